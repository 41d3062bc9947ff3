"""Templates in a language: every word and everything filled in is escaped, and no language knows of another's."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from jinja2 import DictLoader, Environment

from app.i18n.messages import msg, msgs
from app.i18n.speech import speech
from app.web.pages import environment, environment_in

NASTY = '<b>"&%s{{'
SAFE = "&lt;b&gt;&#34;&amp;%s{{"
SOURCES = {
    "macro.html": "{% macro greet(name) %}{% trans %}Hello {{ name }}, 100 % <well>{% endtrans %}{% endmacro %}",
    "page.html": '{% from "macro.html" import greet %}{{ greet(name) }}|{{ said }}|{{ _(said) }}|'
    '{{ _("By %(name)s", name=name) }}|{{ ngettext("%(num)s like", "%(num)s likes", count) }}|'
    "{% trans count=count %}{{ count }} answer{% pluralize %}{{ count }} answers{% endtrans %}",
}


@pytest.fixture
def templates() -> Environment:
    made = environment.overlay(loader=DictLoader(SOURCES))
    made.globals = dict(environment.globals)
    return made


def test_words_and_what_is_filled_in_are_escaped(templates: Environment) -> None:
    said = msg("Moved to %(phase)s", phase=NASTY)
    assert templates.get_template("page.html").render(name=NASTY, said=said, count=1200) == (
        f"Hello {SAFE}, 100 % &lt;well&gt;|Moved to {SAFE}|Moved to {SAFE}|By {SAFE}|1,200 likes|1,200 answers"
    )


def test_markup_that_was_escaped_before_stays(templates: Environment) -> None:
    page = templates.from_string('{% set name %}<bdi>{{ who }}</bdi>{% endset %}{{ _("By %(name)s", name=name) }}')
    assert page.render(who=NASTY) == f"By <bdi>{SAFE}</bdi>"


def test_a_list_keeps_its_items_apart_and_escaped(templates: Environment) -> None:
    page = templates.from_string("{{ speech.listed(names) }}")
    assert [page.render(names=names) for names in (["A"], ["A", NASTY], ["A", "B", "{0}"])] == [
        *("A", f"A and {SAFE}", "A, B and {0}")
    ]


def test_a_message_is_not_shown_before_a_language_is_chosen() -> None:
    said = msgs("%(count)s like", "%(count)s likes", 2)
    for show in (str, lambda one: f"{one}"):
        with pytest.raises(TypeError, match="before a language was chosen"):
            show(said)
    assert speech("en").text(said) == "2 likes"


def test_languages_are_said_side_by_side_and_know_nothing_of_each_other() -> None:
    def title(language: str) -> list[str]:
        template = environment_in(language).from_string('{{ _("Try again") }} {{ speech.number(2000) }}')
        return [template.render() for _ in range(200)]

    words = {"en": "Try again 2,000", "fr": "Réessayer 2\u202f000", "de": "Noch einmal versuchen 2.000"}
    with ThreadPoolExecutor(6) as pool:
        told = dict(zip(words, pool.map(title, words), strict=True))
    assert {language: set(said) for language, said in told.items()} == {one: {said} for one, said in words.items()}
