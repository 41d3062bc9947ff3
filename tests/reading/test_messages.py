"""Chats and mails as they are copied: what was said is an answer, and who said it stays behind."""

import csv
import io

import pytest

from app.domain.survey.survey import QUESTION
from app.domain.tables.cell_kinds import Kind
from app.domain.tables.column_kinds import LeftBehind
from app.domain.tables.sheets import AS_RECOGNISED, FileKind, ReadAs
from app.reading.answers import read_answers
from tests.reading.workbooks import workbook

SAID = ["Calm and time", "A warm welcome\nwith a smile", "Short queues"]
LEFT = (LeftBehind(1, "Name", Kind.PERSON),)


def read(text: str, read_as: ReadAs = AS_RECOGNISED) -> tuple[FileKind, tuple[LeftBehind, ...], list[str]]:
    """Kind, what was left behind, and the texts below the titles."""
    found = read_answers(text, read_as, (QUESTION,), lambda done, total: None)
    again = read_answers(text.encode(), read_as, (QUESTION,), lambda done, total: None)
    said, same = ([row.cells[one.found.column] for row in one.rows][one.found.header_rows :] for one in (found, again))
    assert said == same
    return found.understood.kind, found.found.left, said


@pytest.mark.parametrize(
    "chat",
    [
        "[03.11.26, 10:12:01] {}: {}\n[03.11.26, 10:13:44] {}: {}\n[04.11.26, 09:00:12] {}: {}\n",
        "03/11/2026, 10:12 - {}: {}\n03/11/2026, 10:13 - {}: {}\n03/11/2026, 10:14 - {}: {}\n",
        "11/3/26, 10:12 AM - {}: {}\n11/3/26, 10:13\u202fPM - {}: {}\n11/4/26, 1:14 AM - {}: {}\n",
        "03.11.26, 10:12 - Messages are end-to-end encrypted.\n"
        "03.11.26, 10:12 - {}: {}\n03.11.26, 10:13 - {}: {}\n03.11.26, 10:13 - Ben left\n03.11.26, 10:14 - {}: {}\n",
        "10:12:01 From {} to Everyone:\n\t{}\n10:13:01 From {} to Everyone:\n\t{}\n10:14:01 From {} to Me:\n\t{}\n",
        "10:12:01\t From {} : {}\n10:13:01\t From {} : {}\n10:14:01\t From {} : {}\n",
        "{}, [03.11.2026 10:12]:\n{}\n\n{}, [3 Nov 2026 at 10:13:09]:\n{}\n\n{}, [04.11.2026 08:12]:\n{}\n",
        "[10:12] {}\n{}\n[10:13] {}\n{}\n[Tuesday 10:14] {}\n{}\n",
        "{}  10:12 AM\n{}\n{}  10:13 AM\n{}\n{}  10:14 AM\n{}\n",
        "{}\n10:12\n{}\n{}\n10:13\n{}\n{}\nYesterday 10:14\n{}\n",
    ],
)
def test_of_a_chat_only_what_was_said_comes_in(chat: str) -> None:
    names = ("Eva Ek", "Ben", "Dr. Lea Roth-Hill")
    text = chat.format(*(word for pair in zip(names, SAID, strict=True) for word in pair))
    assert read(text) == (FileKind.MESSAGES, LEFT, SAID)
    assert read(text.replace("\n", "\r\n"))[2] == SAID


def test_what_a_chat_puts_in_place_of_pictures_is_no_answer() -> None:
    text = (
        "[03.11.26, 10:12:01] Eva: Calm\n\u200e[03.11.26, 10:12:09] Eva: \u200eimage omitted\n"
        "[03.11.26, 10:13:01] Ben: <Media omitted>\n[03.11.26, 10:14:01] Ben: <3 this place\n"
    )
    assert read(text) == (FileKind.MESSAGES, LEFT, ["Calm", "<3 this place"])


CHATS = (
    "09:14:22 From {} to Everyone : {}\n09:14:30 From {} to Everyone : {}\n09:15:01 From {} to Everyone : {}\n",
    "09:14:22 From {} to Everyone:\n\t{}\n09:14:30 From {} to Everyone:\n\t{}\n09:15:01 From {} to Everyone:\n{}\n",
    "[02.11.26, 09:14:22] {}: {}\n[02.11.26, 09:15:22] {}: {}\n[02.11.26, 09:16:22] {}: {}\n"
    "[02.11.26, 09:16:24] Eva Ek: \u200e<Medien ausgeschlossen>\n",
    "02.11.26, 09:14 - {}: {}\n02.11.26, 09:15 - {}: {}\n02.11.26, 09:16 - {}: {}\n"
    "02.11.26, 09:17 - Eva Ek: <Media omitted>\n",
    "[02/11 09:14] {}\n{}\n[02/11 09:15] {}\n{}\n[02/11 09:16] {}\n{}\n",
)


