"""Words in scripts that put no space between them: Japanese, Chinese, Thai, Lao, Khmer, Burmese.

Sudachi knows Japanese words and their endings, ICU's dictionaries know where words of the others end. Both come with
their libraries, need no network, and are loaded only when such text turns up.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from app.domain.words.words import words

_NEAR = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff"
    "\uf900-\ufaff\uff66-\uff9f"
)
UNSPACED = re.compile(f"[{_NEAR}\U00020000-\U0003ffff]")
UNSPACED_NEAR = re.compile(f"[{_NEAR}]")
"""The same without rare characters: many times faster, as a test of long texts."""
_OTHER_SCRIPTS = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]")
_COMPOUNDS = re.compile("性价比|性價比|เป็นมิตร|เป็นกันเอง|ເປັນມິດ|ເປັນກັນເອງ")
"""Common words of opinions that ICU's dictionaries lack."""
_CHINESE_SUFFIXES = frozenset("感性场場员員厅廳室馆館区區费費力度率站点點")
_TWO_HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff]{2}")
_COUNTERS = words("""
    人 分 分钟 分鐘 分間 天 小时 小時 時間 時 元 块 塊 円 年 月 日 号 號 楼 樓 层 層 階 次 点 點 泊 名 回 度 位 间
    間 个 個 星 晚 岁 歳 歲 公里 米""")
"""What stays with the number before it."""
_NO_BEGINNING = ("ー", "\u3099", "\u309a")
# Runs of one kind, so that "JR東日本" and "Wi-Fiが" fall apart where the script changes.
_RUNS = re.compile(
    f"(?:{UNSPACED.pattern}|[\u0300-\u036f\u3099-\u309c\u30fc])+|(?:(?!{UNSPACED.pattern}).)+", re.DOTALL
)
_HAN = re.compile("[\u3005-\u3007\u3400-\u9fff]+")
_KANA = re.compile("[\u3041-\u3096\u30a1-\u30fa\uff66-\uff9d]")


def has_kana(text: str) -> bool:
    """Whether a text that could be Chinese is Japanese."""
    return _KANA.search(text) is not None


def has_han_of_japan(text: str) -> bool:
    """Whether there are Chinese characters in it and all of them are written in Japan, too."""
    found = "".join(_HAN.findall(text))
    return bool(found) and found.encode("cp932", "ignore").decode("cp932") == found


@lru_cache(maxsize=2_000)
def segmented(run: str, *, japanese: bool = False) -> tuple[str, ...]:
    """The words of a run of letters; joined they are the run. `japanese`: whether it stands in a Japanese text."""
    parts: list[str] = []
    for text in _with_numbers(run) if japanese else _RUNS.findall(run):
        if not UNSPACED.search(text):
            parts.append(text)
        else:
            found = list(_japanese(text) if japanese and not _OTHER_SCRIPTS.search(text) else _by_dictionary(text))
            if parts and parts[-1].isdecimal() and found[0] in _COUNTERS:
                parts[-1] += found.pop(0)
            parts.extend(found)
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
    from app.domain.words.japanese import japanese_words  # noqa: PLC0415

    return japanese_words(text)


def _by_dictionary(text: str) -> Iterator[str]:
    # ICU's data is 30 MB on disk, of which the pages that are used get loaded: surveys in spaced scripts need none.
    from icu4py.breakers import WordBreaker  # noqa: PLC0415

    position = 0
    for found in _COMPOUNDS.finditer(text):
        yield from _joined(WordBreaker(text[position : found.start()], "ja"))
        yield found[0]
        position = found.end()
    yield from _joined(WordBreaker(text[position:], "ja"))


def _joined(parts: Iterable[str]) -> Iterator[str]:
    word = ""
    for part in parts:
        if word and not (part.startswith(_NO_BEGINNING) or (part in _CHINESE_SUFFIXES and _TWO_HAN.fullmatch(word))):
            yield from _without_degree(word)
            word = ""
        word += part
    if word:
        yield from _without_degree(word)


def _without_degree(word: str) -> Iterator[str]:
    """ "很好" is "好"."""
    if len(word) == 2 and word[0] == "很":
        yield word[0]
        word = word[1:]
    yield word
