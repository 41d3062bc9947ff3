"""The part of a live page that is pushed."""

import re
from collections.abc import Collection
from typing import NamedTuple

# What changes each time a page is made: the moment, and the clock's face, which the page moves by itself.
_MOMENT = re.compile(r'data-now="[^"]*"|<span class="timer-value">[^<]*|<progress class="timer-bar"[^>]*')


class Partial(NamedTuple):
    """`texts`: ids of the documents whose text it is made of. It is made anew when one of them is edited."""

    html: str
    texts: Collection[str] = ()


def steady(html: str) -> str:
    """The partial without the moment at which it was made: the same as long as nothing that it shows has changed."""
    return _MOMENT.sub("", html)
