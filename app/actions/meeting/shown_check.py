"""The latest check as one page shows it."""

from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncConnection

from app.actions.access import Facilitating, Participating, Person, maker_key
from app.actions.meeting.vision import answerer_key, answers_wait_because, own_answers
from app.actions.services import Services
from app.domain.meeting.vision import Check, CheckAnswer, CheckOutcome, QuestionResult, people_done, results
from app.i18n.messages import Text
from app.storage import vision


@dataclass(frozen=True, kw_only=True)
class CheckShown:
    """`results` only once they are revealed; `mine` are the reader's own answers by question until then.

    `done_count`: people who have answered all three questions; once they are revealed, those who answered any.
    `waits`: why a facilitator cannot show the answers yet; "" if they can, and for everybody else.
    """

    check: Check
    done_count: int
    mine: dict[int, CheckAnswer]
    results: tuple[QuestionResult, ...] | None
    waits: Text = ""


async def shown_check(
    services: Services, connection: AsyncConnection, person: Person, outcomes: tuple[CheckOutcome, ...]
) -> CheckShown | None:
    check = await vision.latest_check(connection, person.workshop.id)
    answers = await vision.answers_of(connection, check.id) if check else ()
    if check and check.is_revealed and not answers:  # in older records; what was before it still counts
        check = outcomes[-1].check if outcomes else None
        answers = await vision.answers_of(connection, check.id) if check else ()
    if check is None:
        return None
    waits: Text = ""
    if not check.is_revealed and isinstance(person, Facilitating):
        waits = await answers_wait_because(services, connection, person.workshop.id, check, answers, outcomes)
    return CheckShown(
        check=check,
        done_count=(check.answered or 0) if check.is_revealed else people_done(answers),
        mine=_mine(services, person, check, answers) if isinstance(person, Participating) else {},
        results=results(answers) if check.is_revealed else None,
        waits=waits,
    )


def _mine(
    services: Services, person: Participating, check: Check, answers: tuple[CheckAnswer, ...]
) -> dict[int, CheckAnswer]:
    maker = maker_key(services, person, check.id)
    own = own_answers(answers, answerer_key(services, person, check.id))
    return {answer.question: answer for answer in own if answer.maker == maker}
