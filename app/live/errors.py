"""What can be the matter with a document, with what comes in at it, and with the engine that merges it."""

from typing import NoReturn


class DocumentLocked(Exception):
    """The document takes no more text."""


class DocumentGone(Exception):
    """There is no such document, or no longer."""


class EngineFailure(Exception):
    """The engine cannot be used any more."""


class Forbidden(Exception):
    """These bytes are not what a plain-text editor sends; `reason` says what is wrong, without repeating content."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class Unknown(Forbidden):
    """It builds on what is not known here. An honest client came too early, or knows it from another process."""


class UnknownOfOthers(Unknown):
    """It brings what is not known here, and somebody else's. An honest client only repeats that in a step2."""


def forbid(reason: str) -> NoReturn:
    raise Forbidden(reason)
