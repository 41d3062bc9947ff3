"""The check in front of the merge engine: what real editors send passes, and nothing else."""

import random

import pytest
from pycrdt import Doc, Text

from app.live.accepted_state import AcceptedState
from app.live.engine import Engine
from app.live.errors import Forbidden
from app.live.order import NewBlock
from app.live.updates import CheckedUpdate, check_update, covers
from app.live.varint import write_number, write_piece

ANA, BEN = 50, 3_000_000_007


def anyone(_: int) -> bool:
    return True


def insert(client: int, clock: int, text: str, *, after: tuple[int, int] | None = None, tail: bytes = b"\0") -> bytes:
    """One block of text as Yjs writes it."""
    place = b"\x04\x01\x04text" if after is None else b"\x84" + write_number(after[0]) + write_number(after[1])
    return (
        b"\1\1"
        + write_number(client)
        + write_number(clock)
        + place
        + write_piece(text.encode("utf-8", "surrogatepass"))
    ) + tail


def refusal(data: bytes, known: dict[int, int] | None = None, pairs: set[tuple[int, int]] | None = None) -> str:
    with pytest.raises(Forbidden) as caught:
        check_update(data, {ANA: 3} if known is None else known, anyone, pairs or set())
    return caught.value.reason


def test_the_vectors_of_security_md() -> None:
    nested = b"\1\1" + write_number(ANA) + b"\3\x88" + write_number(ANA) + b"\2" + b"\x01" + b"\x75\x01" * 30_000
    assert {
        name: refusal(data)
        for name, data in {
            "an empty block list": bytes.fromhex("01010200000000"),
            "a panic": bytes.fromhex("0100020000"),
            "garbage collected 2^30": b"\1\1" + write_number(ANA) + b"\3\0" + write_number(2**30) + b"\0",
            "a clock gap": bytes.fromhex("0101320a040101740341414100"),
            "nested arrays": nested,
            "one endless number": b"\xff" * 400_000,
        }.items()
    } == {
        "an empty block list": "content that is not text",
        "a panic": "no blocks, or too many",
        "garbage collected 2^30": "content that is not text",
        "a clock gap": "another parent than the text",
        "nested arrays": "content that is not text",
        "one endless number": "a number of more than 53 bits",
    }


def test_each_rule_alone() -> None:
    assert {
        "gap": refusal(insert(ANA, 4, "x", after=(ANA, 2))),
        "trailing": refusal(insert(ANA, 3, "x", after=(ANA, 2)) + b"\0"),
        "unknown origin": refusal(insert(ANA, 3, "x", after=(BEN, 0))),
        "own future": refusal(insert(ANA, 3, "x", after=(ANA, 3))),
        "empty": refusal(insert(ANA, 3, "", after=(ANA, 2))),
        "lone surrogate": refusal(insert(ANA, 3, "\ud83d", after=(ANA, 2))),
        "long number": refusal(bytes.fromhex("0101b20003843202017800")),
        "key": refusal(bytes.fromhex("01013203a43202017800")),
        "other root": refusal(b"\1\1\x32\3\4\1\4tixt\1x\0"),
        "parent by id": refusal(b"\1\1\x32\3\4\0\x32\0\1x\0"),
        "skip": refusal(bytes.fromhex("010132038a32020300")),
        "json": refusal(bytes.fromhex("0101320382320201017800")),
        "format": refusal(bytes.fromhex("010132038632020162013100")),
        "delete beyond": refusal(bytes.fromhex("00013201020200")[:-1]),
        "delete nothing": refusal(bytes.fromhex("000132010000")),
        "delete twice": refusal(bytes.fromhex("00013202000200")[:-1] + b"\1\1"),
        "no ranges": refusal(bytes.fromhex("00013200")),
        "client twice": refusal(bytes.fromhex("0002320100013201010 1".replace(" ", ""))),
        "cut off": refusal(insert(ANA, 3, "x", after=(ANA, 2))[:-1]),
        "clock of 32 bits": refusal(b"\1\1\x32\3\x81\x32\2" + write_number(2**31) + b"\0"),
        "much deleted": refusal(b"\1\1\x32\3\x81\x32\2" + write_number(2**20 + 1) + b"\0"),
    } == {
        "gap": "a gap before its content",
        "trailing": "something behind the end",
        "unknown origin": "content that depends on something unknown",
        "own future": "content that depends on itself",
        "empty": "an empty block",
        "lone surrogate": "text that is not UTF-8",
        "long number": "a number that is too long",
        "key": "a key",
        "other root": "another parent than the text",
        "parent by id": "another parent than the text",
        "skip": "content that is not text",
        "json": "content that is not text",
        "format": "content that is not text",
        "delete beyond": "a deletion of something unknown",
        "delete nothing": "ranges that are empty or out of order",
        "delete twice": "ranges that are empty or out of order",
        "no ranges": "no ranges, or too many",
        "client twice": "a client twice",
        "cut off": "cut off",
        "clock of 32 bits": "a clock too large",
        "much deleted": "too much new content",
    }


def test_new_content_needs_the_right_to_write_as_its_client() -> None:
    keystroke = insert(ANA, 3, "x", after=(ANA, 2))
    first = insert(BEN, 0, "x")
    for data in (keystroke, first):
        with pytest.raises(Forbidden, match="somebody else's client id"):
            check_update(data, {ANA: 3}, lambda _: False)
    assert check_update(keystroke, {ANA: 4}, lambda _: False) == CheckedUpdate(repeats=True)


