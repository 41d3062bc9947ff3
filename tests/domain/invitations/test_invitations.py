"""Who has an invitation, who needs one, and when a message that came to nothing is tried again."""

from dataclasses import replace
from datetime import timedelta

import pytest

from app.domain.invitations import invitations as rules
from app.domain.invitations.invitations import Audience, DeliveryState, Invitation, InvitationKind, Standing, standings
from app.domain.people.people import Participant
from tests.factories import MORNING, participant
from tests.people import ANA, BEN, CHEN

WAITING, SENDING, SENT, FAILED, UNCLEAR = (
    DeliveryState.WAITING,
    DeliveryState.SENDING,
    DeliveryState.SENT,
    DeliveryState.FAILED,
    DeliveryState.UNCLEAR,
)


def message(state: DeliveryState, kind: InvitationKind = InvitationKind.INVITATION, **changes: object) -> Invitation:
    sent_at = MORNING if state is SENT else None
    made = Invitation("m1", "museum", "ana", kind, state, 1, MORNING, MORNING, sent_at, "", 1, 3)
    return replace(made, **changes)  # type: ignore[arg-type]


def standing(*messages: Invitation, person: Participant | None = None, sequence: int = 3) -> Standing:
    (found,) = standings([person or participant(ANA)], messages, sequence)
    return found


def audiences(entry: Standing) -> set[Audience]:
    return {audience for audience in Audience if entry.belongs_to(audience)}


ALL = {Audience.NOT_SENT, Audience.EVERYONE}
AGAIN = {Audience.EVERYONE, Audience.NOT_OPENED, Audience.INVITED}
CANCELLED = message(SENT, InvitationKind.CANCELLATION, id="m2", calendar_sequence=4)


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        (standing(), ALL),
        (standing(person=participant(ANA, email="")), set()),
        (standing(message(WAITING)), set()),
        (standing(message(SENDING)), set()),
        (standing(message(FAILED)), ALL),
        (standing(message(SENT)), AGAIN),
        (standing(message(SENT), person=participant(ANA, opened_at=MORNING)), AGAIN - {Audience.NOT_OPENED}),
        (standing(message(SENT), message(FAILED, InvitationKind.REMINDER, id="m2")), AGAIN),
        (standing(message(SENT), sequence=4), AGAIN | {Audience.OUTDATED}),
        (standing(message(SENT), person=participant(ANA, link_version=2)), ALL | {Audience.INVITED}),
        (standing(message(SENT), CANCELLED, sequence=9), {Audience.EVERYONE}),
    ],
)
def test_a_press_reaches_the_people_its_words_promise(entry: Standing, expected: set[Audience]) -> None:
    assert audiences(entry) == expected


def test_what_may_have_been_sent_is_sent_again_to_nobody_unasked() -> None:
    """But a cancellation goes to everyone who may have the invitation."""
    assert audiences(standing(message(UNCLEAR))) == {Audience.INVITED}
    assert audiences(standing(message(SENT), message(UNCLEAR, InvitationKind.REMINDER, id="m2"))) == {Audience.INVITED}
    perhaps_cancelled = message(UNCLEAR, InvitationKind.CANCELLATION, id="m2")
    assert audiences(standing(message(SENT), perhaps_cancelled)) == set()
    assert standing(message(UNCLEAR)).can_be_sent  # when a person says so


def test_a_message_that_came_to_nothing_is_tried_again_with_growing_waits_and_then_given_up() -> None:
    tried, now, waits = message(SENDING, attempts=1), MORNING, []
    while tried.state is not FAILED:
        tried = rules.put_off(replace(tried, state=SENDING), "Nobody there.", now)
        if tried.state is WAITING:
            assert tried.reason == "Nobody there."
            waits.append(tried.due_at - now)
            now, tried = tried.due_at, replace(tried, attempts=tried.attempts + 1)
    assert waits == [timedelta(minutes=minutes) for minutes in (1, 5, 15, 60, 180)]
    assert (tried.attempts, tried.reason) == (6, "Nobody there. Given up after 6 attempts.")


def test_every_outcome_says_what_became_of_it() -> None:
    sending = message(SENDING, reason="Nobody there.")
    assert rules.sent(sending, MORNING) == message(SENT)
    assert rules.failed(sending, "No such user.") == message(FAILED, reason="No such user.")
    told = "Cut off. It may have been sent: ask them before you send it again."
    assert rules.unclear(sending, "Cut off.") == message(UNCLEAR, reason=told)


def test_after_a_cancellation_calendars_take_only_a_higher_number() -> None:
    cancelled = message(SENT, InvitationKind.CANCELLATION, calendar_sequence=4)
    assert rules.sequence_after([message(SENT)], 3) == 3
    assert rules.sequence_after([message(SENT), cancelled], 3) == 5
    assert rules.sequence_after([replace(cancelled, state=UNCLEAR)], 3) == 5
    assert rules.sequence_after([replace(cancelled, state=FAILED)], 3) == 3
    assert rules.sequence_after([cancelled], 7) == 7


def test_advice_names_what_is_to_be_done_the_most_urgent_first() -> None:
    people = [participant(ANA), participant(BEN), participant(CHEN, email=""), participant(CHEN, id="wei")]
    messages = [message(SENT), message(UNCLEAR, participant_id="ben", id="m2")]
    everyone = standings(people, messages, 4)
    starts_at = MORNING + timedelta(days=1)
    assert rules.advice(everyone, starts_at, MORNING) == (
        "One person has another time or place in the calendar: send the update.",
        "One person may or may not have got the message: ask before you send it again.",
        "One person has no invitation yet.",
        "One person has not opened their link yet: a reminder helps.",
        "One person has no e-mail address here: copy the text and send it some other way.",
    )
    invited = standings([participant(ANA), participant(BEN)], [message(SENT), message(SENT, participant_id="ben")], 3)
    assert rules.advice(invited, starts_at, MORNING) == ("2 people have not opened their link yet: a reminder helps.",)
    assert rules.advice(invited, MORNING + timedelta(days=5), MORNING) == ()
    assert rules.advice(invited, MORNING - timedelta(days=1), MORNING) == ()
