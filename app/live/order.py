"""Where every piece of a document stands, deleted ones too: the list inside the merge engine, without its text.

An editor inserts between two neighbours, and names them: the last character before (the origin) and the first behind
(the right origin). Others may have put something between the two meanwhile, but nothing that the author knew. A block
that breaks this rule is no editor's, and merge engines do not agree about it: where it lands depends on how pieces are
cut, so that neighbours, late joiners and a reload read different texts for good. A block that keeps it could be an
honest one, and those land in the same place everywhere.

What the author knew is at least what its earlier text, the origin and the right origin build on.
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from operator import attrgetter
from typing import NamedTuple

from app.live.errors import forbid
from app.live.grammar import Id

MOST_PIECES = 200_000  # each takes some 400 bytes; a new one comes where somebody moves the caret and writes


class NewBlock(NamedTuple):
    """Text that comes in. Its first unit is (client, clock)."""

    client: int
    clock: int
    length: int
    origin: Id | None
    right_origin: Id | None


class Piece:
    """A stretch of one client's text that stands together. `end`: the clock behind it. None as `next`: the end."""

    __slots__ = ("client", "clock", "end", "next", "origin", "previous", "right_origin")

    def __init__(self, client: int, clock: int, end: int, origin: Id | None, right_origin: Id | None) -> None:
        self.client = client
        self.clock = clock
        self.end = end
        self.origin = origin
        self.right_origin = right_origin
        self.previous: Piece | None = None
        self.next: Piece | None = None

    def link_behind(self, previous: "Piece") -> None:
        following = previous.next
        self.previous, self.next = previous, following
        previous.next = self
        if following is not None:
            following.previous = self

    def unlink(self) -> None:
        if self.previous is not None:
            self.previous.next = self.next
        if self.next is not None:
            self.next.previous = self.previous


_clock_of = attrgetter("clock")


class Order:
    """`take` new blocks of clients; `learn` what was taken before. Both need blocks after all that they build on."""

    def __init__(self) -> None:
        self._start = Piece(-1, 0, 0, None, None)  # stands before everything
        self._pieces: dict[int, list[Piece]] = {}  # client -> its pieces, by clock
        self._count = 0
        self._seen: dict[int, dict[int, int]] = {}  # client -> what it has seen: client -> next clock

    def take(self, blocks: Sequence[NewBlock]) -> None:
        """Raises Forbidden where one has no place between two neighbours; then all stays as it was."""
        try:
            for block in blocks:
                self._put(block, check=True)
        except Exception:
            for block in blocks:
                self._remove(block.client, block.clock)
                self._seen.pop(block.client, None)
            raise

    def learn(self, blocks: Iterable[NewBlock]) -> None:
        for block in blocks:
            self._put(block, check=False)

    def ids(self) -> list[Id]:
        """Of all units, in their order."""
        found = []
        piece = self._start.next
        while piece is not None:
            found += [(piece.client, clock) for clock in range(piece.clock, piece.end)]
            piece = piece.next
        return found

    def _put(self, block: NewBlock, *, check: bool) -> None:
        client, clock, length, origin, right_origin = block
        own = self._pieces.get(client)
        if own:
            last = own[-1]
            if right_origin == last.right_origin and origin == (client, clock - 1):  # it writes on: the usual case
                check = False
                following = last.next
                if following is None or following.origin != origin:
                    last.end += length
                    return
        right = None if right_origin is None else self._starting_at(*right_origin)  # first: it may cut the left one
        left = self._start if origin is None else self._ending_at(*origin)
        if check:
            if self._count > MOST_PIECES:
                forbid("too many pieces")
            self._expect_neighbours(block, left, right)
        piece = Piece(client, clock, clock + length, origin, right_origin)
        piece.link_behind(self._place(piece, left, right))
        self._pieces.setdefault(client, []).append(piece)
        self._count += 1

    def _place(self, new: Piece, left: Piece, right: Piece | None) -> Piece:
        """Behind which piece it comes, among those that others put between the same two: as Yjs and Yrs decide it."""
        place, other = left, left.next
        passed: set[Piece] = set()
        undecided: set[Piece] = set()
        while other is not None and other is not right:
            passed.add(other)
            undecided.add(other)
            if other.origin == new.origin:
                if other.client < new.client:
                    place = other
                    undecided.clear()
                elif other.right_origin == new.right_origin:
                    break
            elif other.origin is not None and (parent := self._piece_at(*other.origin)) in passed:
                if parent not in undecided:
                    place = other
                    undecided.clear()
            else:
                break
            other = other.next
        return place

    # -- what the author knew

    def _expect_neighbours(self, block: NewBlock, left: Piece, right: Piece | None) -> None:
        between = []
        piece = left.next
        while piece is not right:
            if piece is None:
                forbid("an insertion whose end comes before its beginning")
            between.append(piece)
            piece = piece.next
        if between:
            seen = self._seen_by(block)
            if any(seen.get(one.client, 0) > one.clock for one in between):
                forbid("an insertion between two that are no neighbours")

    def _seen_by(self, block: NewBlock) -> dict[int, int]:
        """All that the block builds on. Remembered, so that each piece is looked at once for each client."""
        seen = self._seen.setdefault(block.client, {})
        todo = [block.origin, block.right_origin, (block.client, block.clock - 1)]
        while todo:
            one = todo.pop()
            if one is None:
                continue
            client, clock = one
            before = seen.get(client, 0)
            if clock < before:
                continue
            seen[client] = clock + 1
            pieces = self._pieces[client]
            for index in range(self._index(pieces, before), self._index(pieces, clock) + 1):
                piece = pieces[index]
                if piece.clock >= before:
                    todo += (piece.origin, piece.right_origin)
        return seen

    # -- pieces

    @staticmethod
    def _index(pieces: list[Piece], clock: int) -> int:
        return bisect_right(pieces, clock, key=_clock_of) - 1

    def _piece_at(self, client: int, clock: int) -> Piece:
        pieces = self._pieces[client]
        return pieces[self._index(pieces, clock)]

    def _starting_at(self, client: int, clock: int) -> Piece:
        pieces = self._pieces[client]
        index = self._index(pieces, clock)
        return pieces[index] if pieces[index].clock == clock else self._cut(pieces, index, clock)

    def _ending_at(self, client: int, clock: int) -> Piece:
        pieces = self._pieces[client]
        index = self._index(pieces, clock)
        if pieces[index].end > clock + 1:
            self._cut(pieces, index, clock + 1)
        return pieces[index]

    def _cut(self, pieces: list[Piece], index: int, clock: int) -> Piece:
        """Cut one in two; the second, which begins at this clock."""
        first = pieces[index]
        second = Piece(first.client, clock, first.end, (first.client, clock - 1), first.right_origin)
        first.end = clock
        second.link_behind(first)
        pieces.insert(index + 1, second)
        self._count += 1
        return second

    def _remove(self, client: int, clock: int) -> None:
        """What this client wrote from this clock on."""
        pieces = self._pieces.get(client, [])
        while pieces and pieces[-1].clock >= clock:
            pieces.pop().unlink()
            self._count -= 1
        if pieces:
            pieces[-1].end = min(pieces[-1].end, clock)
