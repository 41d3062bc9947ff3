"""The cloud as HTML: rendered once for each state of it and each kind of page, however many pages show it."""

from collections.abc import Hashable
from datetime import datetime
from hashlib import blake2b
from typing import Any
from weakref import WeakKeyDictionary
from zoneinfo import ZoneInfo

from jinja2.environment import TemplateModule

from app.counting.state import CloudState
from app.domain.workshops.workshops import Workshop
from app.web.pages import environment

_rendered: WeakKeyDictionary[CloudState, dict[Hashable, TemplateModule]] = WeakKeyDictionary()


def rendered_once(state: CloudState, about: Hashable, template: str, **values: Any) -> TemplateModule:
    """A rendered partial, for other templates to print, kept for as long as this state is shown anywhere.

    `about`: all else that it depends on.
    """
    kept = _rendered.setdefault(state, {})
    if (template, about) not in kept:
        kept[template, about] = environment.get_template(template).make_module(values)
    return kept[template, about]


def figure(cloud: CloudState, workshop: Workshop, now: datetime, link: str, *, with_list: bool) -> TemplateModule:
    """The picture, and the list beside it. `link`: what a word leads to, but for its key; "": nowhere."""
    today = now.astimezone(ZoneInfo(workshop.time_zone)).date()
    values = {"cloud": cloud, "workshop": workshop, "now": now, "link": link, "with_list": with_list}
    return rendered_once(cloud, (workshop, today, link, with_list), "cloud/_figure.html", **values)


def word_id(key: str) -> str:
    """An element's id for a word: the same in every rendering, so that the page moves the word instead of another."""
    return blake2b(key.encode(), digest_size=5).hexdigest()


environment.globals.update(cloud_figure=figure)
environment.filters.update(word_id=word_id)
