"""Where text may land: between two that were neighbours for its author, and so in the same place for everyone."""

from random import Random

import pytest
from pycrdt import Doc, Text

from app.live.engine import Engine
from app.live.errors import Forbidden
from app.live.grammar import Id
from app.live.order import NewBlock, Order
from app.live.updates import check_update, new_blocks, read_trusted
from tests.live.structure import Block, Section, Structure, write

BEN, ANA, MALLORY = 10, 20, 30
PROMISE = "We promise to help every guest. "
REVERSED = "an insertion whose end comes before its beginning"
APART = "an insertion between two that are no neighbours"
Written = tuple[int, int, str, Id | None, Id | None]
"""Client, clock, text, origin, right origin."""


def placed(*written: Written) -> list[NewBlock]:
    return [NewBlock(client, clock, len(text), *place) for client, clock, text, *place in written]


def order_of(*written: Written) -> Order:
    order = Order()
    order.take(placed(*written))
    return order


def refusal(order: Order, *written: Written) -> str:
    before = order.ids()
    with pytest.raises(Forbidden) as caught:
        order.take(placed(*written))
    assert order.ids() == before
    return caught.value.reason


def read(*written: Written) -> tuple[str, str]:
    """By a neighbour, and by a late joiner."""
    neighbour, late = Engine(), Engine()
    for client, clock, text, origin, right_origin in written:
        neighbour.apply([write(Structure([Section(client, clock, [Block(origin, right_origin, text)])]))])
    late.apply([neighbour.update_since()])
    return neighbour.text(), late.text()


def test_an_insertion_does_not_end_before_it_begins() -> None:
    """What was found first. The merge engine takes it, and neighbours and late joiners read different texts."""
    promise: Written = (ANA, 0, PROMISE, None, None)
    twisted: Written = (ANA, 32, "NOT ", (ANA, 31), (ANA, 3))
    assert read(promise, twisted) == ("We NOT promise to help every guest. ", PROMISE + "NOT ")
    order = order_of(promise)
    assert refusal(order, twisted) == REVERSED
    assert refusal(order, (ANA, 32, "NOT ", (ANA, 3), (ANA, 3))) == REVERSED
    assert refusal(order, (MALLORY, 0, "NOT ", (ANA, 9), (ANA, 2))) == REVERSED


def test_nothing_that_its_author_knew_stands_within_it() -> None:
    """The right way round is not enough: who names a letter knows all that it was written behind."""
    there: tuple[Written, ...] = (ANA, 0, "ab", None, None), (BEN, 0, "xy", (ANA, 0), None)
    twisted: Written = (MALLORY, 0, "NOT", None, (BEN, 1))
    assert read(*there, twisted) == ("axNOTyb", "axbNOTy")
    order = order_of(*there)
    assert refusal(order, twisted) == APART
    assert refusal(order, (MALLORY, 0, "NOT", (ANA, 0), (BEN, 1))) == APART
    order.take(placed((MALLORY, 0, "x", None, None)))  # as one does who has read nothing yet


def test_what_others_put_between_meanwhile_is_no_reason() -> None:
    """Mallory's letters stand between two that Ben wrote, and Ben did not know of them."""
    order = order_of((ANA, 0, "ab", None, None), (MALLORY, 0, "xyz", (ANA, 0), (ANA, 1)))
    order.take(placed((BEN, 0, "!", (ANA, 0), (ANA, 1)), (BEN, 1, "?", (BEN, 0), (ANA, 1))))
    assert order.ids() == [(ANA, 0), (BEN, 0), (BEN, 1), (MALLORY, 0), (MALLORY, 1), (MALLORY, 2), (ANA, 1)]
    assert refusal(order, (BEN, 2, "?", (ANA, 0), (ANA, 1))) == APART  # his own, he knows
    assert refusal(order, (MALLORY, 3, "?", (ANA, 0), (ANA, 1))) == APART


def test_of_an_update_all_is_taken_or_nothing() -> None:
    order = order_of((ANA, 0, "abcd", None, None))
    good: tuple[Written, ...] = (MALLORY, 0, "x", (ANA, 1), (ANA, 2)), (BEN, 0, "y", (MALLORY, 0), (ANA, 2))
    assert refusal(order, *good, (MALLORY, 1, "z", (ANA, 2), (ANA, 1))) == REVERSED
    order.take(placed(*good, (MALLORY, 1, "z", (ANA, 1), (MALLORY, 0))))
    there = [(ANA, 0), (ANA, 1), (MALLORY, 1), (MALLORY, 0), (BEN, 0), (ANA, 2), (ANA, 3)]
    assert order.ids() == there


def test_there_is_a_limit_to_pieces_and_none_to_writing_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.live.order.MOST_PIECES", 3)
    order = order_of((ANA, 0, "abcd", None, None), (BEN, 0, "x", (ANA, 1), (ANA, 2)))
    assert refusal(order, (BEN, 1, "y", (ANA, 0), (ANA, 1))) == "too many pieces"
    order.take(placed((ANA, 4, "e", (ANA, 3), None)))
    assert order.ids()[-1] == (ANA, 4)


@pytest.mark.parametrize("seed", range(8))
def test_it_is_the_order_of_the_merge_engine(seed: int) -> None:
    """Several write, with others' edits and without; then again from a snapshot."""
    source = Random(seed)
    letters = iter(chr(number) for number in range(0x4E00, 0x9000))
    people = [Doc[Text](client_id=client) for client in source.sample(range(1, 50), 4)]
    texts = [one.get("text", type=Text) for one in people]
    engine, order, known = Engine(), Order(), dict[int, int]()
    names: dict[Id, str] = {}
    for _ in range(200):
        person, text = source.choice(list(zip(people, texts, strict=True)))
        written = "".join(next(letters) for _ in range(source.choice([1, 1, 3])))
        at = len(str(text)[: source.randrange(len(str(text)) + 1)].encode())
        clock = known.get(person.client_id, 0)
        before = person.get_state()
        text.insert(at, written)
        names |= {(person.client_id, clock + offset): letter for offset, letter in enumerate(written)}
        update = person.get_update(before)
        checked = check_update(update, known, lambda _: True)
        order.take(checked.blocks)
        engine.apply([update])
        known.update(checked.clocks)
        if source.random() < 0.5:
            person.apply_update(engine.update_since(person.get_state()))
    assert "".join(names[one] for one in order.ids()) == engine.text()
    again = Order()
    again.learn(new_blocks(read_trusted(engine.update_since()).sections, {}))
    assert again.ids() == order.ids()