def test_a_character_is_never_cut_in_two() -> None:
    """Yjs shows two U+FFFD where Yrs keeps the character: they would never agree again."""
    pairs = {(ANA, 1)}
    assert {
        refusal(insert(BEN, 0, "x", after=(ANA, 0)), {ANA: 2}, pairs),
        refusal(b"\1\1" + write_number(BEN) + b"\0\x44\x32\1\1x\0", {ANA: 2}, pairs),
        refusal(bytes.fromhex("000132010001"), {ANA: 2}, pairs),
        refusal(bytes.fromhex("000132010101"), {ANA: 2}, pairs),
        refusal(insert(ANA, 0, "😀"), {ANA: 1}),
    } == {"an insertion into a character", "a deletion of half a character", "half a character"}
    emoji = CheckedUpdate(
        clocks={BEN: 3}, inserted_units=3, pairs=((BEN, 1),), blocks=(NewBlock(BEN, 0, 3, None, None),)
    )
    assert check_update(insert(BEN, 0, "😀é"), {}, anyone) == emoji
    assert check_update(bytes.fromhex("000132010002"), {ANA: 2}, anyone, pairs).deletions == {ANA: [(0, 2)]}


def test_blocks_may_come_in_any_order_that_can_be_resolved() -> None:
    """Ana reloaded while offline: her second client id builds on her first, which stands behind it in the update."""
    second = b"\1" + write_number(BEN) + b"\0\x84\x32\3\1y"
    first = b"\1\x32\3\x84\x32\2\1x"
    in_order = (NewBlock(ANA, 3, 1, (ANA, 2), None), NewBlock(BEN, 0, 1, (ANA, 3), None))
    both = CheckedUpdate(clocks={BEN: 1, ANA: 4}, inserted_units=2, blocks=in_order)
    assert check_update(b"\2" + second + first + b"\0", {ANA: 3}, anyone) == both
    circle = b"\1\x32\3\x84" + write_number(BEN) + b"\0\1x"
    assert refusal(b"\2" + second + circle + b"\0") == "content that depends on something unknown"


def test_what_a_row_of_another_process_repeats_counts_for_nothing() -> None:
    """Mallory repeats her letters as half an emoji. Where that was believed, no one could delete them any more."""
    engine = Engine()
    honest = insert(ANA, 0, "ab")
    engine.apply([honest])
    accepted = AcceptedState(engine, {})
    repeated = b"\1\2" + write_number(ANA) + b"\0\4\1\4text" + write_piece("😀".encode()) + b"\x84\x32\1\1c\0"
    accepted.learn([repeated], {})
    assert (accepted.pairs, accepted.known) == (set(), {ANA: 3})
    assert accepted.check(bytes.fromhex("000132010001"), "ana").deletions == {ANA: [(0, 1)]}


def test_where_another_process_took_text_into_a_deleted_character_more_may_come() -> None:
    """It had read the document from a snapshot, which does not tell what was deleted."""
    engine = Engine()
    engine.apply([insert(ANA, 0, "😀"), bytes.fromhex("000132010002")])
    accepted = AcceptedState(engine, {})
    accepted.pairs.add((ANA, 1))  # as one knows it who was there
    honest = insert(7, 0, "x", after=(ANA, 0))
    with pytest.raises(Forbidden, match="an insertion into a character"):
        accepted.check(honest, "ana")
    accepted.learn([insert(BEN, 0, "y", after=(ANA, 0))], {BEN: "ben"})
    assert accepted.check(honest, "ana").clocks == {7: 1}


def test_covers() -> None:
    assert covers({1: [(0, 5), (7, 9)]}, {1: [(1, 2), (3, 5), (7, 9)]})
    assert not covers({1: [(0, 5), (7, 9)]}, {1: [(4, 8)]})
    assert not covers({}, {1: [(0, 1)]})


@pytest.mark.parametrize("seed", range(6))
def test_everything_that_people_do_passes(seed: int) -> None:
    """Several people write, delete, go offline and merge: every update passes, and clocks are the engine's."""
    print(f"seed {seed}")
    source = random.Random(seed)
    people = [Doc[Text](client_id=source.randrange(2**32)) for _ in range(4)]
    texts = [one.get("text", type=Text) for one in people]
    engine = Engine()
    known: dict[int, int] = {}
    pairs: set[tuple[int, int]] = set()
    for _ in range(300):
        number = source.randrange(4)
        edit(texts[number], source)
        if source.random() < 0.3:
            update = people[number].get_update(engine.state_vector())
            checked = check_update(update, known, anyone, pairs)
            engine.apply([update])
            known.update(checked.clocks)
            pairs.update(checked.pairs)
            assert known == engine.clocks()
            people[number].apply_update(engine.update_since(people[number].get_state()))
            assert str(texts[number]) == engine.text()
    assert engine.pairs() <= pairs


def edit(text: Text, source: random.Random) -> None:
    characters = str(text)
    at = source.randrange(len(characters) + 1)
    start = len(characters[:at].encode())
    if characters and source.random() < 0.4:
        end = min(len(characters), at + source.randrange(1, 4))
        del text[start : len(characters[:end].encode())]
    else:
        text.insert(start, source.choice(["a", "é", "😀", "visitor ", "\n", "世界"]))


def test_the_servers_own_text_has_one_client_id() -> None:
    update = Engine(77).become("Draft 1\n\nOur guests 😀")
    assert check_update(update, {}, anyone).clocks == {77: 22}
    engine = Engine()
    engine.apply([update])
    assert engine.text() == "Draft 1\n\nOur guests 😀"
