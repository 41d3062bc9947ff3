"""What people might answer in each of many languages: words as many clouds have them."""

from pathlib import Path

_LINES = Path(__file__).with_suffix(".txt").read_text().splitlines()
SAID = {language: words.split() for language, words in (line.split("\t") for line in _LINES)}
"""Words by language. Those of one expression are joined by `_`."""

SAID |= {f"{many} of each": [word for words in SAID.values() for word in words[:many]] for many in (2, 4)}


def answers_in(language: str) -> list[str]:
    """Each word is in three answers, and no answer has more than four of them."""
    words = [word.replace("_", " ") for word in SAID[language]]
    return [" . ".join(words[start : start + 4]) for start in range(0, len(words), 4) for _ in range(3)]
