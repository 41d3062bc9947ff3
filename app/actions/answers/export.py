"""Answers and words to take away, as tables: nothing of who, when or in which order."""

from app.actions.access import Facilitating
from app.actions.cloud import cloud
from app.actions.services import Services
from app.counting.worker_threads import in_thread
from app.domain.answers.export import Table, answers_table, words_table
from app.domain.cloud.cloud import MINIMUM_ANSWERS
from app.domain.errors import NotFound
from app.storage import moderation


async def answers(services: Services, person: Facilitating, *, with_hidden: bool) -> Table:
    """Raises NotFound while there are so few answers that none is shown."""
    async with services.database.reading() as connection:
        counts = await moderation.counts(connection, person.workshop.id)
        if (counts.total if with_hidden else counts.shown) < MINIMUM_ANSWERS:
            raise _too_few()
        texts = await moderation.texts(connection, person.workshop.id)
    return await in_thread(answers_table, texts, with_hidden=with_hidden)


async def words(services: Services, person: Facilitating) -> Table:
    """The words of the cloud as it is shown. Raises NotFound while it is not."""
    state = await cloud.current(services, person.workshop)
    if state.entries is None:
        raise _too_few()
    return words_table([(entry.word, entry.count) for entry in state.entries])


def _too_few() -> NotFound:
    return NotFound(
        f"There are fewer than {MINIMUM_ANSWERS} answers so far, so nothing of them is shown.",
        "Come back when more people have answered.",
    )