@pytest.mark.parametrize("title", ["", "Message", "Answers", "Chat, saved"])
@pytest.mark.parametrize("chat", CHATS)
def test_a_chat_as_a_list_of_one_column_leaves_its_names_behind(chat: str, title: str) -> None:
    said = ["Calm, and time", 'A "warm" welcome', "Short queues"]
    names = ("Anna Berg", "Ode, Ben", "Eva Ek")
    lines = chat.format(*(word for pair in zip(names, said, strict=True) for word in pair)).splitlines()
    lines = [title, *lines] if title else lines
    assert read("\n".join(lines)) == (FileKind.MESSAGES, LEFT, said)
    written = io.StringIO()
    csv.writer(written).writerows([[line] for line in lines])
    assert read(written.getvalue()) == (FileKind.MESSAGES, LEFT, said)
    found = read_answers(workbook([[line] for line in lines]), AS_RECOGNISED, (QUESTION,), lambda done, total: None)
    assert (found.found.left, [row.cells for row in found.rows]) == (LEFT, [("Message",), *[(text,) for text in said]])


MAILS = [
    (
        "From: Eva Ek <eva@museum.example>\nSent: Tuesday, 3 November 2026 10:12\nTo: Maria\nSubject: RE: Why?",
        ("Dear Maria,", "Best regards\nEva Ek\nHead of shop"),
    ),
    (
        "Von: Ben Ode <ben@museum.example>\nGesendet: Dienstag, 3. November 2026 10:12\nAn: Maria\nBetreff: AW: Frage",
        ("Liebe Maria,", "Viele Grüße, Ben"),
    ),
    (
        "De : Léa Roth <lea@museum.example>\nEnvoyé : mardi 3 novembre 2026\nÀ : Maria\nObjet : RE: Question",
        ("Bonjour Maria,", "Cordialement,\nLéa"),
    ),
    (
        "From: Tom <tom@museum.example>\nDate: Tue, 3 Nov 2026 at 10:12\nSubject: Re: What matters?\nTo: <m@x.example>",
        ("Hi Maria!", "On 3 Nov 2026, at 09:00, Maria <m@x.example> wrote:\n> What matters?\n> Maria"),
    ),
]


@pytest.mark.parametrize("count", [2, 3, 4])
def test_of_mails_one_below_the_other_each_is_an_answer(count: int) -> None:
    texts = ["Calm.\n\nAnd time to talk.", "Gute Luft", "Des gens qui écoutent", "Open doors"][:count]
    mails = [
        f"{head}\n\n{begin}\n\n{text}\n\n{end}\n"
        for (head, (begin, end)), text in zip(MAILS[:count], texts, strict=True)
    ]
    assert read("\n".join(mails)) == (FileKind.MESSAGES, LEFT, texts)


@pytest.mark.parametrize("signed", ["Ben", "– Ben O.", "Ben Ode", "BO", "B."])
def test_the_name_below_a_mail_is_not_what_its_author_says(signed: str) -> None:
    head = "{}: {} <{}@museum.example>\nSubject: Vision\nDate: Tue, 3 Nov 2026 10:02:00 +0100\n\n"
    mails = (
        head.format("From", "Ben Ode", "ben") + f"Honest advice.\nAnd a museum\n\n{signed}\n\n",
        head.format("From", "Eva Ek", "eva") + "Calm",
    )
    assert read("".join(mails)) == (FileKind.MESSAGES, LEFT, ["Honest advice.\nAnd a museum", "Calm"])


def test_nor_is_a_name_below_a_message_of_a_chat() -> None:
    chat = "03.11.26, 10:12 - Ben Ode: Honest advice\nBen\n03.11.26, 10:13 - Eva Ek: Calm\n03.11.26, 10:14 - Tom: Tom\n"
    assert read(chat) == (FileKind.MESSAGES, LEFT, ["Honest advice", "Calm", "Tom"])


def test_a_single_mail_may_hold_a_list() -> None:
    head, (begin, end) = MAILS[0]
    text = f"{head}\n\n{begin}\n\nCalm rooms\nWarm light\nFair prices\n\n{end}\n"
    assert read(text) == (FileKind.MESSAGES, LEFT, ["Calm rooms", "Warm light", "Fair prices"])


@pytest.mark.parametrize(
    "lines",
    [
        ["From: the first minute", "To: the last one", "Calm"],
        ["10:00 is early", "Open from 10:00", "Calm"],
        ["[10:12] Calm rooms", "[10:13] Warm light", "[10:14] Fair prices"],
        ["Staff: calm", "Rooms: warm", "Prices: fair"],
        ["An: calm house", "Calm", "Best"],
        ["Calm at 10:12", "Warm", "Calm at 10:13", "Kind"],
    ],
)
def test_answers_that_only_begin_so_stay_as_they_are(lines: list[str]) -> None:
    kind, _, said = read("\n".join(lines))
    assert (kind, said) == (FileKind.TEXT, lines)


def test_messages_can_be_read_line_by_line() -> None:
    text = "From: Eva\nSubject: What matters?\n\nCalm and time\n\nFrom: Ben\nSubject: What matters?\n\nWarm\n"
    lines = [line for line in text.split("\n") if line]
    assert read(text, ReadAs(separator="", keeps_labels=True)) == (FileKind.TEXT, (), lines)
