"""In which language answers are written, and the wordings of the question that help to find it."""

from collections import defaultdict
from collections.abc import Collection, Mapping

from sqlalchemy import bindparam, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from app.storage.tables import answers, survey_questions, workshops


async def wordings_of(connection: AsyncConnection, workshop_ids: Collection[str]) -> dict[str, tuple[str, ...]]:
    """Workshop -> its question in every language that it is asked in."""
    own = select(workshops.c.id, workshops.c.question).where(workshops.c.id.in_(workshop_ids))
    others = select(survey_questions.c.workshop_id, survey_questions.c.text)
    found: defaultdict[str, list[str]] = defaultdict(list)
    for workshop_id, text in await connection.execute(
        own.union_all(others.where(survey_questions.c.workshop_id.in_(workshop_ids)))
    ):
        found[workshop_id].append(text)
    return {workshop_id: tuple(sorted(texts)) for workshop_id, texts in found.items()}


async def without_language(connection: AsyncConnection, most: int) -> list[tuple[str, str, str]]:
    """Id, workshop and text of some answers whose language has not been found yet."""
    query = select(answers.c.id, answers.c.workshop_id, answers.c.text).where(answers.c.language.is_(None))
    return [(row[0], row[1], row[2]) for row in await connection.execute(query.order_by(answers.c.id).limit(most))]


async def set_languages(connection: AsyncConnection, languages: Mapping[str, str]) -> None:
    """Answer id -> language. Ids that are gone meanwhile are passed over."""
    if languages:
        found = update(answers).where(answers.c.id == bindparam("answer"), answers.c.language.is_(None))
        values = [{"answer": answer_id, "found": language} for answer_id, language in languages.items()]
        await connection.execute(found.values(language=bindparam("found")), values)
