"""Words in scripts that put no space between them: Japanese, Chinese, Thai, Lao, Khmer, Burmese.

Sudachi knows Japanese words and their endings, ICU's dictionaries know where words of the others end. Both come with
their libraries, need no network, and are loaded only when such text turns up.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

_NEAR = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff"
    "\uf900-\ufaff\uff66-\uff9f"
)
UNSPACED = re.compile(f"[{_NEAR}\U00020000-\U0003ffff]")
UNSPACED_NEAR = re.compile(f"[{_NEAR}]")
"""The same without rare characters: many times faster, as a test of long texts."""
_OTHER_SCRIPTS = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]")
_NO_BEGINNING = ("ー", "\u3099", "\u309a")
# Runs of one kind, so that "JR東日本" and "Wi-Fiが" fall apart where the script changes.
_RUNS = re.compile(
    f"(?:{UNSPACED.pattern}|[\u0300-\u036f\u3099-\u309c\u30fc])+|(?:(?!{UNSPACED.pattern}).)+", re.DOTALL
)
_KANA = re.compile("[\u3041-\u306d\u306f-\u3096\u30a1-\u30fa\uff66-\uff9d]")
"""All but の, which Chinese shops like in their names."""


def has_kana(text: str) -> bool:
    """Whether a text that could be Chinese is Japanese."""
    return _KANA.search(text) is not None


@lru_cache(maxsize=2_000)
def segmented(run: str, *, japanese: bool = False) -> tuple[str, ...]:
    """The words of a run of letters; joined they are the run. `japanese`: whether it stands in a Japanese text."""
    parts: list[str] = []
    for text in _with_numbers(run) if japanese else _RUNS.findall(run):
        if not UNSPACED.search(text):
            parts.append(text)
        else:
            parts.extend(_japanese(text) if japanese and not _OTHER_SCRIPTS.search(text) else _by_dictionary(text))
    return tuple(parts)


def _with_numbers(run: str) -> list[str]:
    """Numbers stay with what they count: "徒歩5分"."""
    found = [""]
    for text in _RUNS.findall(run):
        is_joined = text.isdecimal() or UNSPACED.search(text) is not None
        was_joined = found[-1].isdecimal() or UNSPACED.search(found[-1]) is not None
        if is_joined and was_joined:
            found[-1] += text
        else:
            found.append(text)
    return found[1:]


def _japanese(text: str) -> Iterator[str]:
    # Loaded only when such text turns up, as is ICU.
    from app.domain.cloud_japanese import japanese_words  # noqa: PLC0415

    return japanese_words(text)


def _by_dictionary(text: str) -> Iterator[str]:
    # ICU's data is 30 MB on disk, of which the pages that are used get loaded: surveys in spaced scripts need none.
    from icu4py.breakers import WordBreaker  # noqa: PLC0415

    word = ""
    for part in WordBreaker(text, "ja"):
        if word and not part.startswith(_NO_BEGINNING):
            yield word
            word = ""
        word += part
    if word:
        yield word
