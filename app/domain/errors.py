"""What people are told when something cannot be done: what happened, that nothing is lost, what to do next."""

from collections.abc import Iterable
from dataclasses import dataclass

from app.i18n.messages import Text


class DomainError(Exception):
    """Base of all refusals. `status` is the HTTP status that a page with this refusal carries; `tone` how it looks."""

    status = 400
    title = "That did not work"
    tone = "bad"
    field = ""

    def __init__(self, what_happened: Text, next_step: str = "") -> None:
        super().__init__(what_happened if isinstance(what_happened, str) else what_happened.in_english())
        self.what_happened = what_happened
        self.next_step = next_step


class NotSignedIn(DomainError):
    status = 401
    title = "Please sign in"


class NoPlace(NotSignedIn):
    """For people and screens, who have no account to sign in with."""

    title = "This does not open here"


class NotAllowed(DomainError):
    status = 403
    title = "This is not yours to open"


class NotFound(DomainError):
    status = 404
    title = "Nothing here"


class Conflict(DomainError):
    """Somebody else was faster, or the state has moved on: nothing was changed."""

    status = 409
    title = "Something changed meanwhile"
    tone = "warn"


class AlreadyDone(Conflict):
    """What the press wanted is so already, since somebody else pressed a moment before: nothing is wrong."""

    title = "Done already"
    tone = "info"


class Gone(DomainError):
    status = 410
    title = "This link no longer works"


class TooLarge(DomainError):
    status = 413


class Invalid(DomainError):
    """Input that cannot be taken; `field` names the form field it belongs to."""

    status = 422
    title = "Please check what you entered"

    def __init__(self, what_happened: str, next_step: str = "", *, field: str = "") -> None:
        super().__init__(what_happened, next_step)
        self.field = field


@dataclass(frozen=True)
class Offer:
    """A button beside a refusal: what is sent when it is pressed."""

    name: str
    value: str
    label: str


class Answerable(Invalid):
    """Input that can be taken if somebody says so. `offers`: in which ways."""

    def __init__(
        self, what_happened: str, next_step: str = "", *, field: str = "", offers: Iterable[Offer] = ()
    ) -> None:
        super().__init__(what_happened, next_step, field=field)
        self.offers = tuple(offers)


class NameTold(Invalid):
    """What is said about a name tells whether somebody here has it: see `trying_name` in actions/seats/guessing.py."""


class TooMany(DomainError):
    """`seconds`: after which the same may succeed. `field`: as of Invalid, where it concerns one."""

    status = 429
    title = "Too many tries"

    def __init__(self, what_happened: str, next_step: str = "", *, seconds: int = 30, field: str = "") -> None:
        super().__init__(what_happened, next_step)
        self.seconds = seconds
        self.field = field


class NotSaved(DomainError):
    """The database does not take it just now; where a connection broke inside the commit, it may have been saved."""

    status = 503
    title = "Not saved"


class InUse(DomainError):
    """Another process works on the database: this one does not start."""
