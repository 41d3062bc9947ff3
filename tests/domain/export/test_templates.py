"""What a new workshop takes over from a template or from another workshop."""

from itertools import count

import pytest

from app.domain.errors import Invalid
from app.domain.export.templates import StartingPoint, checked_name, for_a_copy
from app.domain.meeting.agenda import Phase
from app.domain.meeting.phase_spec import PhaseKind
from app.domain.preparation.artifacts import Artifact, ArtifactKind
from app.domain.preparation.customers import Customer, PrimaryCustomer
from app.domain.preparation.platform import Platform
from app.domain.workshops.workshops import Mode, Setting


def test_a_copy_has_ids_of_its_own_that_point_to_each_other_as_before() -> None:
    numbers = count(1)
    copied = StartingPoint(
        mode=Mode.SOLO,
        setting=Setting.VIRTUAL,
        phases=(Phase("old-lobby", PhaseKind.LOBBY, "Lobby", 0),),
        artifacts=(Artifact("old-mission", ArtifactKind.MISSION, "", "We keep stories."),),
        customers=(
            Customer("old-school", "School groups", False, "old-visitor", ""),
            Customer("old-visitor", "Visitor", False, None, ""),
        ),
        primary=PrimaryCustomer("old-visitor", "They pay."),
    ).with_new_ids(lambda: f"new-{next(numbers)}")
    assert copied == StartingPoint(
        mode=Mode.SOLO,
        setting=Setting.VIRTUAL,
        phases=(Phase("new-3", PhaseKind.LOBBY, "Lobby", 0),),
        artifacts=(Artifact("new-4", ArtifactKind.MISSION, "", "We keep stories."),),
        customers=(
            Customer("new-1", "School groups", False, "new-2", ""),
            Customer("new-2", "Visitor", False, None, ""),
        ),
        primary=PrimaryCustomer("new-2", "They pay."),
    )


def test_links_and_passcodes_stay_behind() -> None:
    platform = Platform(True, True, False, True, "https://video.example/1", "1234", "+46 1", "https://a", "https://b")
    assert for_a_copy(platform) == Platform(True, True, False, True)


@pytest.mark.parametrize("name", ["", "  ", "x" * 101])
def test_a_template_needs_a_name_of_sensible_length(name: str) -> None:
    with pytest.raises(Invalid) as refused:
        checked_name(name)
    assert refused.value.field == "name"
