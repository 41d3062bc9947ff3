"""What the server says on its console: no link, no name, no answer. Its operators may read along there."""

import re
import sqlite3
from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest
from websockets.asyncio.client import connect

from tests.browser.server import Server
from tests.people import ORGANISATION, PASSWORD, PRIYA, TITLE
from tests.web.inspection import inspect_answer
from tests.web.opening import enters_from_afar

LINE = re.compile(r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z ERROR ")
NAME, ANSWER = "Canary Participant", "An answer with a canary in it"


@pytest.fixture
async def server(tmp_path: Path) -> AsyncIterator[Server]:
    running = Server(tmp_path / "data")
    await running.start()
    yield running
    await running.stop()


async def _inspect(response: httpx.Response) -> None:
    await response.aread()
    inspect_answer(response)


async def _prepare(visitor: httpx.AsyncClient, server: Server) -> dict[str, str]:
    """Priya sets up, creates a workshop, invites and adds people. Gives every secret there now is."""
    setup = server.setup_link.removeprefix(server.address)
    await enters_from_afar(visitor, setup, name=PRIYA, password=PASSWORD)
    form = {"organisation": ORGANISATION, "title": TITLE, "starts_at": "2026-12-01T14:00", "mode": "breakouts"}
    created = await visitor.post("/workshops", data=form)
    prepare = created.headers["location"]
    await visitor.post(prepare + "/people", data={"name": NAME})
    await visitor.post("/accounts", data={"name": "Canary Facilitator"})
    await visitor.post(prepare + "/survey/open")
    pages = "".join([(await visitor.get(path)).text for path in (prepare, prepare + "/people", "/accounts")])
    survey = (await visitor.get(prepare + "/survey")).text
    found = {
        kind: re.findall(rf"{server.address}(/{path}/[a-z0-9-]+)", pages + survey)[0]
        for kind, path in (("personal", "join"), ("screen", "screen"), ("invitation", "welcome"), ("survey", "s"))
    }
    links = (await visitor.post(prepare + "/tickets", data={"size": "1", "form": "text"})).text
    return found | {"setup": setup, "workshop": prepare, "ticket": links.strip().removeprefix(server.address)}


async def test_links_names_and_answers_are_never_logged(server: Server) -> None:
    hooks = {"response": [_inspect]}
    async with httpx.AsyncClient(base_url=server.address, event_hooks=hooks, trust_env=False) as visitor:
        known = await _prepare(visitor, server)
        statuses = []
        for kind in ("personal", "screen", "invitation", "survey", "setup"):
            statuses.append((await visitor.get(known[kind])).status_code)
            await visitor.get(known[kind] + "x")  # a link that was cut or changed on its way
        await enters_from_afar(visitor, known["personal"])
        await visitor.post("/sign-in", data={"name": NAME, "password": "canary password"})
        await visitor.post(known["survey"], data={"answer": ANSWER})
        await visitor.get(known["ticket"])
        await visitor.post(known["ticket"], data={"answer": ANSWER})
        await visitor.post(known["ticket"], data={"answer": ANSWER})
        live = f"ws{server.address[4:]}/live{known['workshop'].removeprefix('/workshops')}"
        cookie = "; ".join(f"{name}={value}" for name, value in visitor.cookies.items())
        async with connect(live + "/seat", additional_headers={"Cookie": cookie}, proxy=None) as socket:
            await socket.recv()
            await socket.send(b"\x00binary, which no page of ours sends")
        secrets = [*known.values(), *visitor.cookies.values()]
    await server.stop()
    assert statuses == [303, 303, 303, 200, 410]
    announced = [line for line in server.said if line.startswith(("Visionroom is at", "Set up the first admin"))]
    assert server.said == announced
    said = "\n".join(announced[:1])
    assert [secret for secret in secrets if secret.rsplit("/", 1)[-1] in said] == []


async def test_a_failure_is_logged_without_what_was_sent(server: Server) -> None:
    """The database takes no answer: the page gives it back, and the log says where that failed, not what it was."""
    async with httpx.AsyncClient(base_url=server.address, trust_env=False) as visitor:
        known = await _prepare(visitor, server)
        with sqlite3.connect(server.folder / "visionroom.db") as spoilt:
            spoilt.execute("CREATE TRIGGER full BEFORE INSERT ON answers BEGIN SELECT RAISE(ABORT, 'no room'); END")
        failed = await visitor.post(known["survey"], data={"answer": ANSWER})
        inspect_answer(failed)
        spoilt.close()
    await server.stop()
    said = "\n".join(server.said)
    assert failed.status_code == 503
    assert ANSWER in failed.text
    assert said.count("Answers cannot be saved. People who send one are told.") == 1
    assert "no room" in said
    spoken_of = (ANSWER, known["survey"].rsplit("/", 1)[-1], known["workshop"].rsplit("/", 1)[-1], PRIYA, NAME)
    assert [secret for secret in spoken_of if secret in said] == []


async def test_a_mistake_of_ours_is_told_whole_once_line_by_line(server: Server) -> None:
    async with httpx.AsyncClient(base_url=server.address, trust_env=False) as visitor:
        known = await _prepare(visitor, server)
        with sqlite3.connect(server.folder / "visionroom.db") as spoilt:
            spoilt.execute("ALTER TABLE customers RENAME TO elsewhere")
        spoilt.close()
        page, alone = f"{known['workshop']}/customers", {"Connection": "close"}  # it ends with a failure anyway
        statuses = [(await visitor.get(page, headers=alone)).status_code for _ in range(9)]
    await server.stop()
    told = [line for line in server.said if not line.startswith(("Visionroom is at", "Set up the first admin"))]
    assert statuses == [500] * 9
    assert [line for line in told if not LINE.match(line)] == []
    assert [LINE.sub("", line) for line in told if "failed" in line] == [
        "A request failed: GET /workshops/{workshop_id}/customers"
    ]
    assert "no such table: customers" in told[-1]
    assert known["workshop"].rsplit("/", 1)[-1] not in "\n".join(told)
