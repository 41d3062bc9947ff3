"""A meeting from the lobby to the adopted vision, with what is pressed in each phase, in both modes."""

from app.actions.preparation import artifacts, customers
from app.actions.seats import knocks
from app.domain.meeting.agenda import AgendaEdit
from app.domain.meeting.phase_spec import PhaseKind
from app.domain.seats.seats import Browser
from app.domain.workshops.workshops import Mode
from tests.people import ANA, BEN, CHEN, MARIA, STATEMENT
from tests.recorded.record import Record
from tests.recorded.watching import Watch
from tests.web.gatherings import Gathering, gather
from tests.web.serving import House

BEFORE_DRAFTS = (PhaseKind.PEOPLE_SAID, PhaseKind.CUSTOMER, PhaseKind.GOOD_VISION)
HALF_AN_HOUR_BEFORE = 4.5 * 3600  # seconds from the morning on: the join code works
FIRST_WORDS = "Every visitor finds a story."


def play_meeting(record: Record, house: House, mode: Mode) -> None:
    play = _Meeting(record, _prepared(house, mode), str(mode))
    try:
        play.arrives()
        play.listens()
        play.drafts()
        play.compares()
        play.writes()
        play.checks()
        play.ends()
    finally:
        play.watch.close()


def play_beginning(record: Record, house: House, mode: Mode) -> None:
    """The lobby and the first phase alone, for the test of the record itself."""
    play = _Meeting(record, _prepared(house, mode), str(mode))
    try:
        play.watch.look("lobby")
        play.phase(PhaseKind.JUMP_IN)
    finally:
        play.watch.close()


def play_few_drafts(record: Record, house: House) -> None:
    """Two of four write alone: nothing is shown until both say that theirs may be."""
    play = _Meeting(record, _prepared(house, Mode.SOLO), "few-drafts")
    try:
        play.write_drafts(("", ""))
        play.collect()
        play.watch.look("compare, nothing shown")
        for name in (ANA.name, BEN.name):
            play.seat(name, f"{name} shows", "release", show="yes")
        play.seat(ANA.name, "Ana takes it back", "release", show="no")
        play.phase(PhaseKind.WRITE)
    finally:
        play.watch.close()


def _prepared(house: House, mode: Mode) -> Gathering:
    gathering = gather(house, mode, facilitator=MARIA)
    gathering.answers()
    house.do(_facts(gathering))
    house.time_passes(HALF_AN_HOUR_BEFORE)
    return gathering


async def _facts(gathering: Gathering) -> None:
    services, maria = gathering.house.services, gathering.story.maria
    await artifacts.add_artifact(services, maria, "mission", "", "To open the past to everyone.")
    await customers.add_customer(services, maria, name="Visitors", is_internal=False, segment_of="", note="All")
    await gathering.story.edits_agenda(AgendaEdit(added=("A detour", 5)))


