"""Japanese words as people say them: a verb or an adjective with its endings, a noun with its affixes.

Sudachi cuts text into morphemes ("楽しめ|まし|た", "清潔|感") and knows of each what it is and its dictionary form.
Here they are put together again. Its dictionary is 110 MB on disk, of which the pages that are used get loaded: surveys
in other languages need none of it.
"""

import re
import threading
from collections.abc import Iterator
from enum import IntEnum, auto
from functools import lru_cache
from typing import TYPE_CHECKING

from app.domain.words.words import words

if TYPE_CHECKING:  # large, and needed for Japanese alone
    from sudachipy import Dictionary, Morpheme, Tokenizer


class _Part(IntEnum):
    """What a morpheme is."""

    NOUN = auto()
    VERB = auto()
    STEM = auto()  # of a verb before another word: "待ち" of "待ち時間"
    HELPER = auto()  # a verb that can be an ending: "いる", "くださる"
    ADJECTIVE = auto()
    AUXILIARY = auto()
    LINK = auto()  # "て", "で", "ば" behind a verb
    LOOKS = auto()  # "そう" behind a stem
    PARTICLE = auto()
    PREFIX = auto()
    SUFFIX = auto()  # "感", "地", "さ"
    ENDING = auto()  # a suffix that inflects: "っぽい", "やすい"
    NUMBER = auto()
    COUNTER = auto()  # "人" behind a number
    OTHER = auto()


_PARTS = {
    ("名詞", "数詞"): _Part.NUMBER,
    ("名詞",): _Part.NOUN,
    ("形状詞", "助動詞語幹"): _Part.LOOKS,
    ("形状詞",): _Part.NOUN,
    ("動詞", "非自立可能"): _Part.HELPER,
    ("動詞",): _Part.VERB,
    ("形容詞",): _Part.ADJECTIVE,
    ("助動詞",): _Part.AUXILIARY,
    ("助詞", "接続助詞"): _Part.LINK,
    ("助詞",): _Part.PARTICLE,
    ("接続詞",): _Part.PARTICLE,
    ("連体詞",): _Part.PARTICLE,
    ("接頭辞",): _Part.PREFIX,
    ("接尾辞", "名詞的", "助数詞"): _Part.COUNTER,
    ("接尾辞", "名詞的"): _Part.SUFFIX,
    ("接尾辞",): _Part.ENDING,
}
"""By the beginning of Sudachi's tags, the longer ones first."""
_PREDICATES = frozenset({_Part.VERB, _Part.STEM, _Part.HELPER, _Part.ADJECTIVE, _Part.ENDING})
_SAYS_NOTHING = frozenset({_Part.AUXILIARY, _Part.PARTICLE, _Part.NUMBER, _Part.LINK})
_GRAMMAR = frozenset({_Part.AUXILIARY, _Part.PARTICLE, _Part.LINK})
_ALWAYS_APART = frozenset(
    {(_Part.NOUN, part) for part in (*_GRAMMAR, *_PREDICATES - {_Part.ENDING}, _Part.PREFIX, _Part.NUMBER, _Part.OTHER)}
    | {(part, other) for part in _GRAMMAR for other in _Part if other not in _GRAMMAR}
    | {(_Part.OTHER, part) for part in (*_GRAMMAR, _Part.NOUN, *_PREDICATES - {_Part.ENDING})}
)
"""By far the most frequent pairs of neighbours: they are never one word."""
_MOST_IN_WORD = 12
_MOST_AT_ONCE = 4_000
"""Characters; Sudachi refuses texts of more than 49,149 bytes."""
_TITLES = words("さん 様 さま ちゃん 君 くん 氏 たち 達 ら 等 ども 方 ごと ずつ ほど くらい ぐらい")
_HELPERS = words("""
    いる おる ある いく くる おく しまう みる くれる くださる いただく もらう あげる
    すぎる 過ぎる ちゃう てる ほしい 欲しい     できる いただける もらえる ない よい やすい にくい づらい""")
