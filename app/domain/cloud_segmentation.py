"""Words in scripts that put no space between them: Japanese, Chinese, Thai, Lao, Khmer, Burmese.

ICU's dictionaries know where words end; they come with the library, need no network, and are loaded only when such text
turns up. Japanese endings that ICU cuts off are put back: "楽|しか|っ|た" is one word.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from app.domain.cloud_words import words

_NEAR = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff"
    "\uf900-\ufaff\uff66-\uff9f"
)
UNSPACED = re.compile(f"[{_NEAR}\U00020000-\U0003ffff]")
UNSPACED_NEAR = re.compile(f"[{_NEAR}]")
"""The same without rare characters: many times faster, as a test of long texts."""
_KANJI = "\u3005-\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_HIRAGANA = "\u3041-\u309f"
# Runs of one kind, so that "JR東日本" and "Wi-Fiが" fall apart where the script changes.
_RUNS = re.compile(
    f"(?:{UNSPACED.pattern}|[\u0300-\u036f\u3099-\u309c\u30fc])+|(?:(?!{UNSPACED.pattern}).)+", re.DOTALL
)
_LONGEST_WORD = 12
_ONE_KANJI = re.compile(f"[{_KANJI}][{_HIRAGANA}]*$")
_HIRAGANA_ONLY = re.compile(f"[{_HIRAGANA}]+$")
# A stem of a verb or an adjective with its negation: 待たない, 待たせない, 急がない, 疲れない, 難しくない.
_NEGATED = re.compile(
    f"(?<![{_KANJI}])[{_KANJI}](?:[わらかりいえけきれつさしたちめまみべぎげごばじ]{{0,3}}"
    "(?:[かさたなばまらわ]|(?<=[急泳脱騒稼防継注繋])が)(?:せ|れ|さ|られ|され|せられ)?|(?:[わらかれえ]{0,2}[えけげせてねべめれきじちびみりぎ])"
    f"|(?<=[見来出寝着居得経]))(?:なかった|なくて|なく|ないで|ない|ずに|ません(?:でした)?)|[{_KANJI}][{_HIRAGANA}]{{0,4}}くない"
)
_PARTICLES = words("""
    が を に は の と で も へ や か な だ た て ね よ から まで より です ます する して した しています います
    こと など ので のに だけ でも とても という たい たち さん ない なく でした ました ません いる ある なる れる
    られる せる させる くれる くれた ください ほしい また もっと いつも そして しかし この その あの これ それ ここ
    そこ""")


@lru_cache(maxsize=2_000)
def segmented(run: str) -> tuple[str, ...]:
    """The words of a run of letters; joined they are the run."""
    parts: list[str] = []
    for match in _RUNS.finditer(run):
        parts.extend(_words(match.group()) if UNSPACED.search(match.group()) else [match.group()])
    return tuple(parts)


def _words(text: str) -> Iterator[str]:
    """ICU cuts a Japanese negation off its verb ("待|た|ない"), and would leave the cloud with the opposite."""
    position = 0
    for found in _NEGATED.finditer(text):
        yield from _by_dictionary(text[position : found.start()])
        yield found[0]
        position = found.end()
    yield from _by_dictionary(text[position:])


def _by_dictionary(text: str) -> Iterator[str]:
    # ICU's data is 30 MB on disk, of which the pages that are used get loaded: surveys in spaced scripts need none.
    from icu4py.breakers import WordBreaker  # noqa: PLC0415

    word = ""
    for part in WordBreaker(text, "ja"):
        if word and not _belongs(word, part):
            yield word
            word = ""
        word += part
    if word:
        yield word


def _belongs(word: str, part: str) -> bool:
    """Whether ICU cut off what is an ending: no word begins with a small っ or ends in one, and hiragana after a single
    kanji or after a cut-off syllable is an ending unless it is a particle."""
    if word.endswith("っ") or part.startswith(("っ", "ゃ", "ゅ", "ょ", "ー", "\u3099", "\u309a")):
        return True
    if len(word) > _LONGEST_WORD or not _HIRAGANA_ONLY.match(part) or part in _PARTICLES or word in _PARTICLES:
        return False
    return bool(_ONE_KANJI.match(word)) or (len(part) == 1 and bool(_HIRAGANA_ONLY.match(word)))
