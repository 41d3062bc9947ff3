"""Whose data each table holds, and until when it is to be kept. A table without a line fails the tests.

What deletes by days after adoption does not exist yet: until it does, those rows go with their workshop. All other
methods are what happens today.
"""

from dataclasses import dataclass
from enum import StrEnum


class Whose(StrEnum):
    RESPONDENTS = "people who answered the survey"
    PARTICIPANTS = "participants"
    FACILITATORS = "facilitators and admins"
    OTHERS = "people who are named in texts"


class Method(StrEnum):
    """What ends the keeping."""

    WITH_WORKSHOP = "goes with the workshop"
    WITH_PARTICIPANT = "goes when the person is taken off the list"
    WITH_ACCOUNT = "goes with the account"
    WITH_DOCUMENT = "goes with the document: one that was written alone when drafts are collected"
    WITH_PARENT = "goes with the row that it belongs to"
    AFTER_ADOPTION = "goes so many days after a vision was adopted"
    WHEN_USED = "goes when it is used, answered or over"
    AFTER_A_TIME = "goes by itself within a day"


@dataclass(frozen=True, kw_only=True)
class Kept:
    """`holds`: the personal data, in words. `days`: for AFTER_ADOPTION alone."""

    whose: tuple[Whose, ...]
    holds: str
    method: Method
    days: int | None = None


@dataclass(frozen=True)
class Nobodys:
    """A table without personal data. `why`: what it holds instead."""

    why: str


_RESPONDENTS, _PEOPLE = (Whose.RESPONDENTS,), (Whose.PARTICIPANTS,)
_FACILITATORS, _OTHERS = (Whose.FACILITATORS,), (Whose.OTHERS,)


def _kept(whose: tuple[Whose, ...], holds: str, method: Method, days: int | None = None) -> Kept:
    return Kept(whose=whose, holds=holds, method=method, days=days)


ANSWER_DAYS, ADDRESS_DAYS, WORK_DAYS, WORDING_DAYS = 180, 90, 365, 30  # after adoption