_ENDING_AUXILIARIES = words("""
    た ない ぬ ん ます れる られる せる させる たい ず う よう まい ちゃう てる とく なんだ でる たがる
    ちまう だ""")
_EMPTY = words("""
    する なる ある いる おる できる 出来る 思う おもう 感じる いう 言う くる 来る いく 行く ござる 御座る 
    くださる 下さる いただく 頂く いただける 頂ける もらう もらえる くれる あげる おく しまう みる ない
    無い ほしい 欲しい いらっしゃる おっしゃる しれる 知れる なさる いたす 致す くだる すぎる""")
"""Verbs and adjectives, in their dictionary form, that say nothing by themselves in any of their forms."""
_CHANGES = dict.fromkeys(words("ない ぬ ず ん まい"), "ない") | {
    base: base for base in words("せる させる れる られる たい すぎる 過ぎる ほしい 欲しい そう てほしい")
}
_ENDINGS = frozenset({_Part.AUXILIARY, _Part.LINK, _Part.HELPER, _Part.ADJECTIVE, _Part.LOOKS, _Part.PARTICLE})
_HONORIFICS = words("お ご 御")
_BOUND = words("感 性 度 力 系 連れ 付き 付 放題 巡り 帰り 沿い 揃い 好き 嫌い")
"""Nouns that are no words of their own behind another one."""
_VERBS_NOUN = re.compile("[\u3400-\u9fff][きぎしちにびみりけげせてねべめれえい](?:時間|時|物|所|場|道|口|先|心地|具合)")
"""A verb's noun with what it describes: 待ち時間."""
_CAN = words("え け げ せ て ね べ め れ")
_local = threading.local()


def _tokenizer() -> "tuple[Tokenizer, dict[int, _Part]]":
    """One for each thread: Sudachi's are not to be shared."""
    found: tuple[Tokenizer, dict[int, _Part]] | None = getattr(_local, "tokenizer", None)
    if found is None:
        from sudachipy import SplitMode  # noqa: PLC0415

        found = _local.tokenizer = (_dictionary().tokenizer(mode=SplitMode.C), {})
    return found


@lru_cache(maxsize=1)
def _dictionary() -> "Dictionary":
    from sudachipy import Dictionary  # noqa: PLC0415

    return Dictionary(dict="small")


def japanese_words(text: str) -> Iterator[str]:
    """The words of a text without spaces; joined they are the text."""
    for start in range(0, len(text), _MOST_AT_ONCE):
        yield from _words(text[start : start + _MOST_AT_ONCE])


def _words(text: str) -> Iterator[str]:
    start = 0
    state: list[_Part] = []
    for morpheme, part in _morphemes(text):
        if state and (len(state) > 1 or (state[0], part) not in _ALWAYS_APART):
            begin = morpheme.begin()
            is_new = not _goes_on(state, part, morpheme, text[start:begin])
        else:
            is_new, begin = bool(state), morpheme.begin() if state else 0
        if is_new:
            yield text[start:begin]
            start, state = begin, []
        state.append(part)
    if start < len(text):
        yield text[start:]


def _morphemes(text: str) -> "Iterator[tuple[Morpheme, _Part]]":
    tokenizer, parts = _tokenizer()
    for morpheme in tokenizer.tokenize(text):
        number = morpheme.part_of_speech_id()
        part = parts.get(number)
        if part is None:
            part = parts[number] = _part(morpheme.part_of_speech())
        yield morpheme, part


def _part(tags: tuple[str, ...]) -> _Part:
    for beginning, part in _PARTS.items():
        if tags[: len(beginning)] == beginning:
            is_stem = part is _Part.VERB and tags[5].startswith("連用形-一般")
            return _Part.STEM if is_stem else part
    return _Part.OTHER


