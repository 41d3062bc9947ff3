"""The one door to typst: a template of ours and plain values in, bytes out.

Values travel as JSON in an input and are never spliced into a template's source, so that whatever people write stays
text. typst reads nothing but `assets/`, uses no font but those in `assets/fonts`, and has no network.
"""

import json
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Literal

import typst

from app.render.wording import readable

Paper = Literal["a4", "us-letter"]
ASSETS = Path(__file__).parent / "assets"
FONTS = ASSETS / "fonts"
CLOUD_FONT = FONTS / "VisionroomCloud-SemiBold.ttf"
"""Inter SemiBold with emoji, Hebrew and Arabic; its Latin, Greek and Cyrillic are those of the web font at weight
600."""


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)])


def typeset(
    template: str,
    values: Mapping[str, object],
    *,
    form: Literal["pdf", "svg", "png"],
    pixels_per_point: float = 1,
    standards: Sequence[Literal["ua-1"]] = (),
    timestamp: datetime | None = None,
) -> bytes:
    """Sets `assets/<template>` with `values`, which the template finds as JSON in `sys.inputs.values`.

    The same values give the same bytes. Raises typst.TypstError if the template fails, or if a font lacks a character
    and one of the `standards` does not allow that.
    """
    result = typst.compile(
        str(ASSETS / template),
        root=str(ASSETS),
        font_paths=_fonts(),
        ignore_system_fonts=True,
        sys_inputs={"values": json.dumps(values, ensure_ascii=False)},
        format=form,
        ppi=72 * pixels_per_point,
        pdf_standards=list(standards),
        timestamp=timestamp and timestamp.astimezone(UTC).replace(microsecond=0),  # typst takes fixed offsets only
    )
    if not isinstance(result, bytes):  # typst answers with a list when a picture format gets more than one page
        raise ValueError(f"{template} gave {len(result)} pages where one picture was asked for")
    return result


def accessible_pdf(template: str, values: Mapping[str, object], made_at: datetime) -> bytes:
    """A file tagged for screen readers, with every text in `values` made fit for it. PDF/UA-1, unless a text has a
    character that no shipped font has: the template then finds `characters_missing` true, and should say so."""
    fit = {name: _readable(value) for name, value in values.items()} | {"characters_missing": False}
    try:
        return typeset(template, fit, form="pdf", standards=["ua-1"], timestamp=made_at)
    except typst.TypstError as error:
        if "could not be displayed" not in error.message:
            raise
        return typeset(template, fit | {"characters_missing": True}, form="pdf", timestamp=made_at)


def _readable(value: object) -> object:
    """The same value with every text in it made fit for a file."""
    match value:
        case str():
            return readable(value)
        case list():
            return [_readable(item) for item in value]
        case dict():
            return {name: _readable(item) for name, item in value.items()}
    return value
