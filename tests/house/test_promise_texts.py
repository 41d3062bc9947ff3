"""tests/web/PROMISES.md holds every sentence that people are promised something in, with the tests that keep it."""

import re
from html import unescape
from types import SimpleNamespace

from app.domain.meeting import phases
from app.domain.meeting.phase_spec import PhaseKind, State
from app.domain.survey.wording import ENGLISH
from app.resources import TEMPLATES
from app.web.pages import html
from tests.house.test_promises import TESTS, missing, rows
from tests.messages.english import english

TABLE = TESTS / "web" / "PROMISES.md"


def sentences(text: str) -> list[str]:
    plain = " ".join(unescape(re.sub(r"<[^>]+>", " ", text)).split())
    return re.split(r"(?<=[.!?]) (?=[A-Z0-9])", plain)


def source_of(template: str) -> str:
    """As it is written, without the marks of what is translated."""
    return re.sub(r"\{%-? (?:end)?trans\b[^%]*%\}", "", (TEMPLATES / template).read_text(encoding="utf-8"))


def paragraphs(template: str, *, before: str = "") -> str:
    """Of a template as it is written, those whose words are fixed; from the paragraph after `before` on."""
    source = source_of(template).partition(before)[2] if before else ""
    source = source or source_of(template)
    return " ".join(re.findall(r"<p[^>]*>(?:(?!\{[{%]).)*?</p>", source, re.DOTALL))


def stretch(template: str, beginning: str, end: str) -> str:
    """What stands there from its first words to its last, where other words of the page are no promise."""
    source = " ".join(source_of(template).split())
    found = re.search(re.escape(beginning) + ".*?" + re.escape(end), source)
    assert found, f"{template} does not say “{beginning} … {end}”"
    return found[0]


def said() -> set[str]:
    page = ENGLISH.page
    banners = [html("documents/_promise.html", hold=SimpleNamespace(others=others)) for others in ([], ["a laptop"])]
    alone = [" ".join(re.findall(r"<p>.*?</p>", banner, re.DOTALL)) for banner in banners]
    texts = [
        *(page.promise, page.ticket_promise, page.answered_text),
        paragraphs("survey/tickets/_manage.html", before="What could still be seen"),
        *alone,
        paragraphs("documents/wordings/_list.html", before="listing.document.kind"),
        paragraphs("meeting/parts/_late_offer.html"),
        paragraphs("meeting/parts/_late_drafts.html"),
        paragraphs("meeting/parts/_own_words.html"),
        paragraphs("meeting/withheld/_seat.html"),
        paragraphs("meeting/phases/draft/_alone.html"),
        stretch("meeting/phases/draft/_alone.html", "These numbers are", "draft is whose."),
        stretch("meeting/parts/_people.html", "Who they are is not", "without names."),
        stretch("meeting/parts/_drafts.html", "You can take your likes back", "for a week."),
        stretch("meeting/withheld/_console.html", "With so few", "write on in it."),
        stretch("meeting/withheld/_console.html", "Once all of them have", "who has pressed."),
        paragraphs("documents/_table.html"),
        stretch("seats/join/leave.html", "Something is written", "nobody yet."),
        stretch("answers/imports.html", "Only the texts", "left behind."),
        stretch("answers/_same_file.html", "It was not kept", "stays here."),
        stretch("people/preview.html", "Nothing counts yet.", "as they are."),
        stretch("people/roster.html", "A personal link opens", "that you did it."),
        stretch("seats/_devices.html", "If you let it in", "like and answer."),
        stretch("seats/_devices.html", "What you like and answer", "let each other in."),
        *(english(phases.said(PhaseKind.CHECK, states, "").instruction) for states in ((), (State.OF_FEW,))),
    ]
    return {sentence for text in texts for sentence in sentences(text)}


def test_every_sentence_stands_in_the_table_and_has_a_test_that_is_there() -> None:
    table = TABLE.read_text(encoding="utf-8")
    promises = [promise for promise, _ in rows(table)]
    assert set(promises) == said()
    assert missing(table) == []
    assert len(promises) == len(set(promises))
