"""What open documents ask of the hub, handed on to the part of it that does each."""

from collections.abc import Callable, Sequence
from datetime import datetime

from app.domain.documents.wordings import NewWording
from app.live.background import Background
from app.live.document import OpenDocument
from app.live.registry import Registry
from app.live.wording_keeper import Keeper
from app.live.writer import Writer


class HubPort:
    """A `Port[OpenDocument]`. Methods are bound once: each keystroke calls `submit`."""

    def __init__(
        self,
        now: Callable[[], datetime],
        writer: Writer,
        documents: Registry,
        keeper: Keeper,
        background: Background,
    ) -> None:
        self.now, self.submit = now, writer.submit
        self.reread, self.relay = documents.reread_soon, documents.relay
        self._keeper = keeper
        self._background = background

    def keep(self, document: OpenDocument, wordings: Sequence[NewWording]) -> None:
        self._background.start(self._keeper.keep_new(document, wordings))
