"""Chats as programs in any language save and copy them: nobody's name comes in with what was said."""

import json

import pytest

from app.domain.survey.survey import QUESTION
from app.domain.tables.sheets import AS_RECOGNISED, FileKind
from app.reading.answers import read_answers

SAID = ["Calm and open rooms", "Kind staff: they help", "Trust"]
NAMES = ["Eva Ek", "Jörg Müller-Lüdenscheid", "Zoé van der Berg"]
ROUTES = [
    "From {} to Everyone",
    "De {} à Tout le monde ",
    "De {} a Todos",
    "Desde {} para Todos",
    "Von {} an Alle",
    "Van {} aan Iedereen",
    "De {} Para Todos",
    "Da {} a Tutti",
    "Od {} do Wszyscy",
    "Gönderen {} Alıcı Herkes",
    "Från {} till Alla",
    "От {} Кому Все",
    "送信元 {} 宛先 全員",
    "从 {} 到 所有人",
]
MOMENTS = ["10:12 AM", "10:12 Uhr", "Gestern 10:12", "hier 10:12", "30.11. 10:12", "Mon 30 Nov 2026 10:12", "上午10:12"]


def read(text: str) -> tuple[FileKind, list[str]]:
    found = read_answers(text, AS_RECOGNISED, (QUESTION,), lambda done, total: None)
    rows = [row.cells[found.found.column] for row in found.rows]
    return found.understood.kind, rows[found.found.header_rows :]


def chat(form: str) -> str:
    """`form`: of each message, with places for the name and for what was said."""
    return "".join(form.format(name, said) + "\n" for name, said in zip(NAMES, SAID, strict=True))


@pytest.mark.parametrize("route", ROUTES)
def test_a_meeting_s_chat_names_nobody_in_any_language(route: str) -> None:
    for form in ("10:12:01 %s: {}", "10:12:01\t %s : {}", "10:12:01 %s:\n\t{}", "%s: (10:12)\n{}", "%s 10:12\n{}"):
        assert read(chat(form % route)) == (FileKind.MESSAGES, SAID), form


@pytest.mark.parametrize("route", ROUTES[:8])
def test_words_for_from_and_to_tell_a_chat_without_times(route: str) -> None:
    assert read(chat(route + ": {}")) == (FileKind.MESSAGES, SAID)


@pytest.mark.parametrize("when", MOMENTS)
def test_a_chat_s_times_are_written_in_many_ways(when: str) -> None:
    forms = (
        "[%s] {}: {}",
        "[%s] {}\n{}\n",
        "{}  %s\n{}",
        "{}, %s\n{}",
        "{} — %s\n{}",
        "{}\n — \n%s\n{}",
        "{} (%s)\n{}",
    )
    for form in forms:
        assert read(chat(form % when)) == (FileKind.MESSAGES, SAID), form


@pytest.mark.parametrize(
    "form",
    [
        "30/11/26 à 10:12 - {}: {}",
        "30.11.2026 klo 10.12 - {}: {}",
        "2026/11/30 上午10:12 - {}: {}",
        "٣٠/١١/٢٠٢٦، ١٠:١٢ - {}: {}",
        "2026년 11월 30일 오전 10:12, {} : {}",
        "[{}] [오전 10:12] {}",
        "[10:12:01] <{}> {}",
        "10:12 {}: {}",
        "2026-11-30T10:12:01Z {}: {}",
        "from {} to everyone:    10:12 AM\n{}",
        "{} (to Everyone): {}",
        "00:00:01.000 --> 00:00:03.000\n<v {}>{}</v>\n",
        "1\n00:00:01,000 --> 00:00:03,000\n{}: {}\n",
        "0:00:01.123,0:00:03.987\n{}: {}\n",
        "0:0:1.0 --> 0:0:3.0\n{}\n{}\n",
    ],
)
def test_names_stay_behind_however_a_program_writes_its_messages(form: str) -> None:
    assert read(chat(form)) == (FileKind.MESSAGES, SAID)
    assert read("Messages are encrypted.\n" + chat(form)) == (FileKind.MESSAGES, SAID)


def test_a_chat_as_a_page_or_as_json_names_nobody() -> None:
    messages = zip(NAMES, SAID, strict=True)
    page = "".join(
        f"<div class='message' id='m{place}'><div class='initials'>{name[0]}</div><div class='date details'>10:12</div>"
        f"<div class='from_name'>\n{name} </div><div class='text'>{said}</div></div>"
        for place, (name, said) in enumerate(messages)
    )
    assert read(f"<html><body>{page}</body></html>") == (FileKind.WEB_PAGE, SAID)
    records = [{"type": "message", "user": name, "text": said} for name, said in zip(NAMES, SAID, strict=True)]
    assert read(json.dumps(records)) == (FileKind.RECORDS, SAID)


def test_reactions_are_no_answers_and_a_reply_is_only_what_it_adds() -> None:
    text = (
        "10:12:01 From Eva Ek to Everyone:\n\tCalm rooms\n"
        '10:13:01 From Ben to Everyone:\n\tReacted to "Calm rooms" with 👍\n'
        '10:14:01 From Lea to Everyone:\n\tReplying to "Calm rooms"\n\t\n\tAnd light\n'
        '10:15:01 From Ana to Everyone:\n\tI like "Calm rooms" too\n'
    )
    assert read(text) == (FileKind.MESSAGES, ["Calm rooms", "And light", 'I like "Calm rooms" too'])


@pytest.mark.parametrize(
    "lines",
    [
        ["Open until 20:00", "Friendly staff", "Open at 10:00", "Good coffee"],
        ["Lunch at 12:00", "Talks from 13:00", "Calm"],
        ["De la música a todos: alegría", "De todo para todos", "Calma"],
        ["Von Anfang an Alle: willkommen", "Von Herzen an jeden Gast", "Ruhe"],
        ["Staff (shop): kind", "Staff (café): helpful", "Rooms (all): clean"],
        ["9:00 is too late: please open earlier", "Kind people", "10:00 too"],
        ['I like "Calm" too', "Calm", 'I like "Calm" too 👍'],
    ],
)
def test_answers_with_times_and_colons_in_them_are_no_chat(lines: list[str]) -> None:
    assert read("\n".join(lines)) == (FileKind.TEXT, lines)
