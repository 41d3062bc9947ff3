"""The languages of answers that older versions of the program took: found in the background, once."""

import asyncio
from collections import defaultdict

from app.domain.languages.detection import get_ready, languages_of
from app.storage import answer_languages
from app.storage.database import Database

AT_ONCE = 500
PAUSE = 0.05  # seconds between two transactions: people who answer meanwhile go first
LOOK_EVERY = 600.0  # seconds: another process of an older version may still take answers


async def keep_finding(database: Database, *, look_every: float = LOOK_EVERY) -> None:
    """Until cancelled: find the languages that are missing, so that no cloud has to wait for them."""
    await asyncio.to_thread(get_ready)
    while True:
        await find_missing(database)
        await asyncio.sleep(look_every)


async def find_missing(database: Database, *, at_once: int = AT_ONCE) -> None:
    """Until every answer has its language."""
    found = True
    while found:
        found = await _find_some(database, at_once)
        await asyncio.sleep(PAUSE if found else 0)


async def _find_some(database: Database, most: int) -> bool:
    async with database.reading() as connection:
        rows = await answer_languages.without_language(connection, most)
        wordings = await answer_languages.wordings_of(connection, {workshop_id for _, workshop_id, _ in rows})
    by_workshop: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for answer_id, workshop_id, text in rows:
        by_workshop[workshop_id][answer_id] = text
    found: dict[str, str] = {}
    for workshop_id, texts in by_workshop.items():
        languages = await asyncio.to_thread(languages_of, list(texts.values()), wordings.get(workshop_id, ()))
        found.update(zip(texts, languages, strict=True))
    if found:
        async with database.transaction() as connection:
            await answer_languages.set_languages(connection, found)
    return bool(found)