def _goes_on(state: list[_Part], part: _Part, morpheme: "Morpheme", word: str) -> bool:
    """Whether a morpheme belongs to the word before it, `word`, whose morphemes are `state`."""
    last = state[-1]
    if len(state) >= _MOST_IN_WORD:
        found = False
    elif last is _Part.PREFIX:
        found = part not in _GRAMMAR
    elif state[0] is _Part.NUMBER:
        found = part in {_Part.NUMBER, _Part.COUNTER, _Part.SUFFIX} or (last is _Part.NUMBER and _counts(morpheme))
    elif part is _Part.NOUN and last is _Part.NOUN:
        found = morpheme.surface() in _BOUND or (len(state) == 1 and _is_verbs_noun(word + morpheme.surface()))
    elif part is _Part.SUFFIX and morpheme.surface() in _TITLES:
        found = state[0] is _Part.PREFIX
    elif part in {_Part.SUFFIX, _Part.ENDING}:
        found = last not in _GRAMMAR
    elif part in _GRAMMAR and _GRAMMAR.issuperset(state):
        is_ending = last is part is _Part.AUXILIARY and morpheme.dictionary_form() not in _CHANGES
        found = is_ending or len(word) + len(morpheme) == 2
    else:
        found = not _PREDICATES.isdisjoint(state) and _inflects(state, part, morpheme, word)
    return found


def _is_verbs_noun(compound: str) -> bool:
    return _VERBS_NOUN.fullmatch(compound) is not None


def _counts(morpheme: "Morpheme") -> bool:
    return "助数詞可能" in morpheme.part_of_speech()


def _inflects(state: list[_Part], part: _Part, morpheme: "Morpheme", word: str) -> bool:
    """Whether a morpheme is an ending of a verb or an adjective."""
    last = state[-1]
    if part is _Part.AUXILIARY:
        base = morpheme.dictionary_form()
        return base in _ENDING_AUXILIARIES or (base == "です" and word.endswith("ません"))
    if part is _Part.PARTICLE:
        return morpheme.surface() == "に" and word.endswith("ず")
    if part is _Part.LINK:
        return morpheme.surface() in {"て", "で", "ば", "ちゃ"}
    if part is _Part.LOOKS:
        return morpheme.surface() == "そう" and last is not _Part.AUXILIARY
    if part in {_Part.HELPER, _Part.ADJECTIVE}:
        is_behind = last is _Part.LINK or (last in _PREDICATES and word.endswith("く") and part is _Part.ADJECTIVE)
        base = morpheme.dictionary_form()
        return (is_behind or base in {"すぎる", "過ぎる"}) and base in _HELPERS
    return last is _Part.STEM and len(state) == 1 and part in {_Part.NOUN, _Part.VERB, _Part.STEM} and len(word) < 4


@lru_cache(maxsize=20_000)
def dictionary_form(word: str) -> str:
    """In the usual spelling, with what changes its meaning ("よかった": 良い, "待たなかった": 待つない); "" for a word
    that says nothing in any of its forms, as "しました" and "でした" do."""
    found = list(_morphemes(word[:_MOST_AT_ONCE]))
    if all(part in _SAYS_NOTHING for _, part in found) or found[0][1] is _Part.NUMBER:
        return ""
    if found[0][0].surface() in _HONORIFICS and len(found) > 1:
        found = found[1:]
    ends = next((place for place, (_, part) in enumerate(found) if part in _PREDICATES), len(found))
    while ends + 1 < len(found) and found[ends + 1][1] not in _ENDINGS:
        ends += 1
    if ends == len(found):
        return "".join(morpheme.normalized_form() for morpheme, _ in found)
    base = _spelled(found[ends][0])
    if ends == 0 and found[0][0].dictionary_form() in _EMPTY:
        return ""
    endings = (morpheme.dictionary_form() for morpheme, _ in found[ends + 1 :])
    before = "".join(morpheme.surface() for morpheme, _ in found[:ends])
    return before + base + "".join(_CHANGES[ending] for ending in endings if ending in _CHANGES)


def _spelled(morpheme: "Morpheme") -> str:
    """The dictionary form in its usual spelling, but "乗れる" is not "乗る"."""
    base: str = morpheme.dictionary_form()
    usual: str = morpheme.normalized_form()
    can = base[-1:] == "る" and base[-2:-1] in _CAN and base[-2:] != usual[-2:]
    return base if can else usual
