"""The picture of the cloud that pages show: words keep their places, also after a restart and in every process.

It is kept with its day and in steps, so that it does not tell when the last answer came (docs/security.md).
"""

import asyncio
from collections.abc import Callable, Sequence
from datetime import datetime, time

from app.domain.cloud.cloud import CloudEntry
from app.render.cloud import PAGE_SIZE, layout_cloud
from app.render.cloud_layout import CloudLayout, layout_from_json, layout_to_json
from app.storage import cloud
from app.storage.cloud import PictureKind, StoredPicture
from app.storage.database import Database

KEEP_AFTER = 5.0  # seconds between two times that the places are stored, while answers pour in


class Picture:
    def __init__(self, database: Database, now: Callable[[], datetime], workshop_id: str) -> None:
        self._database = database
        self._now = now
        self._workshop_id = workshop_id
        self._entries: tuple[CloudEntry, ...] = ()
        self._layout: CloudLayout | None = None
        self._stored: str | None = None  # as it was last read or written
        self._keep_due = 0.0

    async def draw(
        self, entries: tuple[CloudEntry, ...], answer_count: int, *, must_forget: bool = False
    ) -> CloudLayout | None:
        """None if there are no words. `must_forget`: what is stored may hold a word that nobody is to see."""
        if not entries:
            await self.clear()
            return None
        if entries != self._entries or self._layout is None:
            before = await self._places()
            self._layout = await asyncio.to_thread(page_layout, entries, before)
            self._entries = entries
        if must_forget or asyncio.get_running_loop().time() >= self._keep_due:
            await self._keep(self._layout, answer_count)
        return self._layout

    async def clear(self) -> None:
        """Forget all words."""
        self._entries, self._layout = (), None
        async with self._database.reading() as connection:
            is_there = await cloud.picture_of(connection, self._workshop_id, PictureKind.CURRENT)
        if is_there:
            async with self._database.transaction() as connection:
                await cloud.remove_picture(connection, self._workshop_id, PictureKind.CURRENT)
        self._stored = None

    async def _places(self) -> CloudLayout | None:
        """Where the words stand: as another process has stored it meanwhile, or as this one drew it last."""
        async with self._database.reading() as connection:
            stored = await cloud.picture_of(connection, self._workshop_id, PictureKind.CURRENT)
        if stored is None or stored.words == self._stored:
            return self._layout
        self._stored = stored.words
        try:
            return layout_from_json(stored.words)
        except ValueError:  # from before an update of the program
            return self._layout

    async def _keep(self, layout: CloudLayout, answer_count: int) -> None:
        words = layout_to_json(layout)
        if words == self._stored:
            return
        now = self._now()
        today = datetime.combine(now.date(), time(), now.tzinfo)
        picture = StoredPicture(answer_count, words, None, today)
        async with self._database.transaction() as connection:
            await cloud.store_picture(connection, self._workshop_id, PictureKind.CURRENT, picture)
        self._stored = words
        self._keep_due = asyncio.get_running_loop().time() + KEEP_AFTER


def page_layout(entries: Sequence[CloudEntry], before: CloudLayout | None = None) -> CloudLayout:
    """The picture for pages. Where a word stood `before`, it stays if it can."""
    return layout_cloud(entries, width=PAGE_SIZE[0], height=PAGE_SIZE[1], before=before)
