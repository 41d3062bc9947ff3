"""What joins the last two names of a list: “and”, in the languages people write it in; small, as “A” may be a name."""

import re

_AND = (
    r"and|und|et|y|e|i|en|och|og|ja|ve|és|și|si|şi|a|ir|un|in|eta|dhe|va|và|dan|at|na|agus|ac|kaj|da|"
    r"και|и|й|і|та|және|և|და|ו|و|और|ও|และ|和|与|與|及|跟|と|및|와|과|그리고|plus|sowie|as well as|&|\+"
)
JOINED = re.compile(rf"\s+(?:{_AND})\s+")
_LEADING = re.compile(rf"(?:{_AND})\s+(?=\S)")


def without_join(piece: str, *, is_first: bool = False) -> str:
    """“and Ben Adeyemi <…>” behind another piece."""
    found = None if is_first else _LEADING.match(piece)
    return piece[found.end() :] if found else piece