REGISTER: dict[str, Kept | Nobodys] = {
    # accounts and workshops
    "accounts": _kept(_FACILITATORS, "name, hash of the password", Method.WITH_ACCOUNT),
    "sessions": _kept((*_FACILITATORS, *_PEOPLE), "who is signed in, on what kind of device", Method.WHEN_USED),
    "workshops": Nobodys("organisation, title, date, codes"),
    "shelved": _kept(_FACILITATORS, "who put the workshop away", Method.WITH_WORKSHOP),
    "facilitators": _kept(_FACILITATORS, "who facilitates the workshop", Method.WITH_WORKSHOP),
    "former_facilitators": _kept(_FACILITATORS, "who facilitated it before", Method.WITH_WORKSHOP),
    "participants": _kept(
        _PEOPLE, "name, address, role, department, biography, when they came", Method.AFTER_ADOPTION, ADDRESS_DAYS
    ),
    "presences": _kept(_PEOPLE, "who has a page open", Method.WHEN_USED),
    # preparation
    "buy_ins": _kept(_OTHERS, "name and role of the sponsor", Method.WITH_WORKSHOP),
    "artifacts": Nobodys("what the organisation says of itself"),
    "customers": Nobodys("types of customers"),
    "primary_customers": Nobodys("a type of customer"),
    "platforms": Nobodys("links to the video call"),
    "roster_imports": _kept(_PEOPLE, "a list of people until it is applied, then their ids", Method.WITH_WORKSHOP),
    "handouts": Nobodys("a digest and a date"),
    "invitations": _kept(_PEOPLE, "who was sent what, and when", Method.AFTER_ADOPTION, ADDRESS_DAYS),
    "departures": _kept(
        (*_PEOPLE, *_FACILITATORS), "name and address of who was taken off", Method.AFTER_ADOPTION, ADDRESS_DAYS
    ),
    "templates": Nobodys("an agenda and artifacts; the account that owns it"),
    # the survey
    "survey_openings": _kept(_FACILITATORS, "who opened and closed the survey", Method.WITH_WORKSHOP),
    "survey_schedules": _kept(_FACILITATORS, "who set the times", Method.WITH_WORKSHOP),
    "survey_questions": Nobodys("the question in other languages"),
    "survey_ticket_lists": _kept(_FACILITATORS, "who made and withdrew one-time links", Method.WITH_WORKSHOP),
    "survey_tickets": Nobodys("hashes of one-time links, none of which tells its person"),
    "open_link_closings": _kept(_FACILITATORS, "who closed the open link", Method.WITH_WORKSHOP),
    "answer_imports": _kept(_FACILITATORS, "who brought a list", Method.WITH_WORKSHOP),
    "answer_import_chunks": _kept(_RESPONDENTS, "answers of a list until it is applied", Method.AFTER_A_TIME),
    "answers": _kept(
        (*_RESPONDENTS, *_OTHERS), "what was said; nothing tells by whom", Method.AFTER_ADOPTION, ANSWER_DAYS
    ),
    "answer_keys": Nobodys("digests of forms that were sent, which tell no answer; gone within an hour"),
    "answer_hidings": _kept(_FACILITATORS, "who hid an answer", Method.WITH_PARENT),
    "harmless_answers": _kept(
        (*_FACILITATORS, *_OTHERS), "who called which words of an answer harmless", Method.WITH_PARENT
    ),
    "cloud_choices": _kept(_FACILITATORS, "who merged, renamed or hid a word", Method.WITH_WORKSHOP),
    "cloud_layouts": _kept(_FACILITATORS, "words and their places, who froze the picture", Method.WITH_WORKSHOP),
    # the meeting
    "phases": Nobodys("the agenda"),
    "meetings": _kept(_FACILITATORS, "who changed the clock last", Method.WITH_WORKSHOP),
    "sittings": Nobodys("when people met"),
    "heartbeats": Nobodys("when the server was alive"),
    "done_marks": _kept(_PEOPLE, "who said that they were done with a phase", Method.WITH_PARTICIPANT),
    "solo_progress": Nobodys("steps of three, of all who write alone"),
    "documents": _kept(_PEOPLE, "whose a document is that is written alone", Method.WITH_DOCUMENT),
    "document_updates": _kept(_PEOPLE, "what was typed", Method.WITH_DOCUMENT),
    "document_writers": _kept(_PEOPLE, "keys of who typed, which nobody can read", Method.WITH_DOCUMENT),
    "wordings": _kept(_PEOPLE, "texts that were kept, without their author", Method.AFTER_ADOPTION, WORDING_DAYS),
    "used_document_tickets": Nobodys("digests of tickets"),
    "collections": Nobodys("how drafting ended"),
    "draft_releases": _kept(_PEOPLE, "keys of who wants their draft shown", Method.WHEN_USED),
    "drafts": _kept(_PEOPLE, "drafts without their authors", Method.AFTER_ADOPTION, WORK_DAYS),
    "late_drafts": _kept(_PEOPLE, "drafts that were offered late", Method.WHEN_USED),
    "likes": _kept(_PEOPLE, "liked phrases and reasons; keys until they are settled", Method.AFTER_ADOPTION, WORK_DAYS),
    "checks": _kept(_FACILITATORS, "who asked the three questions", Method.WITH_WORKSHOP),
    "check_answers": _kept(
        _PEOPLE, "answers and reasons; keys until they are revealed", Method.AFTER_ADOPTION, WORK_DAYS
    ),
    "visions": _kept(_FACILITATORS, "who adopted the statement", Method.WITH_WORKSHOP),
    # seats
    "seat_beats": _kept(_PEOPLE, "when a device was last heard of", Method.WITH_PARTICIPANT),
    "seat_devices": _kept(_PEOPLE, "keys of the devices that hold a seat", Method.WITH_PARTICIPANT),
    "seat_events": _kept(_PEOPLE, "what was done to a seat, and when", Method.WITH_PARTICIPANT),
    "seat_requests": _kept(_PEOPLE, "devices that ask to be let in", Method.WHEN_USED),
    "seat_endings": _kept(_PEOPLE, "why a device lost a seat", Method.WITH_PARTICIPANT),
    "knocks": _kept(_PEOPLE, "name of somebody who asks to be let in", Method.AFTER_A_TIME),
}
