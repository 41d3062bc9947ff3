"""What an open document asks of the hub: the time, a commit, storage, other processes."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Protocol, TypeVar

from app.domain.documents.wordings import NewWording

Watcher = Callable[[], None]
Document_contra = TypeVar("Document_contra", contravariant=True)


class Port(Protocol[Document_contra]):
    """`Document_contra`: the type of those who ask, so that this module imports no document."""

    def now(self) -> datetime: ...

    def submit(self, document: Document_contra, size: int, /) -> None:
        """One more entry of the document waits to be committed, of so many bytes; or it is to start again."""
        ...

    def reread(self, document: Document_contra, /) -> None:
        """Read its rows from storage again, soon."""
        ...

    def relay(self, document_id: str, rings: list[bytes], /) -> None:
        """Tell other processes of its carets."""
        ...

    def keep(self, document: Document_contra, wordings: Sequence[NewWording], /) -> None:
        """Store these wordings of it, soon."""
        ...
