"""Files that are almost lists: mutated bytes of every kind that is read, by the thousand, in a process of their own.

    python -m tests.reading.fuzzing SEED CASES

prints, as JSON, how many were read and how many refused, the slowest (seconds of processor time) and the most memory
(MB) that the process has had. Anything raised but a refusal ends it, with the case's number.
"""

import gzip
import io
import json
import sys
import time
import zipfile
from collections.abc import Sequence
from pathlib import Path
from random import Random

from app.domain.survey.survey import QUESTION
from app.domain.tables.sheets import AS_RECOGNISED
from app.reading.lines import Task, lines
from tests.people import PARTICIPANTS
from tests.reading.survey_exports import google_csv, microsoft_xlsx, survey_monkey_csv
from tests.reading.workbooks import workbook

_PEOPLE = "\n".join(f"{one.name};{one.email};{one.role}" for one in PARTICIPANTS)
_CARDS = "".join(
    f"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:{one.name}\r\nEMAIL;TYPE=work:{one.email}\r\nTITLE:{one.role}\r\nEND:VCARD\r\n"
    for one in PARTICIPANTS
)
_OLD_CARD = "BEGIN:VCARD\nVERSION:2.1\nN;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:M=C3=B6ller;Eva\nEND:VCARD\n"
_LDIF = "version: 1\ndn: cn=Eva Ek\ncn:: RXZhIEVr\nmail: eva@museum.example\n title: Guide\n\n"
_CALENDAR = (
    "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nATTENDEE;CN=Eva Ek:mailto:eva@museum.example\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
)
_PAGE = (
    "<html><table><caption>People</caption><tr><th rowspan=2>Name<th colspan=2>Mail</tr>"
    "<tr><td>Eva<td>e@x.example</table>"
)
_MAILS = "; ".join(f'"{one.name}" <{one.email}>' for one in PARTICIPANTS)
_XML = (
    '<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:x"><Worksheet>'
    '<Table><Row><Cell ss:MergeAcross="1"><Data>Name</Data></Cell></Row></Table></Worksheet></Workbook>'
)
_RUSSIAN = "Отметка времени;Что важно?\n2026-11-10;Спокойно и честно\n2026-11-11;Как дома\n"
_PIECES = (
    *(
        b'"',
        b"'",
        b";",
        b",",
        b"\t",
        b"\0",
        b"\r",
        b"\n",
        b"\xff\xfe",
        b"\xef\xbb\xbf",
        b"\x1b$B",
        b"<",
        b"&#",
        b"=\r\n",
    ),
    *(b"<table>", b"<td>" * 50, b"colspan=99999999", b"BEGIN:VCARD\n", b"sep=,\n", b'""' * 100, b"_x0000_", b"@" * 50),
)


def _zipped(name: str, content: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    return made.getvalue()


def files() -> tuple[bytes, ...]:
    said = ("Warm", "Says “hi”,\nand waits", "=1+1", "Schön", "", "x" * 3000)
    rows = [("Name", "E-mail"), *((one.name, one.email) for one in PARTICIPANTS)]
    texts = (_PEOPLE, _CARDS, _OLD_CARD, _LDIF, _CALENDAR, _PAGE, _MAILS, _XML, _RUSSIAN)
    exports = (google_csv(said), survey_monkey_csv(said), microsoft_xlsx(said), workbook(rows))
    others = (
        _RUSSIAN.encode("cp1251"),
        _RUSSIAN.encode("utf-16"),
        _PEOPLE.encode("utf-16-le"),
        gzip.compress(exports[0]),
    )
    return (*(text.encode() for text in texts), *exports, *others, _zipped("answers.csv", exports[1]))


def mutated(chance: Random, of: Sequence[bytes]) -> bytes:
    content = bytearray(chance.choice(of))
    for _ in range(chance.choice((0, 1, 1, 2, 4, 16))):
        start = chance.randrange(len(content) + 1)
        end = min(len(content), start + chance.choice((1, 1, 4, 40, 400)))
        match chance.randrange(6):
            case 0 if content:
                content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
            case 1:
                del content[start:end]
            case 2:
                content[start:start] = content[start:end] * chance.choice((1, 2, 50, 1000))
            case 3:
                content[start:start] = chance.choice(_PIECES) * chance.choice((1, 1, 3, 300))
            case 4:
                other = chance.choice(of)
                content[start:end] = other[: chance.randrange(len(other) + 1)]
            case _:
                content[start:start] = chance.randbytes(chance.choice((1, 4, 64)))
    return bytes(content[:1_000_000])


def main() -> None:
    seed, cases = int(sys.argv[1]), int(sys.argv[2])
    chance, of = Random(seed), files()
    slowest, refused = 0.0, 0
    for number in range(cases):
        content = mutated(chance, of)
        task = Task(chance.choice(("answers", "people")), AS_RECOGNISED, (QUESTION,))
        began = time.process_time()
        try:
            said = list(lines(task, content))
        except BaseException:
            print(f"case {number} of seed {seed}", file=sys.stderr)
            raise
        slowest = max(slowest, time.process_time() - began)
        refused += said[-1].startswith("X")
    print(json.dumps({"read": cases - refused, "refused": refused, "slowest": slowest, "megabytes": _most_memory()}))


def _most_memory() -> float:
    """MB. `ru_maxrss` would tell of the process that started this one too."""
    (line,) = [line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM:")]
    return int(line.split()[1]) / 1024


if __name__ == "__main__":
    main()