class _Meeting:
    def __init__(self, record: Record, gathering: Gathering, name: str) -> None:
        self.gathering = gathering
        self.house = gathering.house
        self.watch = Watch(record, gathering, name)

    def maria(self, when: str, press: str, **form: str | int) -> None:
        path = f"{self.gathering.prepare}/meeting/{press}"
        self.watch.press(when, self.gathering.maria, path, turn=self.gathering.turn, **form)

    def seat(self, name: str, when: str, press: str, **form: str | int) -> None:
        self.watch.press(when, self.gathering.people[name], f"{self.gathering.meet}/{press}", **form)

    def phase(self, kind: PhaseKind) -> None:
        phases = self.house.do(self.gathering.story.agenda())
        target = next(phase.id for phase in phases if phase.kind is kind)
        self.maria(f"to {kind}", f"to/{target}", anyway="yes")

    def stored(self, table: str) -> list[str]:
        """Ids, in the order in which they were made."""
        rows = self.house.snapshot()[table]
        return sorted(str(row[0]) for row in rows if self.gathering.workshop.id in row)

    def arrives(self) -> None:
        self.watch.look("lobby")
        services, workshop = self.house.services, self.gathering.workshop
        for name in ("Nora New", "Nils Next"):
            self.house.do(knocks.knock(services, workshop.join_code, name, Browser("A phone")))
        self.watch.look("lobby, two knock")
        first, second = self.stored("knocks")
        self.maria("let in", f"knocks/{first}/let-in")
        self.maria("decline", f"knocks/{second}/decline")
        if workshop.mode is Mode.BREAKOUTS:
            ana = self.gathering.seat(ANA.name).participant
            other = "B" if ana.team == "A" else "A"
            for team in (other, ana.team or "A"):
                self.maria(f"Ana to team {team}", f"team/{ana.id}", team=team)
        self.maria("start asks first", "on")

    def listens(self) -> None:
        self.phase(PhaseKind.JUMP_IN)
        for change in ("pause", "resume", "add-5", "add-1", "take-1"):
            self.maria(change, f"clock/{change}")
        self.maria("set", "clock/set", minutes=7)
        self.house.time_passes(20)  # with the grace of drafts less than people.HERE_FOR: nobody seems to be gone
        self.watch.look("time passes")
        for kind in BEFORE_DRAFTS:
            self.phase(kind)
        self.maria("back", "back")

    def drafts(self) -> None:
        self.write_drafts((ANA.draft, BEN.draft, CHEN.draft))
        self.seat(ANA.name, "Ana is done", "done", done="yes")
        self.seat(ANA.name, "Ana is not done", "done", done="no")
        self.collect()
        self.watch.look("compare")

    def write_drafts(self, texts: tuple[str, ...]) -> None:
        story = self.gathering.story
        self.phase(PhaseKind.DRAFT)
        if self.gathering.workshop.mode is Mode.BREAKOUTS:
            for team, text in zip(("A", "B"), texts, strict=False):
                self.house.do(story.team_writes(team, text))
        else:
            for member, text in zip(story.seats, texts, strict=False):
                self.house.do(story.writes(member, text))
        self.watch.look("drafts are written")

    def collect(self) -> None:
        self.maria("time is up", "on")
        self.house.time_passes(11)
        self.gathering.drafting_ends()

    def compares(self) -> None:
        first = self.stored("drafts")[0]
        reason = "It is about the visitor"
        self.seat(ANA.name, "Ana likes", "likes", draft=first, start=0, end=13, reason=reason)
        self.seat(BEN.name, "Ben likes", "likes", draft=first, start=6, end=19, reason="")
        self.seat(BEN.name, "too long a like", "likes", draft=first, start=0, end=9999, reason="")
        like = self.stored("likes")[0]
        for name in (ANA.name, BEN.name):
            self.seat(name, f"{name} takes a like back", f"likes/{like}/remove")
        for text, press in (("What missed the lock.", "accept"), ("Another one.", "decline")):
            self.seat(ANA.name, f"Ana offers, then {press}", "late", text=text)
            late = self.stored("late_drafts")[-1]
            self.maria(press, f"late/{late}/{press}")
        self.phase(PhaseKind.DRAFT)
        self.phase(PhaseKind.BREAK)
        self.phase(PhaseKind.OTHER)

    def writes(self) -> None:
        self.phase(PhaseKind.CHECK)
        self.phase(PhaseKind.WRITE)
        self.house.do(self.gathering.story.group_writes(FIRST_WORDS))
        self.watch.look("group writes")
        self.maria("keep writing", "keep-writing")

    def checks(self) -> None:
        self.phase(PhaseKind.CHECK)
        self.maria("ask", "check")
        first = self.gathering.asked()
        for number, verdict in ((1, "yes"), (2, "not_yet"), (3, "yes")):
            reason = f"Reason {number}"
            path = f"checks/{first}"
            self.seat(ANA.name, f"Ana answers {number}", path, question=number, verdict=verdict, reason=reason)
        self.maria("reveal", f"check/{first}/reveal")
        self.maria("adopt other words", "adopt", wording="Not what is written")
        self.phase(PhaseKind.WRITE)
        self.house.do(self.gathering.story.group_becomes(STATEMENT))
        self.watch.look("group writes anew")
        self.phase(PhaseKind.CHECK)
        self.maria("ask again", "check")
        second = self.gathering.asked()
        self.gathering.everyone_answers(second)
        self.watch.look("all have answered")
        self.maria("reveal again", f"check/{second}/reveal")

    def ends(self) -> None:
        self.maria("adopt", "adopt", wording=STATEMENT)
        self.phase(PhaseKind.NEXT_STEPS)
        self.maria("past the end", "on")
        self.maria("back from the end", "back")
