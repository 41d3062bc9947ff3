"""What messages say in English, for tests that compare whole results."""

from dataclasses import fields, is_dataclass, replace
from typing import Any

from app.i18n.messages import Message
from app.i18n.speech import SOURCE, speech


def english(value: Any) -> Any:
    """A message's words; a value, or a collection of them, with the words of each message in it."""
    if isinstance(value, Message):
        return speech(SOURCE).text(value)
    if isinstance(value, tuple | list | set):
        return type(value)(english(one) for one in value)
    if isinstance(value, dict):
        return {name: english(one) for name, one in value.items()}
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{one.name: english(getattr(value, one.name)) for one in fields(value) if one.init})
    return value
