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
