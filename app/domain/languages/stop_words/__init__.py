"""Small words of the languages that are not curated in `cloud_words`: one file for each, in alphabetical order.

What stands in a list is empty in every sentence of its language: pronouns, prepositions, conjunctions, auxiliaries, the
commonest verbs. A word too many in the cloud is better than a lost one, so good, quick, home and help are on no list.
"""

from functools import cache
from importlib.resources import files

# fmt: off
LISTED = (
    "af", "am", "az", "be", "bg", "bn", "ca", "cs", "cy", "da", "el", "et", "eu", "fa", "fi", "gl", "gu", "ha", "he",
    "hi", "hr", "hu", "hy", "id", "is", "ka", "kn", "ko", "ku", "lo", "lt", "lv", "mk", "ml", "mr", "ms", "no", "pa",
    "pl", "ro", "ru", "sk", "sl", "sq", "sr", "sw", "ta", "te", "th", "tl", "tr", "uk", "ur", "vi",
)
# fmt: on
"""The languages with a list here, as ISO 639-1 tags."""

_SAME_LIST = {"nb": "no", "nn": "no", "fil": "tl", "bs": "hr"}


@cache
def stop_words(tag: str) -> frozenset[str]:
    """The small words of a language in lower case and NFC, not folded further; none for a language without a list."""
    listed = _SAME_LIST.get(tag, tag)
    if listed not in LISTED:
        return frozenset()
    text = files(__package__).joinpath(f"{listed}.txt").read_text(encoding="utf-8")
    return frozenset(word for line in text.splitlines() if not line.startswith("#") for word in line.split())
