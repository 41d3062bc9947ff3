"""Drafts after collection: labels without authors, likes, and the heat they add up to."""

import random
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import pairwise

from app.domain.blank import is_blank
from app.domain.errors import Invalid
from app.domain.workshops.workshops import Mode, one_line
from app.i18n.messages import Message, msg

REASON_LIMIT = 500
HEAT_STEPS = 5
FEWEST_SOLO_DRAFTS = 3  # of fewer, everybody could tell whose is whose (docs/live-documents.md)


class Outcome(StrEnum):
    """How drafting ended. The values stand in the database and in the JSON export."""

    OPEN = "open"  # it has not ended
    COLLECTED = "collected"
    WITHHELD = "withheld"  # too few wrote alone: the documents stay their authors' and are shown to nobody
    RELEASED = "released"  # withheld at first, then shown because all who wrote wished it


NOTES = {  # what the meeting's pages say of it until the next phase
    Outcome.COLLECTED: msg("Drafting is over: the drafts were collected"),
    Outcome.WITHHELD: msg("Drafting is over: the drafts were not shown"),
    Outcome.RELEASED: msg("The drafts are shown now"),
}
LATE_NOTE = msg("A late draft was put among the others, at a place drawn by lot; drafts after it went up by one number")


@dataclass(frozen=True)
class Draft:
    """`label` is "Team A" or "Draft 3"; nothing here, or anywhere, tells who wrote a solo draft.

    `heat`: (start, end, how many people like these characters), once its likes are settled; None until then.
    """

    id: str
    position: int
    label: str
    text: str
    heat: tuple[tuple[int, int, int], ...] | None = None

    @property
    def is_settled(self) -> bool:
        """Whether its likes stand: none comes any more, none is taken back, and none can be told from whom it was."""
        return self.heat is not None


@dataclass(frozen=True)
class LateDraft:
    """Text that reached the server after the lock and that its author offers. `team` in breakouts, else None."""

    id: str
    team: str | None
    text: str


@dataclass(frozen=True)
class Like:
    """Somebody likes the characters from `start` to `end` (code points, end excluded) of a draft.

    `liker_key` knows a person's likes, on devices that let each other in (see domain/seats/seats.py), until they are
    settled. From then on each has a random one of its own.
    """

    id: str
    draft_id: str
    liker_key: str
    start: int
    end: int
    reason: str


@dataclass(frozen=True)
class LikedPhrase:
    """A phrase with how many people like it and the reasons they gave. `mine` is the reader's own like, if any."""

    phrase: str
    start: int
    end: int
    count: int
    reasons: tuple[str, ...]
    mine: str | None


@dataclass(frozen=True)
class HeatSegment:
    """A run of a draft's text that the same number of people like."""

    text: str
    count: int

    @property
    def heat(self) -> int:
        return min(self.count, HEAT_STEPS)


def team_drafts(texts: dict[str, str]) -> tuple[tuple[str, str], ...]:
    """(label, text) for each team, in the teams' order; an empty document is shown as what it is."""
    return tuple((f"Team {team}", texts[team].strip()) for team in sorted(texts))


def solo_drafts(texts: Sequence[str], source: random.Random) -> tuple[tuple[str, str], ...]:
    """(label, text) for each that is not empty, in an order drawn from `source`, a cryptographic one.

    See docs/live-documents.md.
    """
    kept = [text.strip() for text in texts if not is_blank(text)]
    source.shuffle(kept)
    return tuple((f"Draft {number}", text) for number, text in enumerate(kept, start=1))


def checked_late_text(text: str, limit: int) -> str:
    tidy = text.replace("\r\n", "\n").replace("\x00", "").strip()
    if not tidy:
        raise Invalid("There is nothing to offer.", field="text")
    if len(tidy) > limit:
        raise Invalid(f"A draft has at most {limit:,} characters.", "Nothing was lost; shorten it.", field="text")
    return tidy


def with_late(found: Sequence[Draft], late: LateDraft, draft_id: str, source: random.Random) -> tuple[Draft, ...]:
    """All drafts, in order, with the late one in it.

    A team's comes last, as “Team A, late”. One without a team goes where `source`, a cryptographic one, draws: the last
    number would tell who was offline. The others keep their order, and those behind it go up by one number, so that
    people who speak of “Draft 3” find it there or beside it.
    """
    new = Draft(draft_id, 0, f"Team {late.team}, late", late.text)
    if any(draft.is_settled for draft in found):
        new = replace(new, heat=heat_of(new, ()))  # it takes no likes either, or that would tell which it is
    if late.team:
        return (*found, replace(new, position=found[-1].position + 1 if found else 0))
    place = source.randint(0, len(found))
    every = (*found[:place], new, *found[place:])
    return tuple(replace(one, position=number, label=f"Draft {number + 1}") for number, one in enumerate(every))


