"""Putting back is undone with one press, and what was written since does not go with it unasked."""

from app.actions.documents import wordings
from app.actions.documents.wordings import PutBack
from app.actions.services import Services
from app.domain.documents.wordings import BLANK
from tests.actions.documents.test_wordings import OTHER, writing
from tests.factories import Clock
from tests.people import ANA


async def test_undoing_is_asked_about_once_somebody_has_written_on(services: Services, clock: Clock) -> None:
    story, group = await writing(services, clock)
    ana = story.seats[ANA]
    await wordings.keep(services, ana, group)
    await story.group_writes("")
    back = await wordings.put_back(services, ana, group, 1, is_sure=False)
    assert back == PutBack(1, undo=BLANK)
    await story.group_writes(OTHER)
    asked = await wordings.put_back(services, ana, group, BLANK, is_sure=False, undoes=1)
    assert (asked, await services.hub.text(group)) == (PutBack(BLANK, has_changed=True), OTHER)
    gone = await wordings.put_back(services, ana, group, BLANK, is_sure=False, undoes=7)  # removed meanwhile
    assert gone == PutBack(BLANK, has_changed=True)
    sure = await wordings.put_back(services, ana, group, BLANK, is_sure=True, undoes=1)
    assert (sure, await services.hub.text(group)) == (PutBack(BLANK, undo=2), "")
    again = await wordings.put_back(services, ana, group, 2, is_sure=False, undoes=BLANK)  # nobody has written on
    assert (again, await services.hub.text(group)) == (PutBack(2, undo=BLANK), OTHER)
