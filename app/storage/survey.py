"""The survey's openings. Its answers are in answers.py."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import exists, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from app.domain.survey.survey import SurveyOpening
from app.storage.tables import open_link_closings, survey_openings, survey_schedules, workshops


async def openings(connection: AsyncConnection, workshop_id: str) -> tuple[SurveyOpening, ...]:
    """All openings, the latest last."""
    table = survey_openings.c
    query = (
        select(table.opened_at, table.opened_by, table.closed_at, table.closed_by, table.keeps_back)
        .where(table.workshop_id == workshop_id)
        .order_by(table.opened_at, table.closed_at.nulls_last())
    )
    return tuple(SurveyOpening(*row) for row in await connection.execute(query))


async def open_survey(connection: AsyncConnection, opening_id: str, workshop_id: str, by: str, now: datetime) -> None:
    await connection.execute(
        insert(survey_openings).values(id=opening_id, workshop_id=workshop_id, opened_at=now, opened_by=by)
    )


async def close_survey(connection: AsyncConnection, workshop_id: str, by: str, now: datetime) -> str:
    """Gives the id of the opening that has ended. It waits for answers that are being stored."""
    own = survey_openings.c
    query = update(survey_openings).where(own.workshop_id == workshop_id, own.closed_at.is_(None))
    ended = await connection.execute(query.values(closed_at=now, closed_by=by).returning(own.id))
    return str(ended.scalar_one())


async def keep_back(connection: AsyncConnection, opening_id: str) -> None:
    """Note that its closing left answers that wait where they are."""
    await connection.execute(update(survey_openings).where(survey_openings.c.id == opening_id).values(keeps_back=True))


@dataclass(frozen=True)
class Standing:
    """Whether a survey was ever opened, whether it is open, and the moments at which that changes by itself."""

    was_opened: bool
    is_open: bool
    opens_at: datetime | None
    closes_at: datetime | None
    takes_tickets_only: bool = False


async def standing(connection: AsyncConnection, workshop_id: str) -> Standing:
    """All that a respondent's page depends on, in one query: a whole company opens that page."""
    opening, schedule = survey_openings.c, survey_schedules.c
    of_workshop = select(opening.id).where(opening.workshop_id == workshop_id)
    query = (
        select(
            exists(of_workshop),
            exists(of_workshop.where(opening.closed_at.is_(None))),
            schedule.opens_at,
            schedule.closes_at,
            exists().where(open_link_closings.c.workshop_id == workshop_id),
        )
        .select_from(workshops.outerjoin(survey_schedules, schedule.workshop_id == workshops.c.id))
        .where(workshops.c.id == workshop_id)
    )
    return Standing(*(await connection.execute(query)).one())
