"""Old Excel files whose sectors lead in a ring are refused at once; sound ones are read."""

import struct
from pathlib import Path

import pytest

from app.domain.errors import Invalid
from app.reading.compound_files import leads_to_an_end
from app.reading.limits import ANSWERS
from tests.reading.opened import rows_of

SOUND = Path(__file__).with_name("files").joinpath("answers.xls").read_bytes()
SIZE = 512
TABLE = (struct.unpack_from("<I", SOUND, 76)[0] + 1) * SIZE
"""Where its table of sectors stands."""


def with_word(place: int, word: int, content: bytes = SOUND) -> bytes:
    made = bytearray(content)
    struct.pack_into("<I", made, place, word)
    return bytes(made)


DAMAGED = {
    "a sector after itself": with_word(TABLE, 0),
    "two sectors after one another": with_word(TABLE + 4, 0, with_word(TABLE, 1)),
    "a sector that nothing leads to": with_word(TABLE + 4 * 100, 100),
    "one sector of the table twice": with_word(80, struct.unpack_from("<I", SOUND, 76)[0]),
    "more of the table after itself": with_word(68, 0, with_word(SIZE + SIZE - 4, 0)),
    "more of the table beyond the end": with_word(68, 70_000),
    "small sectors beyond the end": with_word(60, 70_000),
    "a table beyond the end": with_word(76, 70_000),
    "a header alone": SOUND[:SIZE],
    "half a header": SOUND[:40],
    "sectors of no size": SOUND[:30] + b"\0\0" + SOUND[32:],
}


@pytest.mark.parametrize("content", DAMAGED.values(), ids=DAMAGED)
def test_what_leads_to_no_end_is_refused(content: bytes) -> None:
    assert not leads_to_an_end(content)
    with pytest.raises(Invalid) as refused:
        rows_of(content, ANSWERS)
    assert str(refused.value).startswith("This spreadsheet cannot be read: it is damaged")


@pytest.mark.parametrize("content", [SOUND, SOUND[:-100], SOUND + b"\0" * 100], ids=["sound", "cut off", "longer"])
def test_what_leads_to_an_end_is_not_kept_from_being_read(content: bytes) -> None:
    assert leads_to_an_end(content)
    assert rows_of(SOUND, ANSWERS)[0].number == 1
