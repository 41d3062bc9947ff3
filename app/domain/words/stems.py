"""What all forms of a word begin with, in languages whose rules fit into no short list.

Snowball's stemmers know where the root of a word ends, and take away too much: "vänlig" (friendly) is none of "vän"
(friend). So only endings are taken off that make no other word, and none that stands before that end.
"""

import unicodedata
from functools import cache
from typing import TYPE_CHECKING

from app.domain.words.words import words

if TYPE_CHECKING:  # needed for some languages alone
    from Stemmer import Stemmer

_SHORTEST = 3
_SCANDINAVIAN = "e en ens er ers ene enes erne ernes et ets n r s t ne rne"
_CYRILLIC = """
    а я у ю е о й ь ой ей ою ею ом ем ам ям ами ями ах ях ов ев ого его ому ему им их ими"""
_ENDINGS = {
    "sv": words("a ar arna arnas an ans e en ens er erna et ets eten etens n na nas ns or orna s t ts"),
    "da": words(_SCANDINAVIAN),
    "no": words(_SCANDINAVIAN + " a ane"),
    "fi": words("""
        n t a ä ta tä tta ttä ssa ssä sta stä lla llä lta ltä lle na nä ksi en in iin än an on ön ia iä ja jä ita itä
        oita öitä issa issä ista istä illa illä ille ien jen ten tten ni si nsa nsä mme nne et at ät eja ejä"""),
    "ru": words(_CYRILLIC + " ы и ий ия ию ии ием ый ая яя ое ее ые ие ым ых ыми ую юю"),
    "uk": words(_CYRILLIC + " и і ї є ий ій ої єю ів їв ові еві ння ню ням"),
    "cs": words("""
        a e i o u y á é í ý ů ě em ou ám ách ami ech ům ovi ové ého ému ém ých ými ím ích ími emi"""),
    "hu": words("""
        k ok ek ök ak t ot et öt at ban ben ba be ból ből ra re ról ről on en ön n hoz hez höz tól től nál nél nak nek
        val vel ért ig kat ket okat eket ja je a e i ai ei jai jei"""),
    "el": words("α η ο ι ε οι ες εσ ων ου ους ουσ ος οσ ας ασ ης ησ ον ην αν εις εισ εων ως ωσ ια ιων ιου ιοι"),
    "ro": words("a ă e i ii iii le ul ului lor uri urile urilor ele elor ilor ei ea"),
}
_SNOWBALL = {
    "sv": "swedish", "da": "danish", "no": "norwegian", "fi": "finnish", "ru": "russian", "cs": "czech",
    "hu": "hungarian", "el": "greek", "ro": "romanian",
}  # fmt: skip
_APART = {
    "sv": words("eller kläder pengar varor"),
    "da": words("hos lov love"),
    "no": words("hos lov love"),
    "ru": words("банка банки банку дома домой душа души мель поле поля полю полем право права правый уголь"),
    "uk": words("вдома дома право права банка душа поле"),
    "cs": words("doma domů prací"),
    "fi": words("kuusi kuusia"),
    "hu": words("kor kora korán"),
    "el": words("νόμος νομός"),
    "ro": words("mare mari"),
}
"""Forms that would be taken for those of another word."""

STEMMED = frozenset(_ENDINGS)


@cache
def _stemmer(language: str) -> "Stemmer":
    # Loaded only when such text turns up.
    from Stemmer import Stemmer  # noqa: PLC0415

    return Stemmer(_SNOWBALL[language])


def stem(word: str, language: str) -> str:
    """What the forms of a word share; the word itself where nothing may be taken off."""
    if not word.isalpha() or word in _APART.get(language, ()):
        return word
    plain = _without_accents(word) if language == "el" else word
    least = max(_SHORTEST, _root_length(plain, language))
    ends = (end for end in range(least, len(plain)) if plain[end:] in _ENDINGS[language])
    return next((plain[:end] for end in ends if end > _SHORTEST or not _is_doubtful(plain[end:], language)), plain)


def _is_doubtful(ending: str, language: str) -> bool:
    """Whether it makes another word of many short ones: "lag" (law), "laga" (to mend)."""
    return len(ending) == 1 and language in {"sv", "da", "no"}


def _root_length(word: str, language: str) -> int:
    if language not in _SNOWBALL:
        return _SHORTEST + 1
    root: str = _stemmer(language).stemWord(word)
    return len(root) if word.startswith(root) else len(word)


def _without_accents(word: str) -> str:
    letters = unicodedata.normalize("NFD", word)
    return "".join(letter for letter in letters if not unicodedata.combining(letter))
