"""The question in further languages, on both databases."""

from app.storage.database import Database
from app.storage.survey_questions import remove_translation, store_translation, translations_of


async def test_a_translation_is_stored_changed_and_removed(museum: Database) -> None:
    async with museum.transaction() as connection:
        for language, text in (("pt-BR", "O quê?"), ("ar", "ماذا؟"), ("pt-BR", "Em quê?")):
            await store_translation(connection, "museum", language, text)
        await store_translation(connection, "elsewhere", "ar", "من؟")
    async with museum.transaction() as connection:
        assert list((await translations_of(connection, "museum")).items()) == [("ar", "ماذا؟"), ("pt-BR", "Em quê?")]
        assert [await remove_translation(connection, "museum", language) for language in ("ar", "ja")] == [True, False]
    async with museum.reading() as connection:
        assert await translations_of(connection, "museum") == {"pt-BR": "Em quê?"}
        assert await translations_of(connection, "elsewhere") == {"ar": "من؟"}
