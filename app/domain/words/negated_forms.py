"""What a negated word is counted with: "nunca ignorada" says the same as "nunca ignorado".

Outside of negations a participle may be another word ("entrada" is an entrance, no woman who came in), so its gender is
passed over only here. Of "alone" this goes for all forms, since "solo" by itself is mostly "only".
"""

import re

_SOLE = {
    "es": {"sola": "solo", "solos": "solo", "solas": "solo"},
    "pt": {"sós": "só"},
    "it": {"sola": "solo", "soli": "solo", "sole": "solo"},
    "de": {"alleine": "allein"},
    "pl": {"sama": "sam", "sami": "sam", "same": "sam"},
    "cs": {"sama": "sám", "sami": "sám", "samy": "sám", "samo": "sám"},
    "ru": {"одна": "один", "одни": "один", "сама": "сам", "сами": "сам"},
    "sv": {"ensamma": "ensam", "ensamt": "ensam"},
}
_IBERIAN = re.compile(r"(\w{2,}[ai]d)(?:a|os|as)")
_ITALIAN = re.compile(r"(\w{2,}(?:[aiu]t|[eu]s))[aie]")
_FRENCH = re.compile(r"(\w{2,}(?:é|[çdlt]u)|\w*(?:pr|m)is)(?:e?s|e)")

SOLE = frozenset(form for forms in _SOLE.values() for form in forms.values())
"""Under what "alone" is counted: as a full word, though it is left out elsewhere."""

LANGUAGES_WITH_GENDER = ("fr", *_SOLE)


def negated_form(key: str, language: str) -> str:
    """The key of a negated word in a language (a tag): that of the masculine singular, or its own."""
    if (sole := _SOLE.get(language, {}).get(key)) is not None:
        return sole
    if language in {"es", "pt"} and (found := _IBERIAN.fullmatch(key)):
        return found[1] + "o"
    if language == "it" and (found := _ITALIAN.fullmatch(key)):
        return found[1] + "o"
    if language == "fr" and (found := _FRENCH.fullmatch(key)):
        return found[1]
    return key
