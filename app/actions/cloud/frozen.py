"""The picture that a facilitator froze for the handout: it stays as it is while the cloud goes on changing.

One thing overrides that: words that were hidden afterwards, and words that may not be shown any more, as when all but
one of their answers are hidden, are left out. The others keep their places and their counts.
"""

import asyncio
import json
from collections.abc import Collection
from dataclasses import replace

from app.actions.access import Facilitating
from app.actions.change import change
from app.actions.services import Services
from app.counting.counter import Counter
from app.counting.state import CloudState, FrozenPicture
from app.domain.cloud.cloud import CloudEntry
from app.domain.cloud.shown import withheld
from app.domain.errors import Conflict
from app.render.cloud import page_layout
from app.render.cloud_layout import CloudLayout, layout_from_json, layout_to_json
from app.storage import cloud
from app.storage.cloud import PictureKind, StoredPicture


async def freeze(services: Services, person: Facilitating) -> None:
    """The handout shows this picture from now on, instead of one that was frozen before."""
    counter = await services.counters.of(person.workshop.id)
    state = await counter.present()
    if not state.entries or state.layout is None:
        raise Conflict("There is no picture to freeze yet.", "Come back when more people have answered.")
    words = json.dumps(
        {
            "entries": [[entry.word, entry.count, entry.key] for entry in state.entries],
            "layout": layout_to_json(state.layout),
        },
        ensure_ascii=False,
    )
    picture = StoredPicture(state.answer_count, words, person.name, services.now())
    async with change(services, person, "froze the picture of the cloud") as connection:
        await cloud.store_picture(connection, person.workshop.id, PictureKind.FROZEN, picture)


async def release(services: Services, person: Facilitating) -> None:
    """The handout shows the cloud of the moment again."""
    async with change(services, person, "released the picture of the cloud") as connection:
        was_there = await cloud.remove_picture(connection, person.workshop.id, PictureKind.FROZEN)
        if not was_there:
            raise Conflict("The handout shows the present cloud already.", "Nothing was changed.")


async def frozen_picture(services: Services, counter: Counter, state: CloudState) -> CloudState | None:
    """As it may be shown now; None if there is none, and below the minimum, where nothing is shown."""
    async with services.database.reading() as connection:
        picture = await cloud.picture_of(connection, counter.workshop_id, PictureKind.FROZEN)
    if picture is None or state.entries is None:
        return None
    entries = _entries(picture)
    rare = [entry.key for entry in entries if state.pictured(entry.key) is None]
    counts = await counter.counts(state, rare)
    not_now = {key for key in rare if not _may_be_shown(state, key, counts[key])}
    return _shown(picture, entries, await _layout(picture, entries), state, not_now)


async def _layout(picture: StoredPicture, entries: tuple[CloudEntry, ...]) -> CloudLayout:
    """As it was stored; an update of the program that draws words otherwise lays the same words out anew."""
    try:
        return layout_from_json(json.loads(picture.words)["layout"])
    except ValueError:
        return await asyncio.to_thread(page_layout, entries)


def _entries(picture: StoredPicture) -> tuple[CloudEntry, ...]:
    return tuple(CloudEntry(*values) for values in json.loads(picture.words)["entries"])


def _may_be_shown(state: CloudState, key: str, count: int) -> bool:
    return withheld(CloudEntry(key, count, key), state.answer_count) is None


def _shown(
    picture: StoredPicture,
    entries: tuple[CloudEntry, ...],
    layout: CloudLayout,
    state: CloudState,
    not_now: Collection[str],
) -> CloudState:
    most = max(picture.answer_count, state.answer_count)
    out = {entry.key for entry in entries if state.choices.is_hidden(entry.key) or withheld(entry, most)}
    out |= set(not_now)
    left = tuple(entry for entry in entries if entry.key not in out)
    was_closed = state.closed_at is not None and state.closed_at <= picture.drawn_at
    return replace(
        state,
        entries=left,
        layout=replace(layout, words=tuple(word for word in layout.words if word.key not in out)),
        answer_count=picture.answer_count,
        words=left,
        closed_at=state.closed_at if was_closed else None,
        frozen=FrozenPicture(
            by=picture.drawn_by or "",
            at=picture.drawn_at,
            left_out=tuple(entry.word for entry in entries if entry.key in out),
            has_changed=left != state.entries,
        ),
    )
