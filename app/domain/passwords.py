"""Which passwords are taken (OWASP ASVS 6.2: rather long than complicated, and none of those that are tried first)."""

import re
import unicodedata
from collections.abc import Collection, Iterator

from app.domain.errors import Invalid
from app.domain.text.calendar_words import is_calendar_word

SHORTEST = 10
LONGEST = 200
LONGEST_WAIT = 30  # seconds after a wrong one
_LOOKED_AT = 72  # characters: of more the guesses are not counted
_WEAK = 2  # of zxcvbn's scores, 0 to 4: below, fewer than a million guesses find it
_OURS = ("visionroom", "vision", "workshop", "facilitator", "admin")
_CALENDAR = (
    "january february march april june july august september october november december "
    "monday tuesday wednesday thursday friday saturday sunday spring summer autumn winter "
    "frühling frühjahr sommer herbst printemps été automne hiver primavera verano otoño invierno estate autunno inverno"
)  # of other languages ICU knows months and weekdays; it knows no seasons
_INSTEAD = {"a": "4@", "b": "8", "e": "3", "g": "9", "i": "1!", "l": "1!", "o": "0", "s": "5$", "t": "7", "z": "2"}
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})


def checked_password(password: str, name: str = "", organisations: Collection[str] = ()) -> str:
    """The password as it was typed. `name`: whose it is to be; `organisations`: whose workshops they facilitate.

    Raises Invalid for one that is too short, blanks not counted, too long, or among the first that somebody would try:
    common ones, keyboard rows, and whose letters are mainly a name or a time of the year.
    """
    if len("".join(password.split())) < SHORTEST:
        counted = "" if len(password) < SHORTEST else ", blanks not counted"
        raise Invalid(f"Please choose a password of at least {SHORTEST} characters{counted}.", field="password")
    if len(password) > LONGEST:
        raise Invalid(f"Please keep the password under {LONGEST} characters.", field="password")
    from zxcvbn import zxcvbn  # noqa: PLC0415  its lists take a while to load, and passwords are rarely chosen

    known = set(_variants([name, *organisations, *_OURS]))
    if _is_mainly(known, password) or zxcvbn(password[:_LOOKED_AT], user_inputs=sorted(known))["score"] < _WEAK:
        raise Invalid(
            "This password is among the first that somebody would try.",
            "Take a few words that have nothing to do with each other.",
            field="password",
        )
    return password


def wait_after(wrong: int) -> int:
    """Seconds until another password is taken, after so many wrong ones: 1, 2, 4 … 30."""
    return LONGEST_WAIT if wrong > 4 else 2**wrong


def _variants(names: Collection[str]) -> Iterator[str]:
    """Each word of them and each as a whole, plain, backwards, and with umlauts spelt out."""
    for name in names:
        for folded in (_folded(name), _folded(name.casefold().translate(_UMLAUTS))):
            words = _runs(folded)
            for word in (*words, "".join(words)):
                if len(word) > 1:
                    yield from (word, word[::-1])


def _is_mainly(known: Collection[str], password: str) -> bool:
    """Whether more than half of its letters are of these words, or of the calendar's, signs for letters undone."""
    words = sorted({*known, *_folded(_CALENDAR).split()}, key=len, reverse=True)
    folded = _folded(password)
    found = [match[0] for match in re.finditer("|".join(map(_disguised, words)), folded) if _letters(match[0])]
    if sum(map(len, found)) > _letters(folded) - sum(map(_letters, found)):
        return True
    runs = _runs(re.sub(r"(?<=[a-z])(?=[A-Z])", " ", password))  # MardiMars
    of_calendar = sum(len(run) for run in runs if is_calendar_word(run))
    return of_calendar * 2 > sum(map(len, runs))


def _letters(text: str) -> int:
    return sum(map(str.isalpha, text))


def _runs(text: str) -> list[str]:
    """What stands in it between digits, signs and blanks."""
    return re.findall(r"[^\W\d_]+", text)


def _disguised(word: str) -> str:
    """A pattern that finds the word also where signs stand for letters, as in “4d4”."""
    return "".join(f"[{re.escape(letter + _INSTEAD.get(letter, ''))}]" for letter in word)


def _folded(text: str) -> str:
    """Without capitals and accents."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in apart if not unicodedata.combining(letter))
