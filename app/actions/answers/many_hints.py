"""Calling all hints of one kind harmless at once, for a facilitator who has little time, and opening them again."""

from datetime import datetime

from app.actions.access import Facilitating
from app.actions.answers.moderation import answers_with_open_hints, tell_counters
from app.actions.change import change
from app.actions.services import Services
from app.domain.answers.moderation import StoredAnswer
from app.domain.errors import Conflict
from app.domain.hints.hints import HintKind, Names, hints, open_hints, stretch
from app.storage import cloud, moderation


async def call_all_harmless(services: Services, person: Facilitating, kind: HintKind) -> datetime:
    """What open hints of this kind point at names nobody, in all answers that are shown. Hints of other kinds in the
    same answers stay open. Gives the moment by which `open_all_again` knows them."""
    workshop_id, moment = person.workshop.id, services.now()
    hinted = await answers_with_open_hints(services, person)
    tell = tell_counters(services, person)
    async with change(services, person, "called all hints of one kind harmless", before_ring=tell) as connection:
        names = await cloud.names_of(connection, workshop_id)
        for answer in await moderation.those(connection, workshop_id, hinted):
            said = _stretches(answer, names, kind)
            if said:
                await moderation.call_harmless(
                    connection, workshop_id, answer.id, answer.harmless | said, person.name, moment
                )
    return moment


def _stretches(answer: StoredAnswer, names: Names, kind: HintKind) -> frozenset[str]:
    found = open_hints(answer.text, names, answer.harmless)
    return frozenset(stretch(answer.text, hint) for hint in found if hint.kind is kind)


async def open_all_again(services: Services, person: Facilitating, kind: HintKind, moment: datetime) -> None:
    """The hints of this kind, in answers that the same person called harmless at that moment, are open again."""
    workshop_id = person.workshop.id
    tell = tell_counters(services, person)
    async with change(services, person, "opened all hints of one kind again", before_ring=tell) as connection:
        names = await cloud.names_of(connection, workshop_id)
        called = await moderation.called_harmless_at(connection, workshop_id, person.name, moment)
        if not called:
            raise Conflict("There is nothing to undo: it was undone already.", "Look at the page again.")
        for answer in called:
            found = {stretch(answer.text, hint) for hint in hints(answer.text, names) if hint.kind is kind}
            left = answer.harmless - found
            if left:
                await moderation.call_harmless(connection, workshop_id, answer.id, left, person.name, services.now())
            else:
                await moderation.call_doubtful(connection, workshop_id, answer.id)
