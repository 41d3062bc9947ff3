"""Messages as they are stored: in no language yet, so that each page can say them in its own."""

import json

from app.i18n.messages import Message, Text

_BEGINNING = '{"english": '


def to_stored(text: Text) -> str:
    if isinstance(text, str):
        return text
    return json.dumps(
        {"english": text.english, "plural": text.plural, "count": text.count, "values": dict(text.values)}
    )


def from_stored(stored: str) -> Text:
    """What was stored before there were messages, in English, stays as it is."""
    if not stored.startswith(_BEGINNING):
        return stored
    found = json.loads(stored)
    values = tuple((name, value) for name, value in found.pop("values").items())
    return Message(**found, values=values)
