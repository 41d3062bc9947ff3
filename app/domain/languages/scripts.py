"""With which letters a language is written: enough to tell that Japanese characters are not English."""

import unicodedata

_LATIN = ("LATIN",)
_SCRIPTS = {
    ("am", "ti"): ("ETHIOPIC",),
    ("ar", "fa", "ku", "ps", "ur"): ("ARABIC",),
    ("be", "bg", "kk", "ky", "mk", "mn", "ru", "sr", "uk"): ("CYRILLIC",),
    ("bn",): ("BENGALI",),
    ("el",): ("GREEK",),
    ("gu",): ("GUJARATI",),
    ("he",): ("HEBREW",),
    ("hi", "mr", "ne"): ("DEVANAGARI",),
    ("hy",): ("ARMENIAN",),
    ("ja",): ("CJK", "HIRAGANA", "KATAKANA", "KATAKANA-HIRAGANA", "HALFWIDTH", "IDEOGRAPHIC"),
    ("ka",): ("GEORGIAN",),
    ("km",): ("KHMER",),
    ("kn",): ("KANNADA",),
    ("ko",): ("HANGUL",),
    ("lo",): ("LAO",),
    ("ml",): ("MALAYALAM",),
    ("my",): ("MYANMAR",),
    ("or",): ("ORIYA",),
    ("pa",): ("GURMUKHI",),
    ("si",): ("SINHALA",),
    ("ta",): ("TAMIL",),
    ("te",): ("TELUGU",),
    ("th",): ("THAI",),
    ("zh",): ("CJK", "IDEOGRAPHIC"),
}
_SCRIPT_OF = {language: scripts for languages, scripts in _SCRIPTS.items() for language in languages}


def is_written_so(language: str, text: str) -> bool:
    """Whether the first letter of a text is one of the language's, or it has no letter."""
    first = next(filter(str.isalpha, text), "")
    return not first or unicodedata.name(first, "").split(" ", 1)[0] in _SCRIPT_OF.get(language, _LATIN)


_LETTERS = {
    "ğ": "tr az tt", "ı": "tr az", "ş": "tr az ro ku", "ə": "az", "ł": "pl", "ą": "pl lt", "ę": "pl lt", "ś": "pl",
    "ź": "pl", "ń": "pl", "ż": "pl mt", "ć": "pl hr sr bs sl", "ő": "hu", "ű": "hu", "ř": "cs", "ě": "cs", "ů": "cs",
    "ť": "cs sk", "ď": "cs sk", "ľ": "sk", "ĺ": "sk", "ŕ": "sk", "č": "cs sk sl hr sr bs lt lv", "đ": "hr sr bs vi",
    "š": "cs sk sl hr sr bs lt lv et fi", "ž": "cs sk sl hr sr bs lt lv et fi", "ț": "ro", "ș": "ro", "ţ": "ro",
    "ă": "ro vi", "å": "sv da no fi", "ø": "da no", "æ": "da no is", "þ": "is", "ð": "is", "õ": "pt et vi",
    "ã": "pt vi", "ß": "de", "ñ": "es gl eu fil", "ē": "lv", "ā": "lv", "ņ": "lv", "ķ": "lv", "ģ": "lv", "ļ": "lv",
    "ī": "lv", "ė": "lt", "į": "lt", "ų": "lt", "ū": "lt lv", "ơ": "vi", "ư": "vi", "ạ": "vi", "ả": "vi",
    "ế": "vi", "ề": "vi", "ệ": "vi", "ộ": "vi", "ờ": "vi", "ợ": "vi", "ấ": "vi", "ậ": "vi", "ầ": "vi", "ị": "vi",
    "ọ": "vi", "ụ": "vi",
}  # fmt: skip
_USED_IN = {letter: tuple(languages.split()) for letter, languages in _LETTERS.items()}
_TURKISH_CAPITAL = "İ"
"""Its small letter is an i with a dot of its own."""


def languages_with_letters_of(text: str) -> tuple[str, ...] | None:
    """The languages that have all those Latin letters of a text that few have, the likeliest first; None where it has
    no such letter."""
    if text.isascii():
        return None
    told = [_USED_IN[letter] for letter in sorted(frozenset(text.lower()) & _USED_IN.keys())]
    told += [_USED_IN["ğ"]] if _TURKISH_CAPITAL in text else []
    return tuple(language for language in told[0] if all(language in others for others in told)) if told else None


def has_strange_letters(language: str, text: str) -> bool:
    """Whether a text has Latin letters that few languages have, and this one does not."""
    having = languages_with_letters_of(text)
    return having is not None and language not in having
