"""The question in further languages than the workshop's own."""

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncConnection

from app.storage.database import insert_or_yield
from app.storage.tables import survey_questions


async def translations_of(connection: AsyncConnection, workshop_id: str) -> dict[str, str]:
    """Text by language, in the order of the languages' tags."""
    table = survey_questions.c
    query = select(table.language, table.text).where(table.workshop_id == workshop_id).order_by(table.language)
    return {row.language: row.text for row in await connection.execute(query)}


async def store_translation(connection: AsyncConnection, workshop_id: str, language: str, text: str) -> None:
    """Instead of the one that is there in this language."""
    query = insert_or_yield(connection, survey_questions).values(workshop_id=workshop_id, language=language, text=text)
    await connection.execute(
        query.on_conflict_do_update(index_elements=["workshop_id", "language"], set_={"text": text})
    )


async def remove_translation(connection: AsyncConnection, workshop_id: str, language: str) -> bool:
    """False if there is none in this language."""
    table = survey_questions
    query = delete(table).where(table.c.workshop_id == workshop_id, table.c.language == language)
    return (await connection.execute(query)).rowcount == 1
