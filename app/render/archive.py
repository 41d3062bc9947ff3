"""A ZIP of messages, one file for each person, under names that are made here and not by anybody's name alone."""

import zipfile
from email.message import EmailMessage

_DATE = (1980, 1, 1, 0, 0, 0)  # the earliest a ZIP knows: the files say their own


class MessagesZip:
    """Packs one message after the other: what `add` and `end` give, joined in order, is the file.

    So no more than one message is in memory, however many people there are.
    """

    def __init__(self) -> None:
        self._outlet = _Outlet()
        self._archive = zipfile.ZipFile(self._outlet, "w", zipfile.ZIP_DEFLATED)
        self._count = 0

    def add(self, name: str, message: EmailMessage) -> bytes:
        """`name`: of the file without ending; names may be empty or alike, a number keeps them apart."""
        self._count += 1
        entry = zipfile.ZipInfo("-".join(part for part in (f"{self._count:02}", name) if part) + ".eml", _DATE)
        entry.compress_type = zipfile.ZIP_DEFLATED
        self._archive.writestr(entry, message.as_bytes())
        return self._outlet.taken()

    def end(self) -> bytes:
        self._archive.close()
        return self._outlet.taken()


class _Outlet:
    """What a ZipFile writes to where nobody can go back: it only ever appends."""

    def __init__(self) -> None:
        self._written = bytearray()

    def write(self, content: bytes) -> int:
        self._written += content
        return len(content)

    def flush(self) -> None:
        """Nothing waits anywhere else."""

    def close(self) -> None:
        """Nothing is open."""

    def taken(self) -> bytes:
        content = bytes(self._written)
        self._written.clear()
        return content
