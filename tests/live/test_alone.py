"""People who write alone are not seen: a solo document tells nobody that its writer is there, nor where."""

from app.live.connection import Rights
from app.live.protocol import presence_entry, presence_frame
from tests.live.serving import Person, Server, joins

ALONE = Rights(person_key="Ana's key", may_write=True, sees_presence=False, name="Ana")


def here(person: Person) -> bytes:
    client = person.document.client_id
    return presence_frame([presence_entry(client, 1, {"user": {"name": person.name}, "cursor": None})])


async def test_two_devices_of_one_solo_writer_tell_each_other_text_and_nothing_else(sqlite_server: Server) -> None:
    sqlite_server.rights |= dict.fromkeys(("laptop", "phone"), ALONE)
    async with joins(sqlite_server, "laptop") as laptop, joins(sqlite_server, "phone") as phone:
        for device in (laptop, phone):
            await device.send(here(device))
        await laptop.types("A thought of my own")
        await phone.sees("A thought of my own")  # whatever was told before would have come by now
        async with joins(sqlite_server, "tablet") as late:
            assert [device.presences for device in (laptop, phone, late)] == [{}, {}, {}]


async def test_in_a_team_the_same_is_told(sqlite_server: Server) -> None:
    async with joins(sqlite_server, "ana") as ana, joins(sqlite_server, "ben") as ben:
        await ana.send(here(ana))
        await ben.until(lambda: ben.presences.get(ana.document.client_id) is not None)
