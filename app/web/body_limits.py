"""How many bytes the body of a request may have, by address, and what is said of a larger one."""

import re
from collections.abc import Callable

from app.domain.errors import DomainError
from app.web.answers.refusals import answers_file_too_large
from app.web.errors import too_large
from app.web.people.refusals import people_file_too_large
from app.web.uploads import LARGEST_FILE

LARGEST_OPEN_BODY = 16_384  # bytes: of forms by which people come in
LARGEST_BODY = 131_072  # of all others: a form is read before it is known who sends it, and an answer may be too long
LARGEST_LATE = 12 * 20_000 + 4096  # a whole text, its letters of four bytes each
LARGEST_UPLOAD = 8 * 1_048_576
_OPEN = re.compile(r"/(?:sign-in|setup|welcome|join|screen)(?:/|$)")
_UPLOADS: dict[str, tuple[int, Callable[[], DomainError]]] = {
    "/people/imports": (LARGEST_UPLOAD, people_file_too_large),
    "/survey/imports": (LARGEST_FILE + 65_536, answers_file_too_large),
    "/late": (LARGEST_LATE, too_large),
}
"""Ends of addresses that take files or long texts, bytes of such a form, and what is said of a larger one. Lists of
people have a smaller limit of their own, and the page they came from says so; lists of answers are read only once it is
known who sends them."""


def most_of(path: str) -> tuple[int, Callable[[], DomainError]]:
    """Bytes that a body sent to that address may have, and what is said of a larger one."""
    if _OPEN.match(path):
        return LARGEST_OPEN_BODY, too_large
    return next((limit for end, limit in _UPLOADS.items() if path.endswith(end)), (LARGEST_BODY, too_large))
