"""Prepares a database with workshops in which everybody is writing the group statement.

    python -m tests.bench.fixture --workshops 100 --people 8 [--data FOLDER] [--port 8000]

Prints a line for each person: the room, the address of its document's socket and the cookie of their seat, with tabs
between. The folder is --data, or else DATA_DIR; start the server on the same folder and port.
"""

import argparse
import asyncio
import os
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from sqlalchemy import Table, insert

from app.actions.accounts.accounts import new_session_token
from app.actions.services import Services
from app.domain.documents.documents import DocumentKind
from app.domain.links import digest
from app.domain.meeting.agenda import default_agenda
from app.domain.meeting.clock import Meeting, entered, without_clock
from app.domain.meeting.phase_spec import PhaseKind
from app.domain.people.people import COLOURS, new_person
from app.domain.workshops.workshops import Mode, Workshop
from app.main import build_services
from app.settings import Settings
from app.storage.migrations import migrate
from app.storage.tables import documents, meetings, participants, sessions, workshops
from app.storage.tables import phases as stored_phases


class Rows(dict[Table, list[dict[str, object]]]):
    """What is to be stored, by table, in the order of the first row of each."""

    def add(self, table: Table, values: dict[str, object]) -> None:
        self.setdefault(table, []).append(values)


class Seat(NamedTuple):
    """One person at one group document."""

    room: str
    address: str
    cookie: str

    @property
    def line(self) -> str:
        return "\t".join(self)


def prepare(data: Path, port: int, number: int, members: int) -> list[Seat]:
    """Furnish so many workshops with so many people each, in the Write phase; everybody has taken their seat."""
    data.mkdir(parents=True, exist_ok=True)
    return asyncio.run(_prepare(Settings(data_dir=data, port=port), number, members))


async def _prepare(settings: Settings, number: int, members: int) -> list[Seat]:
    services = build_services(settings)
    await migrate(services.database)
    rows = Rows()
    seats = [seat for _ in range(number) for seat in _furnish(services, rows, members)]
    async with services.database.transaction() as connection:
        for table, values in rows.items():
            await connection.execute(insert(table), values)
    await services.database.close()
    return seats


def _furnish(services: Services, rows: Rows, members: int) -> list[Seat]:
    """As the actions do it, with the rows of all workshops gathered, so that a thousand take seconds."""
    workshop, now = _workshop(services), services.now()
    rows.add(workshops, vars(workshop) | {"created_at": now})
    phases = default_agenda(workshop.mode, services.new_id)
    for position, phase in enumerate(phases):
        rows.add(stored_phases, vars(phase) | {"workshop_id": workshop.id, "position": position})
    writing = next(phase for phase in phases if phase.kind is PhaseKind.WRITE)
    meeting = without_clock(entered(Meeting(writing.id, 0), writing, now, ""))
    rows.add(meetings, vars(meeting) | {"workshop_id": workshop.id})
    document_id = services.new_id()
    group = {"id": document_id, "workshop_id": workshop.id, "kind": DocumentKind.GROUP, "last_seq": 0}
    rows.add(documents, group)
    address = f"{services.base_url.replace('http', 'ws', 1)}/sync/{document_id}?as=seat"
    cookies = [_seat(services, rows, workshop.id, count) for count in range(members)]
    return [Seat(document_id, address, cookie) for cookie in cookies]


def _seat(services: Services, rows: Rows, workshop_id: str, count: int) -> str:
    person = new_person(f"Writer {count + 1}")
    participant = {"id": services.new_id(), "workshop_id": workshop_id, "colour": count % COLOURS, "link_version": 1}
    rows.add(participants, vars(person) | participant)
    token = new_session_token()
    session = {"token_hash": digest(token), "participant_id": participant["id"], "created_at": services.now()}
    rows.add(sessions, session)
    return f"seat-{workshop_id}={token}"


def _workshop(services: Services) -> Workshop:
    return Workshop(
        id=services.new_id(),
        organisation="Harbour Museum",
        title="What our visitors should experience",
        starts_at=datetime.now(UTC),
        time_zone="Europe/Stockholm",
        mode=Mode.BREAKOUTS,
        join_code=f"{services.random.randrange(10**7, 10**8)}",
        survey_key=services.new_id() + services.new_id(),
        question="What would you like customers to think of when they think about their experience?",
        screen_version=1,
    )


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.fixture", description=__doc__)
    parser.add_argument("--workshops", type=int, default=100)
    parser.add_argument("--people", type=int, default=8)
    parser.add_argument("--data", type=Path, default=Path(os.environ.get("DATA_DIR", "data")))
    parser.add_argument("--port", type=int, default=int(os.environ.get("PORT", "8000")))
    chosen = parser.parse_args()
    for seat in prepare(chosen.data, chosen.port, chosen.workshops, chosen.people):
        print(seat.line)


if __name__ == "__main__":
    main()
