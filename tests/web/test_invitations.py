"""The ninth step's page and its presses, as a browser without scripts would send them."""

import io
import re
import zipfile
from email import message_from_bytes
from email.policy import default
from html import unescape

import httpx

from app.storage import invitations
from tests.people import ANA, BEN, PARTICIPANTS
from tests.web.gatherings import Gathering


def refused(answer: httpx.Response) -> tuple[int, str]:
    """The status, and what the page says went wrong; the page is the whole step again."""
    said = re.findall(r'role="alert">\s*<p><strong>(.*?)</strong>', unescape(answer.text))
    return answer.status_code, said[-1] if said else answer.text


def queued(gathering: Gathering) -> int:
    async def count() -> int:
        async with gathering.house.services.database.reading() as connection:
            return len(await invitations.of_workshop(connection, gathering.workshop.id))

    return gathering.house.do(count())


def test_presses_that_cannot_be_are_told_and_change_nothing(museum: Gathering) -> None:
    home = museum.prepare + "/invitations"
    ana = museum.participant_id(ANA.name)
    with museum.facilitator() as maria:
        told = {
            "no server": refused(maria.post(home, data={"audience": "everyone"})),
            "nobody": refused(maria.post(home, data={"audience": "the whole town"})),
            "no such message": refused(maria.post(f"{home}/{ana}", data={"kind": "postcard"})),
            "no such message given": refused(maria.post(f"{home}/given", data={"kind": "postcard"})),
            "no such person": refused(maria.post(f"{home}/nobody/given", data={"kind": "invitation"})),
        }
        assert maria.get(f"{home}/messages.zip", params={"kind": "postcard"}).status_code == 422
        assert maria.get(home, params={"kind": "postcard"}).status_code == 422
    assert told == {
        "no server": (422, "No mail server is set up here."),
        "nobody": (422, "Please choose whom to send it to."),
        "no such message": (422, "There is no such message."),
        "no such message given": (422, "There is no such message."),
        "no such person": (404, "This person is no longer on the list."),
    }
    assert queued(museum) == 0


def test_the_archive_can_be_opened_and_each_file_is_somebodys_message(museum: Gathering) -> None:
    with museum.facilitator() as maria:
        answer = maria.get(museum.prepare + "/invitations/messages.zip")
    assert answer.headers["content-type"] == "application/zip"
    with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
        assert archive.namelist() == ["01-ana-souza.eml", "02-ben-adeyemi.eml", "03-chen-wei.eml", "04-dilek-aydn.eml"]
        read = [message_from_bytes(archive.read(name), policy=default) for name in archive.namelist()]
    assert [message["To"].addresses[0].addr_spec for message in read] == [member.email for member in PARTICIPANTS]
    kinds = [[part.get_content_type() for part in message.walk()] for message in read]
    assert (
        kinds
        == [
            [
                *("multipart/mixed", "multipart/alternative", "text/plain", "text/html"),
                *("application/ics", "application/pdf"),
            ]
        ]
        * 4
    )


def test_noting_by_hand_goes_back_to_the_page_and_is_seen_there(museum: Gathering) -> None:
    home = museum.prepare + "/invitations"
    with museum.facilitator() as maria:
        answer = maria.post(f"{home}/{museum.participant_id(BEN.name)}/given", data={"kind": "invitation"})
        assert (answer.status_code, answer.headers["location"]) == (303, home)
        assert maria.get(home).text.count("Invitation given by you") == 1
    assert queued(museum) == 1


def test_people_who_left_are_told_with_files_of_their_own(museum: Gathering) -> None:
    home, ben = museum.prepare + "/invitations", museum.participant_id(BEN.name)
    with museum.facilitator() as maria:
        maria.post(f"{home}/given", data={"kind": "invitation"})
        maria.post(f"{museum.prepare}/people/{ben}/remove")
        message = maria.get(f"{home}/left/{ben}/message.eml")
        calendar = maria.get(f"{home}/left/{ben}/calendar.ics")
        pressed = refused(maria.post(f"{home}/left/{ben}"))
        before = maria.get(home).text
        told = maria.post(f"{home}/left/{ben}/told")
        after = maria.get(home).text
    read = message_from_bytes(message.content, policy=default)
    assert [str(read["To"]), message.headers["content-type"]] == [f"{BEN.name} <{BEN.email}>", "message/rfc822"]
    assert "STATUS:CANCELLED" in calendar.text
    assert pressed == (422, "No mail server is set up here.")
    assert ["Not told yet" in before, "Told by" in before] == [True, False]
    assert (told.status_code, told.headers["location"]) == (303, home)
    assert ["Not told yet" in after, "Told by" in after] == [False, True]


def test_the_page_says_what_the_message_cannot_say_yet(museum: Gathering) -> None:
    home, missing = museum.prepare + "/invitations", "The link to the video call is not entered yet"
    with museum.facilitator() as maria:
        before = maria.get(home).text
        maria.post(museum.prepare + "/platform", data={"link": "https://video.example/1"})
        after = maria.get(home).text
    assert [missing in before, missing in after] == [True, False]


def test_the_page_of_an_empty_workshop_says_what_comes_first(museum: Gathering) -> None:
    with museum.facilitator() as maria:
        for name in list(museum.people):
            maria.post(f"{museum.prepare}/people/{museum.participant_id(name)}/remove")
        assert "Nobody to invite yet" in maria.get(museum.prepare + "/invitations").text
