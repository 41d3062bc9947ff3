"""People who sign in: admins and facilitators."""

import unicodedata
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from app.domain.blank import hides_something
from app.domain.errors import Invalid
from app.domain.workshops.workshops import one_line, required_line


class Role(StrEnum):
    ADMIN = "admin"
    FACILITATOR = "facilitator"


RESET_LINK_LASTS = timedelta(hours=24)
_LETTERS = frozenset({"Lu", "Ll", "Lt", "Lo"})  # not Lm: an ʻokina belongs to any alphabet
_TOGETHER = dict.fromkeys(("CJK", "HIRAGANA", "KATAKANA", "HANGUL", "BOPOMOFO", "IDEOGRAPHIC"), "CJK")


@dataclass(frozen=True)
class Account:
    """`link_until`: until when its one-time link works; None for an invitation, which has no end."""

    id: str
    name: str
    role: Role
    is_active: bool  # has chosen a password and was not ended
    invitation_version: int
    is_ended: bool = False
    link_until: datetime | None = None

    def has_link_at(self, now: datetime) -> bool:
        """Whether a one-time link of its present version works."""
        return self.link_until is None or now < self.link_until

    @property
    def is_admin(self) -> bool:
        return self.role is Role.ADMIN


@dataclass(frozen=True)
class Session:
    """Where an account is signed in. `device`: such as “Firefox on Linux”, "" where it is not known.

    `used_at` is right to an hour; None for a session that has not been used since it began.
    """

    token_hash: str
    device: str
    began_at: datetime
    used_at: datetime | None

    @property
    def key(self) -> str:
        """What a page calls it: enough to end it, and useless for anything else."""
        return self.token_hash[:16]


def checked_name(name: str) -> str:
    """As others will see it. Raises Invalid for one that could be made to look like somebody else's: with signs that
    nobody sees, or with letters of two alphabets in one word."""
    line = required_line(name, "name", "your name", limit=60)
    if hides_something(line):
        raise Invalid(
            "This name holds signs that cannot be seen.", "Type it by hand: they come with copied text.", field="name"
        )
    for word in line.split():
        if len(alphabets_of(word)) > 1:
            raise Invalid(f"“{word}” mixes letters of two alphabets.", "Write each word in one alphabet.", field="name")
    return line


def name_key(name: str) -> str:
    """Under which a name is found again: “Maria” and “maria” are one, however a keyboard puts accents together."""
    folded = unicodedata.normalize("NFKC", one_line(name)).casefold()
    return unicodedata.normalize("NFKC", folded)


def alphabets_of(word: str) -> frozenset[str]:
    """Of its letters: such as {"LATIN", "CYRILLIC"}. Those that are written together, as in Japan, count as one."""
    letters = (sign for sign in unicodedata.normalize("NFKC", word) if unicodedata.category(sign) in _LETTERS)
    found = {unicodedata.name(letter, "UNKNOWN").split()[0] for letter in letters}
    return frozenset(_TOGETHER.get(alphabet, alphabet) for alphabet in found)
