"""What people type, as routes take it."""

import re
from typing import Annotated

from fastapi import Form
from pydantic import AfterValidator

from app.domain.errors import Invalid

# No database, file or picture format takes all of these, and nobody types them: control characters, halves of a pair.
_UNWRITABLE = re.compile("[\x00-\x08\x0e-\x1b\x7f\ud800-\udfff\ufffe\uffff]")


def writable(typed: str) -> str:
    """Without the characters that no keyboard gives and no file keeps."""
    return _UNWRITABLE.sub("", typed)


def as_typed(typed: str) -> str:
    """Unchanged. Raises ValueError for what cannot be written down at all."""
    typed.encode()
    return typed


FormText = Annotated[str, Form(), AfterValidator(writable)]
FormTexts = Annotated[list[Annotated[str, AfterValidator(writable)]] | None, Form()]
"""Fields of one name, as many as there are."""
Password = Annotated[str, Form(), AfterValidator(as_typed)]
"""Exactly as it was typed, with every character: it is hashed and never stored or shown."""


def whole_number(typed: str, field: str) -> int:
    """Raises Invalid, so that a page can say so beside what was typed."""
    if not re.fullmatch(r"\s*-?[0-9]{1,6}\s*", typed):
        raise Invalid("Please enter a whole number.", field=field)
    return int(typed)
