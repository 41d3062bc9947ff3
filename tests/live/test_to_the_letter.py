"""What was cleared is what comes back, to the letter: in every script, and however little it differs from a wording."""

from app.domain.documents.wordings import Why
from app.storage.database import Database
from tests.factories import Clock
from tests.live.serving import Server, joins
from tests.live.texts import bus, clears, clock, kept, offered, server, writes
from tests.people import STATEMENT

__all__ = ["bus", "clock", "server"]  # fixtures


async def test_few_words_of_a_script_without_spaces_are_kept_and_offered(server: Server, database: Database) -> None:
    async with joins(server, "ana") as ana:
        await writes(ana, STATEMENT)
        await clears(ana)
        await writes(ana, "すべてのお客様に物語を。")
        await clears(ana)
    assert await kept(database) == [STATEMENT, "すべてのお客様に物語を。"]
    assert await offered(database) == "すべてのお客様に物語を。"


async def test_what_one_writes_while_another_clears_is_kept_to_the_letter(server: Server, database: Database) -> None:
    """Both in one commit: nobody else has seen the text in between."""
    async with joins(server, "ana") as ana:
        await writes(ana, STATEMENT)
        ana.text.insert(0, "Do not forget: ")
        ana.text.clear()
        await ana.send_own()
        await ana.is_saved()
    assert await kept(database) == [STATEMENT, "Do not forget: " + STATEMENT]
    assert await offered(database) == "Do not forget: " + STATEMENT


async def test_two_words_are_not_lost_within_a_minute_of_a_wording(
    server: Server, database: Database, clock: Clock
) -> None:
    promise = "We promise to help every guest of ours, whatever they ask of us."
    denial = promise.replace("We ", "We do not ")
    async with joins(server, "ana") as ana, joins(server, "ben") as ben:
        await writes(ana, promise)
        await ben.sees(promise)
        await clears(ben)
        await server.hub.write_text("team-a", promise, Why.REPLACED)
        await ana.sees(promise)
        clock.passes(seconds=5)
        ana.text.insert(3, "do not ")
        await ana.send_own()
        await ben.sees(denial)
        await clears(ben)
    assert await kept(database) == [promise, denial]
    assert await offered(database) == denial
