"""A long list on its way: its page hears how far it is, can give it up, and finds nothing half done."""

import asyncio
import json
import threading
import time
from collections.abc import AsyncIterator, Sequence

import httpx
import pytest
from sqlalchemy.ext.asyncio import AsyncConnection

from app.reading import apart
from app.reading.lines import Task, lines
from app.storage import answers as stored_answers
from app.storage.answers import NewAnswer
from app.storage.tables import answer_import_chunks, answer_imports, answers
from app.web.progress import LINES
from tests.web.gatherings import Gathering
from tests.web.serving import House

LONG = "Answer\n" + "".join(f"Calm and warm, said guest {number}\n" for number in range(6_000))
ROWS = "Calm\nWarm\nKind\n"


def sent(maria: httpx.Client, address: str, **data: object) -> list[dict[str, object]]:
    """The lines that tell something new."""
    with maria.stream("POST", address, headers={"accept": LINES}, **data) as answer:  # type: ignore[arg-type]
        assert (answer.status_code, answer.headers["content-type"].split(";")[0]) == (200, LINES)
        lines = [json.loads(line) for line in answer.iter_lines()]
    assert lines[0] == {"done": 0, "total": 0}  # at once, so that the page knows that its work has begun
    return [line for line in lines if line.get("total") != 0]


def stored(house: House) -> dict[str, int]:
    found = house.snapshot()
    return {table.name: len(found[table.name]) for table in (answer_imports, answer_import_chunks, answers)}


def test_a_page_hears_how_far_its_list_is_read_and_added(museum: Gathering) -> None:
    imports = museum.prepare + "/survey/imports"
    with museum.facilitator() as maria:
        *told, end = sent(maria, imports, files={"file": ("long.csv", LONG.encode())}, data={"pasted": ""})
        assert told == [{"done": done, "total": 6001} for done in (2000, 4000, 6000)]
        assert maria.get(str(end["go"])).status_code == 200
        *told, last = sent(maria, f"{end['go']}/apply")
    looked_at = [{"done": done, "total": 6001} for done in (5000, 6001)]
    assert told == [*looked_at, {"done": 5000, "total": 6000}, {"done": 6000, "total": 6000}]
    assert last == {"go": imports}
    assert stored(museum.house) == {"answer_imports": 1, "answer_import_chunks": 0, "answers": 6000}


def test_a_refusal_comes_as_the_page_that_says_so(museum: Gathering) -> None:
    with museum.facilitator() as maria:
        *_, end = sent(maria, museum.prepare + "/survey/imports", data={"pasted": "ana@museum.example\n"})
        *_, gone = sent(maria, museum.prepare + "/survey/imports/elsewhere/apply")
        *_, people = sent(maria, museum.prepare + "/people/imports", data={"pasted": "2026-11-10;7\n2026-11-11;8\n"})
    assert "No column of this list looks like answers" in str(end["page"])
    assert "Nothing here" in str(gone["page"])
    assert "This list has no names or e-mail addresses" in str(people["page"])


@pytest.mark.parametrize("act", ["upload", "apply"])
def test_what_is_given_up_halfway_leaves_nothing_behind(
    museum: Gathering, monkeypatch: pytest.MonkeyPatch, act: str
) -> None:
    """The page goes away while the list is read, or while its answers are added."""
    halfway, gone = threading.Event(), threading.Event()

    async def slowly(task: Task, content: bytes) -> AsyncIterator[str]:
        for line in [*lines(task, content)][:2]:
            yield line
        halfway.set()
        await asyncio.sleep(60)

    add = stored_answers.add_answers

    async def half(connection: AsyncConnection, rows: Sequence[NewAnswer]) -> None:
        await add(connection, rows)
        halfway.set()
        await asyncio.to_thread(gone.wait, 10)
        await asyncio.sleep(0.5)  # the server hears of it

    imports = museum.prepare + "/survey/imports"
    with museum.facilitator() as maria:
        waiting = maria.post(imports, data={"pasted": ROWS}).headers["location"] if act == "apply" else ""
        before = stored(museum.house)
        monkeypatch.setattr(apart, "_in_thread", slowly)
        monkeypatch.setattr(stored_answers, "add_answers", half)
        address = f"{waiting}/apply" if waiting else imports
        maria.event_hooks = {}  # what is never read to its end cannot be looked at
        with maria.stream("POST", address, headers={"accept": LINES}, data={} if waiting else {"pasted": ROWS}):
            assert halfway.wait(10)
        gone.set()
        time.sleep(1.5)
    assert stored(museum.house) == before
