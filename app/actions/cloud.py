"""The word cloud: a doorway to the answers."""

import asyncio
from dataclasses import dataclass
from functools import lru_cache

from app.actions.services import Services
from app.domain.cloud import MINIMUM_ANSWERS, CloudEntry, Segment, answers_with, visible_cloud
from app.domain.workshops import Workshop
from app.render.cloud import CloudLayout, page_layout
from app.storage import answers


@dataclass(frozen=True)
class CloudState:
    """`entries` and `layout` are None while there are fewer answers than the minimum: then nothing of them is shown."""

    entries: tuple[CloudEntry, ...] | None
    layout: CloudLayout | None
    answer_count: int
    minimum: int = MINIMUM_ANSWERS


async def current(services: Services, workshop: Workshop) -> CloudState:
    async with services.database.reading() as connection:
        texts = await answers.answer_texts(connection, workshop.id)
    return await asyncio.to_thread(_counted, texts, workshop.question)


@lru_cache(maxsize=32)
def _counted(texts: tuple[str, ...], question: str) -> CloudState:
    """The same answers are counted and laid out once, however many pages show them."""
    entries = visible_cloud(texts, question)
    return CloudState(entries, page_layout(entries) if entries else None, len(texts))


async def answers_behind(services: Services, workshop: Workshop, key: str) -> tuple[tuple[Segment, ...], ...]:
    """The answers in which a word of the cloud occurs, with its places marked; none below the minimum."""
    async with services.database.reading() as connection:
        texts = await answers.answer_texts(connection, workshop.id)
    if len(texts) < MINIMUM_ANSWERS:
        return ()
    return tuple(await asyncio.to_thread(answers_with, texts, workshop.question, key))
