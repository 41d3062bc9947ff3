"""Words that are not adopted say so on every surface, and never look like the words that are."""

from app.actions.meeting import vision
from app.domain.meeting.phase_spec import PhaseKind
from tests.people import STATEMENT
from tests.web.gatherings import Gathering, gather
from tests.web.serving import House
from tests.web.walk import look

OPEN, FINAL = ("Not adopted yet", False), (None, True)


def _looks(gathering: Gathering, when: str) -> dict[str, tuple[str | None, bool]]:
    """By surface: what it says, and whether the words look final."""
    return {
        seen.surface: ("Not adopted yet" if ">Not adopted yet<" in seen.text else None, "statement final" in seen.text)
        for seen in look(gathering, when)
    }


def test_not_adopted_never_looks_adopted(house: House) -> None:
    gathering = gather(house)
    everywhere = {"console": OPEN, "seat": OPEN, "screen": OPEN}
    gathering.writes_together()
    gathering.asks()
    assert _looks(gathering, "asked") == everywhere
    gathering.goes_to(PhaseKind.NEXT_STEPS)
    assert _looks(gathering, "next steps") == everywhere
    assert [seen.surface for seen in look(gathering, "next steps") if "Our vision" in seen.text] == []
    with gathering.facilitator() as maria:
        assert "No vision adopted yet" in maria.get(gathering.prepare + "/result").text

    gathering.goes_to(PhaseKind.CHECK)
    house.do(vision.adopt(house.services, gathering.story.maria, STATEMENT))
    for kind in (PhaseKind.CHECK, PhaseKind.NEXT_STEPS):
        gathering.goes_to(kind)
        found = _looks(gathering, kind)
        assert {surface: final for surface, (_, final) in found.items()} == dict.fromkeys(everywhere, True)
        assert {said for said, _ in found.values()} == {None}


def test_words_that_changed_after_adoption_are_not_adopted(house: House) -> None:
    gathering = gather(house)
    gathering.writes_together()
    house.do(vision.adopt(house.services, gathering.story.maria, STATEMENT))
    house.do(gathering.story.group_becomes("Every visitor leaves changed."))
    gathering.goes_to(PhaseKind.CHECK)
    found = _looks(gathering, "changed")
    assert (found["screen"], found["seat"][1], found["console"][1]) == (OPEN, False, False)
