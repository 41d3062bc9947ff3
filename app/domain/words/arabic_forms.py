"""Which shorter form an Arabic word could be an inflection of: words as they are folded."""

from collections.abc import Iterator

from app.domain.words.words import words

_ADJECTIVES = words("""
    انيق امن بارد باهظ بسيط بطيء بعيد تاريخي تقليدي جاهز جديد جميل جيد حار حديث حساس خاص خلاب دافئ راءع رائع راقي رخيص
    رهيب ساحر سخي سريع سعيد سلس سهل سيء سيئ شهي صاخب صغير صديق ضيق طازج طبيعي طيب ظريف عظيم عملي غالي فاخر فريد فسيح
    قديم قذر قريب كافي كامل كبير كريم لذيذ لطيف ماهر متعاون متميز متنوع مثالي مجاني محترف محدود محترم مخيب مدهش مذهل
    مرتفع مرحب مريح مزعج مزدحم مشمس مضياف معقول مفيد مقبول ممتاز ممتع ممل مناسب مهذب مميز مهم موصى نظيف هادئ هادي هائل
    واسع ودود ودي""")
_BROKEN_PLURALS = {
    "غرف": "غرفة", "مطاعم": "مطعم", "فنادق": "فندق", "اماكن": "مكان", "أماكن": "مكان", "اسعار": "سعر", "أسعار": "سعر",
    "مناطق": "منطقة", "اطفال": "طفل", "أطفال": "طفل", "عملاء": "عميل", "ضيوف": "ضيف", "شقق": "شقة", "متاجر": "متجر",
    "محلات": "محل", "مرافق": "مرفق", "وجبات": "وجبة", "مواقع": "موقع", "مدن": "مدينة", "زوار": "زائر", "كتب": "كتاب",
}  # fmt: skip
AND = "و"
"""Is written as one with the word behind it."""
_WITH_ARTICLE = ("وبال", "وكال", "وال", "بال", "فال", "كال", "ولل", "لل")


def arabic(word: str) -> Iterator[str]:
    """The article, alone or behind "and", "with", "for", "so", "like", and these alone; plurals; an adjective's gender
    and number."""
    for prefix in _WITH_ARTICLE:
        if word.startswith(prefix) and len(word) > len(prefix) + 2:
            yield from ("ال" + word[len(prefix) :], word[len(prefix) :])
            break
    if word.startswith("ال") and len(word) > 4:
        yield word[2:]
        yield from ("ال" + form for form in _inflected(word[2:]))
        yield from _inflected(word[2:])
    elif word[0] in "وبفلك" and len(word) > (3 if word[0] == AND else 4):
        yield word[1:]
    if word.endswith("ه") and len(word) > 3:  # as many people write the last letter
        yield word[:-1] + "ة"
    yield from _inflected(word)


def _inflected(word: str) -> Iterator[str]:
    if word in _BROKEN_PLURALS:
        yield _BROKEN_PLURALS[word]
    if word.endswith("ون") and len(word) > 4:
        yield from (word[:-2], word[:-2] + "ين")
    elif word.endswith("ين") and len(word) > 4:
        yield word[:-2]
    elif word.endswith("ات") and len(word) > 4:
        yield word[:-2] + "ة"
    for ending in ("ة", "ا", "ات"):
        stem = word.removesuffix(ending)
        if stem != word and stem in _ADJECTIVES:
            yield stem
