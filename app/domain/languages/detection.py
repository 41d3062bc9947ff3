"""In which language an answer is written. It is found once, from its text and the question's languages alone.

The detector is eld (Apache 2.0): of the small offline ones it knows short texts best. Its scores are helped by two
things that it cannot know: the stop-words an answer holds, and in which languages the question is asked, since most
people answer in one of them. Which of these a person has read is not looked at, so that the language tells no more
than the words do.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import lru_cache
from typing import NamedTuple, Protocol

from app.domain.languages.beyond_detector import is_hardly_known, language_beyond
from app.domain.languages.scripts import has_strange_letters, is_written_so, languages_with_letters_of
from app.domain.languages.small_words import languages_told_by
from app.domain.words.segmentation import has_han_of_japan
from app.domain.words.tokens import folded, tokens

UNKNOWN = "und"
"""BCP 47's tag for a text whose language nothing tells: digits, emoji, a name."""
_WITH_BITS = 63
LANGUAGES = tuple(
    """am ar az be bg bn ca cs da de el en es et eu fa fi fr gu he hi hr hu hy is it ja ka kn ko ku lo lt lv ml mr ms nl
    no pa pl pt ro ru sk sl sq sr sv ta te th fil tr uk ur vi zh id cy sw mk ha
    or yo af zu xh so mn kk ky tg uz mg ga ne ps""".split()  # noqa: SIM905  a list of names
)
"""Those that can be found, as primary language subtags of BCP 47; those that a set of bits holds first."""
LANGUAGES_WITH_BITS = LANGUAGES[:_WITH_BITS]
"""Of the others no small words and no forms are known, nor what negates; or those of a near one are left out."""

_STOP_WORD_BONUS = 0.3
"""For an answer of stop-words only; the detector's own scores lie between 0 and about 1."""
_ASKED_BONUS, _ASKED_BONUS_SHORT = 0.05, 0.3
"""By what share a language of the question gains: with any answer, and more, divided by the number of its words."""
_ASKED_BONUS_IN_DOUBT = 0.2
"""What it gains besides where the detector itself is not sure."""
_SURE = 0.5
"""With a lower score the detector has not known a good part of the text."""
_RARE = frozenset("az be ca et eu fa fil gl hr is ku lt lv mr sk sl sq ur yo".split())  # noqa: SIM905
_RARE_SHARE = 0.9
"""Few people answer in these unless they are asked in them: a short text that could be in others too is in others."""
_TELLS_NOTHING = 4
"""Letters: so short a text ("OK", "wow") is taken for one in a language of the question, if that has these letters."""
_TEXT_LOOKED_AT = 200
"""Characters, to the end of a word: more of them tell nothing new, and each costs time."""
_WORDS_END = re.compile(r"\S{0,20}")
_NEUTRAL_INNEN = re.compile(r"(?<=\w\w)[:*_/!·•]-?(?=(?i:in|innen|nnen)\b)")
_NEUTRAL_E = re.compile(r"(?<=\w\w)[·•](e|es)(?:[·•]s)?\b")
_NEUTRAL_VOWEL = re.compile(r"(?<=\w)@(?=s?(?![\w.@]))")
"""Signs of forms that mean women and men alike: the detector takes them for the end of a word."""
_OURS = {"tl": "fil"}
"""Where the detector's code is not ours."""


class Written(NamedTuple):
    """An answer's text, and its language if it has been found."""

    text: str
    language: str | None = None


class _Result(Protocol):
    def scores(self) -> Mapping[str, float] | None: ...

    def is_reliable(self) -> bool: ...


class _Detector(Protocol):
    def detect(self, text: str) -> _Result: ...


@lru_cache(maxsize=1)
def _detector() -> _Detector:
    # Some 100 MB, which only processes that take or count answers need.
    from eld import LanguageDetector  # noqa: PLC0415

    found: _Detector = LanguageDetector("ngramsL60")
    return found


def get_ready() -> None:
    """Load the detector now, so that no answer waits the fifth of a second that it takes."""
    language_of("ready", frozenset())


def language_of(text: str, asked_in: AbstractSet[str]) -> str:
    """One of LANGUAGES, or UNKNOWN. `asked_in`: the languages of the question (see `languages_asked`)."""
    if len(text) > _TEXT_LOOKED_AT:
        text = text[: _WORDS_END.match(text, _TEXT_LOOKED_AT).end()]  # type: ignore[union-attr]  # it always matches
    if "ja" in asked_in and "zh" not in asked_in and has_han_of_japan(text) and is_written_so("zh", text):
        return "ja"
    found = _detector().detect(_without_signs(text))
    scores = _scores(found, asked_in)
    if not scores:
        return UNKNOWN
    written = [folded(token.written) for token in tokens(text)] or [""]
    if beyond := language_beyond(text, written, scores):
        return beyond
    likeliest = max(scores, key=lambda language: (scores[language], language))
    if is_hardly_known(text, scores) and not _is_supported(written, asked_in | {likeliest}):
        return next(iter(languages_with_letters_of(text) or ()), UNKNOWN)
    is_in_doubt = not found.is_reliable() or max(scores.values()) < _SURE
    asked = [
        language for language in asked_in if is_written_so(language, text) and not has_strange_letters(language, text)
    ]
    if asked and sum(map(str.isalpha, text)) <= _TELLS_NOTHING:
        scores = {language: scores.get(language, 0) for language in asked}
    for language in asked:
        scores[language] = scores.get(language, 0) + (_ASKED_BONUS_IN_DOUBT if is_in_doubt else 0)
    known = languages_told_by()
    for word in written:
        for language in known.get(word, ()):
            if language in scores:
                scores[language] += _STOP_WORD_BONUS / len(written)
    for language in scores.keys() & _RARE - asked_in:
        scores[language] *= _RARE_SHARE
    for language in asked:
        scores[language] *= 1 + _ASKED_BONUS + _ASKED_BONUS_SHORT / len(written)
    return max(scores, key=lambda language: (scores[language], language))


def _is_supported(written: Sequence[str], languages: AbstractSet[str]) -> bool:
    """Whether any of the words is a small one of these languages."""
    known = languages_told_by()
    return any(not languages.isdisjoint(known.get(word, ())) for word in written)


def _without_signs(text: str) -> str:
    """ "Kundinnen" of "Kund:innen", "employées" of "employé·e·s", "amigos" of "amig@s"."""
    return _NEUTRAL_VOWEL.sub("o", _NEUTRAL_E.sub(r"\1", _NEUTRAL_INNEN.sub("", text)))


def _scores(found: _Result, asked_in: AbstractSet[str]) -> dict[str, float]:
    scores = {_OURS.get(language, language): score for language, score in (found.scores() or {}).items()}
    # Malay and Indonesian are told apart by nothing but where they are written; far more people write Indonesian.
    if "ms" in scores and "ms" not in asked_in:
        scores["id"] = scores.pop("ms")
    return scores


def languages_asked(wordings: Iterable[str]) -> frozenset[str]:
    """The languages of all wordings of the question; English if they do not tell."""
    return _languages_asked(tuple(wordings))


@lru_cache(maxsize=256)
def _languages_asked(wordings: tuple[str, ...]) -> frozenset[str]:
    return frozenset(language_of(wording, frozenset()) for wording in wordings) - {UNKNOWN} or frozenset({"en"})


def languages_of(texts: Sequence[str], wordings: Iterable[str]) -> list[str]:
    """The language of each text, given how the question is worded."""
    asked_in = languages_asked(wordings)
    return [language_of(text, asked_in) for text in texts]
