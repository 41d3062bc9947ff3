"""How the handout says things, on paper and on the page alike."""

from app.domain.cloud.cloud import MINIMUM_ANSWERS
from app.domain.cloud.shown import fewest_answers
from app.domain.export.handout import Handout, HandoutCloud, HandoutContent, HandoutPerson
from app.domain.preparation.customers import CustomerBranch
from app.domain.survey.progress import answers_in_words
from app.render.wording import day

SECTIONS = (
    "Feedback and artifacts",
    "Customer profile",
    "The three check questions",
    "Links to our documents",
    "Bonus: who is who",
)
NO_ARTIFACTS = "No mission, values or other cultural artifacts are listed yet."
NO_CUSTOMERS = "The list of customers comes later: your facilitator is still working on it."
NO_PRIMARY = (
    "The primary customer is not chosen yet: who ultimately pays the bills, and without whom would we not exist?"
)
NO_PEOPLE = "Nobody is on the list yet."
QUESTIONS_NOTE = "We will ask these of our statement. Everyone answers alone; the answers are shown together."
CHARACTERS_MISSING = "Some characters are not in the typeface of this file and show as boxes. The web page has them."


def when(content: HandoutContent) -> str:
    """Tuesday, 1 December 2026, 14:00 (Europe/Stockholm)"""
    starts = content.starts_at
    return f"{starts:%A}, {day(starts)}, {starts:%H:%M} ({content.time_zone})"


def where(content: HandoutContent) -> tuple[tuple[str, str], ...]:
    """Names and values: the place, or the way into the video call."""
    if content.is_in_person:
        return (("Place", content.place or "Your facilitator will tell you."),)
    found = (
        ("Video call", content.video_link or "Your facilitator will send you the link."),
        ("Passcode", content.passcode),
        ("By telephone", content.dial_in),
    )
    return tuple((name, value) for name, value in found if value)


def made_on(handout: Handout) -> str:
    return f"Handout of {day(handout.made_at)}"


def cloud_line(handout: Handout) -> str:
    """The source, the number of answers and the date: what stands under every picture of the cloud."""
    survey = handout.content.cloud
    number = _number(survey)
    if survey.closed_at:
        return f"One-question survey, {number}, closed on {day(survey.closed_at)}."
    return f"One-question survey, {number} up to {day(handout.made_at)}."


def no_cloud(content: HandoutContent) -> str:
    if content.cloud.answer_count >= MINIMUM_ANSWERS:
        people = {2: "two people", 3: "three people"}[fewest_answers(content.cloud.answer_count)]
        return f"There is no word cloud: it shows what at least {people} said, and no word was used by so many."
    far = f"So far: {_number(content.cloud)}."
    return f"The word cloud appears from {MINIMUM_ANSWERS} answers on, so that nobody is recognised. {far}"


def _number(survey: HandoutCloud) -> str:
    return answers_in_words(survey.answer_count, more_may_wait=survey.closed_at is None or survey.keeps_back)


def remark_on(branch: CustomerBranch) -> str:
    if branch.is_primary:
        return "our primary customer"
    return "internal" if branch.customer.is_internal else ""


def what_for(content: HandoutContent, label: str) -> str:
    """What is written in a document, and for whom it opens."""
    if label == "Group":
        return "for the group’s statement; opens for everyone"
    return "for the team’s draft; opens for its members"


def solo_documents(handout: Handout) -> str:
    """About the documents that each person has alone; empty with teams, and where the copy names its own."""
    content = handout.content
    if content.mode.has_teams:
        return ""
    if content.drafts_are_collected:
        return "The drafts have been collected; everybody’s own document is closed."
    if handout.own and handout.own.document:
        return ""
    return "Everybody has a document of their own. Its link stands on each person’s own copy of this handout."


def position(person: HandoutPerson) -> str:
    return ", ".join(part for part in (person.role, person.department) if part)
