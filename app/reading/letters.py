"""Letters that were written twice over: UTF-8 that some program took for letters of one byte each, and wrote down again
as UTF-8. “Größe” has become “GrÃ¶ÃŸe”, and “Привет” “РџСЂРёРІРµС‚”. They are shown, and put right if somebody says so.
"""

from collections.abc import Iterable

from ftfy import fix_encoding
from ftfy.badness import is_bad

_LOOKED_AT = 500  # cells with signs beyond ASCII
_SHOWN = 3
_LONGEST = 80  # characters of what is shown


def twice_over(cells: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """Three of the cells at most that are so, each with what it would be; those first that would be whole."""
    telling = list(dict.fromkeys(cell for cell in cells if not cell.isascii()))
    some = telling[:: max(1, len(telling) // _LOOKED_AT)]
    found = ((cell[:_LONGEST], once(cell)[:_LONGEST]) for cell in some)
    pairs = [(seen, meant) for seen, meant in found if seen != meant]
    return tuple(sorted(pairs, key=lambda pair: is_bad(pair[1])))[:_SHOWN]


def once(text: str) -> str:
    """As it was before it was written twice over; other texts as they are."""
    return text if text.isascii() else fix_encoding(text)
