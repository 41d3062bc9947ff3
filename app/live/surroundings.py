"""What surrounds an open document: what it asks of the hub, and what can be the matter with it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from app.domain.documents.wordings import NewWording

if TYPE_CHECKING:
    from app.live.document import OpenDocument

Watcher = Callable[[], None]


class DocumentLocked(Exception):  # noqa: N818  an answer, not a fault
    """The document takes no more text."""


class DocumentGone(Exception):  # noqa: N818  an answer, not a fault
    """There is no such document, or no longer."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a document asks of the hub. `submit`: entries wait for the writer. `reread`: read storage again, soon.

    `relay`: carets for other processes. `keep`: wordings of a document, soon.
    """

    now: Callable[[], datetime]
    submit: Callable[["OpenDocument", int], None]
    reread: Callable[["OpenDocument"], None]
    relay: Callable[[str, list[bytes]], None]
    keep: Callable[["OpenDocument", Sequence[NewWording]], None]