def are_shown(mode: Mode, outcome: Outcome, found: Sequence[Draft]) -> bool:
    """Team drafts always; solo drafts when there are enough of them to hide among, or all who wrote released theirs."""
    return mode.has_teams or outcome is Outcome.RELEASED or len(found) >= FEWEST_SOLO_DRAFTS


@dataclass(frozen=True, kw_only=True)
class NoDrafts:
    """Why a page shows no drafts, and what to do."""

    heading: Message
    text: Message


def why_no_drafts(mode: Mode, outcome: Outcome) -> NoDrafts:
    if outcome in _NO_DRAFTS:
        return _NO_DRAFTS[outcome]
    return NoDrafts(heading=msg("No drafts to show"), text=_NOTHING_WRITTEN if mode.has_teams else _TOO_FEW)


_NO_DRAFTS = {
    Outcome.WITHHELD: NoDrafts(
        heading=msg("Drafts were not shown"),
        text=msg(
            "Fewer than three were written. With so few, everyone could tell whose is whose. "
            "Say your ideas aloud, or write again."
        ),
    ),
    Outcome.OPEN: NoDrafts(
        heading=msg("The drafts are not collected yet"),
        text=msg(
            "What people wrote is kept. Drafts are collected when drafting ends: the facilitator can go back "
            "to it and end it there."
        ),
    ),
}
_NOTHING_WRITTEN = msg(
    "Nobody had written anything when time was up. Say your ideas aloud, and write the statement together in the "
    "Group document."
)
_TOO_FEW = msg(
    "Fewer than three people wrote a draft. With so few, everyone could tell whose is whose, so none is shown. "
    "Say your ideas aloud, and write the statement together in the Group document."
)


def checked_like(text: str, start: int, end: int, reason: str) -> tuple[int, int, str]:
    """The like as it will be kept: whole words, white space at the edges dropped. Raises Invalid if nothing is left."""
    if not 0 <= start < end <= len(text):
        raise Invalid("Please select the words you like again.", "The draft may have been reloaded.", field="phrase")
    chosen = text[start:end]
    start += len(chosen) - len(chosen.lstrip())
    end -= len(chosen) - len(chosen.rstrip())
    if start >= end:
        raise Invalid("Please select at least one word.", field="phrase")
    start, end = _whole_words(text, start, end)
    tidy = one_line(reason)
    if len(tidy) > REASON_LIMIT:
        raise Invalid(f"Please keep the reason under {REASON_LIMIT} characters.", field="reason")
    return start, end, tidy


def _whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    """A finger or a hasty mouse cuts words; a phrase that people talk about has none cut."""
    while start > 0 and text[start - 1].isalnum() and text[start].isalnum():
        start -= 1
    while end < len(text) and text[end - 1].isalnum() and text[end].isalnum():
        end += 1
    return start, end


def liked_phrases(draft: Draft, likes: Sequence[Like], liker_key: str = "") -> tuple[LikedPhrase, ...]:
    """The draft's liked phrases, most liked first. The same words liked by several people count together."""
    groups: dict[tuple[int, int], list[Like]] = {}
    for like in likes:
        if like.draft_id == draft.id:
            groups.setdefault((like.start, like.end), []).append(like)
    phrases = [
        LikedPhrase(
            phrase=draft.text[start:end],
            start=start,
            end=end,
            count=len(group),
            reasons=tuple(sorted(like.reason for like in group if like.reason)),
            mine=next((like.id for like in group if liker_key and like.liker_key == liker_key), None),
        )
        for (start, end), group in groups.items()
    ]
    return tuple(sorted(phrases, key=lambda phrase: (-phrase.count, phrase.start)))


def heat_segments(draft: Draft, likes: Sequence[Like]) -> tuple[HeatSegment, ...]:
    """The whole text in order, cut wherever the number of people who like it changes."""
    heat = heat_of(draft, likes) if draft.heat is None else draft.heat
    return tuple(HeatSegment(draft.text[start:end], count) for start, end, count in heat)


def heat_of(draft: Draft, likes: Sequence[Like]) -> tuple[tuple[int, int, int], ...]:
    """(start, end, people) for each run of characters that the same number of people like."""
    own = [like for like in likes if like.draft_id == draft.id]
    edges = sorted({0, len(draft.text), *(like.start for like in own), *(like.end for like in own)})
    runs: list[tuple[int, int, int]] = []
    for start, end in pairwise(edges):
        people = len({like.liker_key for like in own if like.start <= start and end <= like.end})
        first = runs.pop()[0] if runs and runs[-1][2] == people else start
        runs.append((first, end, people))
    return tuple(runs)
