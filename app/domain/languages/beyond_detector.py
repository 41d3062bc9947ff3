"""Languages that the detector does not know, and takes for neighbours: Mongolian for Bulgarian, Swahili for Basque.

Some are told by letters that their neighbours do not have, others by small and common words that are in no other
language here. What the detector hardly recognises at all is of no language that it knows.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from functools import cache

from app.domain.languages.scripts import has_strange_letters
from app.domain.languages.small_words import languages_told_by
from app.domain.words.tokens import folded
from app.domain.words.words import words

_WORDS = {
    "cy": words("""
        byddai bydd chwi ddim ddylai dydy eich felly fod fyddant gallwch gallwn gyda gydag hefyd hwn hyn hynny iawn iddo
        mae maen mewn nhw oedd pawb popeth roedd rydych rydym rydyn sydd wedi wedyn wrth ydw ydy ydych ydyn yma yn yr
        yw"""),
    "sw": words("""
        asante bidhaa foleni furaha haraka heshima huduma kirafiki kusubiri msaada mteja mzuri nyumbani nzuri rafiki
        rahisi salama shukrani subiri tabasamu ubora uaminifu upole urafiki usalama vizuri wafanyakazi wahudumu wakati
        wateja watu"""),
    "ha": words("gode jira kirki kyau lafiya lokaci ma'aikata sabis sauri taimako"),
    "af": words("baie dié goeie tuis vinnig voel vriendelike wagtyd"),
    "zu": words("""
        abasebenzi abantu akukho enhle futhi kakhulu kahle kokulinda kodwa kubalulekile ngaphandle ngesikhathi
        ngiphephile ngiyabonga ngizizwa okuhle siyabonga ukulinda ukuthi ukuzizwa umusa usekhaya usizo"""),
    "xh": words("abanobubele enkosi entle inkonzo inkathalo kakuhle kwaye ndiziva ububele umdla"),
    "so": words("adeeg adeega fiican iyo mahadsanid saaxiibtinimo shaqaale shaqaalaha wanaagsan waqti"),
    "mn": words("""
        ажилтнууд амар амархан байгаасай байдаг байна байх баяр баяртай бөгөөд гэж дулаан маш мөн найдвартай найрсаг
        нөхөрсөг сайн сайхан сэтгэл тайван түргэн үйлчилгээ хурдан хүмүүс хүндэтгэл энх"""),
    "kk": words("""
        болды жақсы жылдам және көп мейірімді өзімді өте қызмет қызметкерлер сенім сенімді үшін әдемі әділ"""),
    "ky": words("абдан жакшы жана ишенимдүү кызмат өзүмдү үйдөгүдөй үчүн ыраазы"),
    "tg": words("боэътимод бисёр хизмат хизматрасонӣ хуб"),
    "uz": words("bilan ishonchli juda kerak uchun xizmat xodimlar yaxshi"),
    "mg": words("fanompoana haingana mpiasa sariaka serivisy tsara"),
    "ga": words("agus an-mhaith cairdiúil chairdiúil foireann maith mhaith moill seirbhís"),
    "mk": words("вработени вработените љубезни многу навреме чувствувам чувствуваат"),
    "ne": words("छ छन् राम्रो धेरै हुन्छ लाई परेन पर्खनु कर्मचारीहरू भएको"),
}
_LETTERS = (
    ("kk", frozenset("әғқұһ")),
    ("tg", frozenset("ӣӯҳҷ")),
    ("mk", frozenset("ѓќѕ")),
    ("ky", frozenset("ң")),
    ("mn", frozenset("өү")),
    ("ps", frozenset("ډړښځڅېۍ")),
)
"""A language that any of these letters tells, the surest first. Kirghiz mostly has the letters of Mongolian, too."""
_SOME, _FEW, _HALF, _WELL = 2, 0.25, 0.4, 0.68
"""So many such words are in a text of the language, and so large a share; or a larger one of what the detector does not
know well."""
_TOLD_BY_MORE = frozenset({"cy"})
"""Languages whose words, one by one, may be in others."""
_HARDLY, _LEAST_LETTERS = 0.3, 8
"""The highest score of a text that is of no language the detector knows, and with how many letters that is sure."""


def language_beyond(text: str, written: Sequence[str], scores: Mapping[str, float]) -> str | None:
    """The language of a text, if it is one that the detector does not know. `written`: its words, folded; `scores`: the
    detector's own."""
    found = Counter(language for word in written for language in _telling().get(word, ()))
    if not text.isascii():
        letters = frozenset(text.casefold())
        for language, own in _LETTERS:
            if letters & own and language == "mn":
                return "kk" if "і" in letters else "ky" if found["ky"] > found["mn"] else "mn"
            if letters & own:
                return language
    if not found:
        return None
    best, count = max(found.items(), key=lambda one: (one[1], one[0]))
    is_known = max(scores.values(), default=0) >= _WELL
    share = count / len(written)
    is_short = share >= _HALF and not is_known and best not in _TOLD_BY_MORE
    is_told = (count >= _SOME and share >= _FEW) or (is_short and any(word in _WORDS[best] for word in written))
    return best if is_told and not has_strange_letters(best, text) else None


def is_hardly_known(text: str, scores: Mapping[str, float]) -> bool:
    """Whether the detector recognises next to nothing of a text that is long enough to tell."""
    return max(scores.values(), default=0) < _HARDLY and sum(map(str.isalpha, text)) >= _LEAST_LETTERS


@cache
def _telling() -> dict[str, tuple[str, ...]]:
    """Folded word -> the languages that it tells: it is listed here, or a small word of theirs and of no other one."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for language, listed in _WORDS.items():
        for word in listed:
            found[folded(word)].add(language)
    for word, languages in languages_told_by().items():
        if len(languages) == 1 and languages[0] in _WORDS.keys() - _TOLD_BY_MORE:
            found[word].add(languages[0])
    return {word: tuple(languages) for word, languages in found.items()}
