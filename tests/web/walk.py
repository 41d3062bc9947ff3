"""Through a whole meeting, phase by phase: every page that its people see, as rendered and as pushed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import httpx

from app.domain.meeting.phase_spec import PhaseKind
from tests.people import STATEMENT
from tests.web.gatherings import Gathering
from tests.web.inspection import problems_of

DRAFTS = (  # three: alone-written ones are not shown when there are fewer
    "Every visitor finds the thing they came for.",
    "You leave knowing something you can tell.",
    "A place where questions are welcome.",
)
BEFORE_DRAFTS = (
    *(PhaseKind.LOBBY, PhaseKind.JUMP_IN, PhaseKind.PEOPLE_SAID, PhaseKind.CUSTOMER, PhaseKind.GOOD_VISION),
    PhaseKind.DRAFT,
)


@dataclass(frozen=True)
class Seen:
    when: str  # the phase, or a moment of it
    surface: str
    status: int
    text: str


def look(gathering: Gathering, when: str) -> Iterator[Seen]:
    """What the three surfaces show now; and that what is pushed is as clean as what is fetched."""
    for surface, cookies, path in _surfaces(gathering):
        with gathering.house.visitor(cookies) as visitor:
            answered: httpx.Response = visitor.get(path)
        with gathering.house.socket(f"/live/{gathering.workshop.id}/{surface}", cookies) as live:
            pushed = str(live.recv(timeout=10))
        assert problems_of(pushed) == [], (when, surface)
        assert pushed.lstrip().startswith('<div id="stage"'), (when, surface)
        yield Seen(when, surface, answered.status_code, answered.text)


def _surfaces(gathering: Gathering) -> list[tuple[str, dict[str, str], str]]:
    first = next(iter(gathering.people.values()))
    return [
        ("console", gathering.maria, gathering.prepare + "/meeting"),
        ("seat", first, gathering.meet),
        ("screen", gathering.screen, gathering.screens),
    ]


def walk(
    gathering: Gathering,
    drafts: Sequence[str] = DRAFTS,
    statement: str = STATEMENT,
    said: str = "Because it is about the visitor",
) -> Iterator[Seen]:
    """The meeting from the lobby to the adopted vision. The survey has been answered already."""
    for kind in BEFORE_DRAFTS:
        gathering.goes_to(kind)
        yield from look(gathering, kind)
    gathering.collects(drafts)
    yield from look(gathering, "compare")
    first = next(iter(gathering.people))
    gathering.likes(first, said)
    with gathering.participant(first) as participant:
        assert participant.post(gathering.meet + "/late", data={"text": said}).status_code == 303
    yield from look(gathering, "compare, liked")
    gathering.goes_to(PhaseKind.DRAFT)
    yield from look(gathering, "draft, collected")
    gathering.goes_to(PhaseKind.BREAK)
    yield from look(gathering, "break")
    gathering.goes_to(PhaseKind.CHECK)
    yield from look(gathering, "check, nothing written")
    gathering.writes_together(statement)
    yield from look(gathering, "write")
    yield from _check(gathering, first, statement, said)


def _check(gathering: Gathering, first: str, statement: str, said: str) -> Iterator[Seen]:
    check = gathering.asks()
    yield from look(gathering, "check, asked")
    with gathering.participant(first) as participant:
        for question in ("1", "2", "3"):
            form = {"question": question, "verdict": "not_yet", "reason": said}
            assert participant.post(f"{gathering.meet}/checks/{check}", data=form).status_code == 303
    yield from look(gathering, "check, answered")
    with gathering.facilitator() as maria:
        base = gathering.prepare + "/meeting"
        assert maria.post(f"{base}/check/{check}/reveal").status_code == 303
        yield from look(gathering, "check, revealed")
        assert maria.post(f"{base}/adopt", data={"wording": statement}).status_code == 303
    yield from look(gathering, "check, adopted")
    gathering.goes_to(PhaseKind.NEXT_STEPS)
    yield from look(gathering, "next steps")
