"""Whatever the order of asking, revealing, editing and adopting: the record says what happened.

A plain model is told the same story: a list of checks with their words and answers, and the words adopted last.
"""

from dataclasses import dataclass, field

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from app.actions import export
from app.actions.access import ReadingResult
from app.actions.meeting import vision
from app.actions.services import Services
from app.domain.errors import DomainError
from app.storage import vision as stored
from tests import factories
from tests.factories import Clock, Story
from tests.people import PARTICIPANTS

MEMBERS = PARTICIPANTS
WORDINGS = ("Every visitor leaves changed.", "A story worth telling.")
ACTS = ("ask", "three answer", "answer yes", "answer not yet", "reveal", "edit", "adopt")

YES, NOT_YET = ["answer yes"] * 3, ["answer not yet"] * 3

Outcome = tuple[str, int, tuple[int, int]]  # words, people who answered, (yes, not yet) to the first question


@dataclass
class Asked:
    words: str
    said: list[str] = field(default_factory=list)
    is_revealed: bool = False

    @property
    def outcome(self) -> Outcome:
        return self.words, len(self.said), (self.said.count("yes"), self.said.count("not_yet"))


@dataclass
class Model:
    words: str = WORDINGS[0]
    asked: list[Asked] = field(default_factory=list)
    revealed: list[Asked] = field(default_factory=list)
    adopted: str | None = None

    @property
    def open(self) -> Asked | None:
        return self.asked[-1] if self.asked and not self.asked[-1].is_revealed else None

    def act(self, act: str) -> None:
        if act == "ask":
            if self.open is None or self.open.words != self.words:
                self.asked.append(Asked(self.words))
        elif act == "edit":
            self.words = WORDINGS[1 - WORDINGS.index(self.words)]
        elif act == "adopt":
            self.adopted = self.words
        elif self.open and act == "reveal":
            if self.may_reveal(self.open):
                self.revealed.append(self.open)
                self.revealed[-1].is_revealed = True
        elif self.open and act == "three answer":
            self.open.said += ["yes", "not_yet", "yes"][: len(MEMBERS) - len(self.open.said)]
        elif self.open and len(self.open.said) < len(MEMBERS):
            self.open.said.append("yes" if act == "answer yes" else "not_yet")

    def may_reveal(self, asked: Asked) -> bool:
        """Three have answered, and all of them, or as many as before of any words, or three more or fewer."""
        before = [len(one.said) for one in self.revealed]
        as_many = not any(0 < abs(len(asked.said) - one) < 3 for one in before)
        return len(asked.said) >= 3 and (as_many or len(asked.said) == len(MEMBERS))

    @property
    def record(self) -> tuple[str | None, Outcome | None, list[Outcome]]:
        """The adopted words, the check of them, all other checks."""
        counted = [asked for asked in self.revealed if asked.said]
        own = [asked for asked in counted if asked.words == self.adopted]
        others = [asked.outcome for asked in counted if asked is not (own[-1] if own else None)]
        return self.adopted, own[-1].outcome if own else None, others


async def press(story: Story, model: Model, act: str) -> None:
    """The same act in the product, refused or not."""
    services, maria = story.services, story.maria
    async with services.database.reading() as connection:
        check = await stored.latest_check(connection, story.workshop.id)
    try:
        if act == "ask":
            await vision.open_check(services, maria)
        elif act == "edit":
            await story.group_becomes(WORDINGS[1 - WORDINGS.index(model.words)])
        elif act == "adopt":
            await vision.adopt(services, maria, model.words)
        elif act == "reveal" and check:
            await vision.reveal_check(services, maria, check.id)
        elif check and model.open and (few := MEMBERS[len(model.open.said) :]):
            said = {"answer yes": ["yes"], "answer not yet": ["not_yet"], "three answer": ["yes", "not_yet", "yes"]}
            for member, verdict in zip(few, said[act], strict=False):
                for number in (1, 2, 3):
                    await vision.answer_check(services, story.seats[member], check.id, number, verdict, "")
    except DomainError:
        pass  # such as revealing what is revealed: the model does nothing either


async def tell(services: Services, clock: Clock, acts: list[str]) -> None:
    story = await factories.story(services, clock, members=MEMBERS, facilitator=services.new_id())
    await story.everyone_comes()
    await story.group_writes(WORDINGS[0])
    model = Model()
    for one in acts:
        clock.passes(seconds=10)
        await press(story, model, one)
        model.act(one)
    record = await export.record(services, ReadingResult(story.maria.account, story.workshop))
    told = [
        (check.wording, check.answered, (check.questions[0].yes, check.questions[0].not_yet)) if check else None
        for check in (record.check, *record.other_checks)
    ]
    assert (record.statement, told[0], told[1:]) == model.record


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(acts=st.lists(st.sampled_from(ACTS), min_size=2, max_size=12))
@example(acts=["ask", *YES, "reveal", "edit", "ask", *NOT_YET, "reveal", "edit", "adopt"])
@example(acts=["ask", *YES, "reveal", "adopt", "ask"])
@example(acts=["ask", "reveal", "adopt"])
@example(acts=["ask", *YES, "reveal", "adopt", "edit"])
@example(acts=["ask", *YES, "reveal", "adopt", "edit", "adopt"])
@example(acts=["adopt", "ask", *NOT_YET, "reveal"])
@example(acts=["ask", *YES, "adopt", "reveal", "ask", *NOT_YET, "reveal", "adopt"])
@example(acts=["ask", *YES, "reveal", "ask", *NOT_YET, "answer yes", "reveal", "adopt"])
@example(acts=["ask", "answer yes", "reveal", "ask", "answer yes", "reveal", "adopt"])
async def test_the_record_never_says_the_opposite(services: Services, clock: Clock, acts: list[str]) -> None:
    await tell(services, clock, acts)
