"""On the pages: a workshop goes to the archive, to the bin, and comes back."""

import re
from html import unescape

import pytest
from websockets.exceptions import ConnectionClosed

from app.domain.accounts import Role
from tests.people import ANA, PRIYA
from tests.web.gatherings import gather, sign_in
from tests.web.serving import PATIENCE, House


def test_maria_archives_a_workshop_and_takes_it_out_again(house: House) -> None:
    gathering = gather(house)
    with gathering.facilitator() as maria:
        assert maria.post(f"{gathering.prepare}/archive").headers["location"] == "/"
        archived = unescape(maria.get("/").text)
        assert maria.post(f"{gathering.prepare}/unarchive").headers["location"] == gathering.prepare
        back = maria.get("/").text
        again = maria.post(f"{gathering.prepare}/unarchive")
    assert "<summary>Archive (1)</summary>" in archived
    assert archived.index("<summary>Archive") < archived.index(gathering.prepare)
    assert "<summary>Archive" not in back and gathering.prepare in back
    assert again.status_code == 404


def test_maria_deletes_a_workshop_and_brings_it_back(house: House) -> None:
    gathering = gather(house)
    title = gathering.workshop.title
    with gathering.facilitator() as maria, gathering.participant(ANA.name) as ana:
        assert f"Type its title: {title}" in unescape(maria.get(f"{gathering.prepare}/delete").text)
        wrong = maria.post(f"{gathering.prepare}/delete", data={"title": "Another"})
        assert (wrong.status_code, "Nothing was deleted." in wrong.text) == (422, True)
        assert maria.post(f"{gathering.prepare}/delete", data={"title": title}).headers["location"] == "/bin"
        closed = [maria.get(gathering.prepare), ana.get(gathering.meet)]
        listed, home = unescape(maria.get("/bin").text), maria.get("/").text
        assert maria.post(f"/bin/{gathering.workshop.id}/bring-back").headers["location"] == "/"
        opened = [maria.get(gathering.prepare), ana.get(gathering.meet)]
    assert [answer.status_code for answer in closed] == [404, 401]
    assert [answer.status_code for answer in opened] == [200, 200]
    assert (title in listed, "Delete it now" in listed, "In the bin: 1 workshop" in home) == (True, False, True)


def test_what_deletes_for_good_looks_dangerous(house: House) -> None:
    gathering = gather(house)
    _, cookies = sign_in(house, PRIYA, Role.ADMIN)
    with gathering.facilitator() as maria, house.visitor(cookies) as priya:
        maria.post(f"{gathering.prepare}/delete", data={"title": gathering.workshop.title})
        forms = re.findall(
            r'<form method="post" action="/bin/(?:\w+/)?(\S+)">\s*<button class="([^"]+)"', priya.get("/bin").text
        )
    assert dict(forms) == {
        "empty": "button small danger",
        "bring-back": "button small",
        "delete": "button small danger",
    }


def test_open_pages_close_when_their_workshop_goes_to_the_bin(house: House) -> None:
    gathering = gather(house)
    with house.socket(f"/live/{gathering.workshop.id}/seat", gathering.people[ANA.name]) as page:
        page.recv(timeout=PATIENCE)
        with gathering.facilitator() as maria:
            thrown = maria.post(f"{gathering.prepare}/delete", data={"title": gathering.workshop.title})
        with pytest.raises(ConnectionClosed) as closed:
            while True:
                page.recv(timeout=PATIENCE)
    assert (thrown.status_code, closed.value.rcvd and closed.value.rcvd.code) == (303, 4401)
