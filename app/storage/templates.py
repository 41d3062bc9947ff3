"""Templates. Each belongs to one account, and every query is scoped to it."""

import json

from sqlalchemy import delete, func, insert, select
from sqlalchemy.engine import Row
from sqlalchemy.ext.asyncio import AsyncConnection

from app.domain.export.templates import StartingPoint, Template
from app.domain.meeting.agenda import Phase
from app.domain.meeting.phase_spec import PhaseKind
from app.domain.preparation.artifacts import Artifact, ArtifactKind
from app.domain.workshops.workshops import Mode, Setting
from app.storage.tables import templates


async def add(connection: AsyncConnection, account_id: str, template: Template) -> None:
    begins_with = template.begins_with
    values = {
        "id": template.id,
        "account_id": account_id,
        "name": template.name,
        "mode": begins_with.mode,
        "setting": begins_with.setting,
        "agenda": json.dumps([(phase.kind, phase.title, phase.minutes) for phase in begins_with.phases]),
        "artifacts": json.dumps([(one.kind, one.label, one.text) for one in begins_with.artifacts]),
        "created_at": template.created_at,
        "language": begins_with.language,
    }
    await connection.execute(insert(templates).values(values))


async def of_account(connection: AsyncConnection, account_id: str) -> tuple[Template, ...]:
    query = select(templates).where(templates.c.account_id == account_id).order_by(templates.c.name, templates.c.id)
    return tuple(_template(row) for row in await connection.execute(query))


async def by_id(connection: AsyncConnection, account_id: str, template_id: str) -> Template | None:
    query = select(templates).where(templates.c.account_id == account_id, templates.c.id == template_id)
    row = (await connection.execute(query)).one_or_none()
    return _template(row) if row else None


async def count(connection: AsyncConnection, account_id: str) -> int:
    query = select(func.count()).select_from(templates).where(templates.c.account_id == account_id)
    return (await connection.execute(query)).scalar_one()


async def remove(connection: AsyncConnection, account_id: str, template_id: str) -> bool:
    """False if the account has no such template."""
    query = delete(templates).where(templates.c.account_id == account_id, templates.c.id == template_id)
    return (await connection.execute(query)).rowcount == 1


def _template(row: Row[tuple[object, ...]]) -> Template:
    values = row._mapping
    agenda, artifacts = json.loads(values["agenda"]), json.loads(values["artifacts"])
    begins_with = StartingPoint(
        mode=Mode(values["mode"]),
        setting=Setting(values["setting"]),
        phases=tuple(Phase("", PhaseKind(kind), title, minutes) for kind, title, minutes in agenda),
        artifacts=tuple(Artifact("", ArtifactKind(kind), label, text) for kind, label, text in artifacts),
        language=values["language"],
    )
    return Template(values["id"], values["name"], begins_with, values["created_at"])
