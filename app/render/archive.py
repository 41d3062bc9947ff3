"""A ZIP of messages, one file for each person, under names that are made here and not by anybody's name alone."""

import io
import zipfile
from collections.abc import Sequence
from email.message import EmailMessage

_DATE = (1980, 1, 1, 0, 0, 0)  # the earliest a ZIP knows: the files say their own


def messages_zip(messages: Sequence[tuple[str, EmailMessage]]) -> bytes:
    """(name of the file without ending, message); the names may be empty or alike, a number keeps them apart."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for number, (name, message) in enumerate(messages, start=1):
            entry = zipfile.ZipInfo("-".join(part for part in (f"{number:02}", name) if part) + ".eml", _DATE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, message.as_bytes())
    return packed.getvalue()
