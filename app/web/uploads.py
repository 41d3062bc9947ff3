"""Files that people upload, read into memory only once it is known who sends them."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from fastapi import Request
from starlette.datastructures import FormData
from starlette.formparsers import MultiPartException, MultiPartParser

from app.domain.errors import Invalid
from app.domain.tables.sheets import AS_RECOGNISED, ReadAs
from app.reading.encodings import ENCODINGS
from app.reading.separators import SEPARATORS
from app.web.forms import writable

LARGEST_FILE = 20 * 1_048_576  # bytes
_SAYINGS = ("encoding", "separator", "sheet", "labels", "mended", "surplus", "totals", "anyway")
_KEEPS_LABELS = {"keep": True, "leave": False}
_SEPARATORS = {name: separator for separator, name in SEPARATORS.items()}


@dataclass(frozen=True)
class Upload:
    """What a form with a file field and a text field sent. `name`: of the file, also where it is empty. `read_as`: how
    it is to be read, where somebody has said so; `said`: in the form's own words."""

    content: bytes
    name: str
    pasted: str
    read_as: ReadAs = AS_RECOGNISED
    said: Mapping[str, str] = field(default_factory=dict)

    def check(self) -> None:
        """Raises Invalid where it is an empty file, or both."""
        if self.name and not self.content:
            raise Invalid("This file is empty.", "Choose another one, or paste the rows.", field="list")
        if self.content and self.pasted.strip():
            raise Invalid("You chose a file and pasted rows as well.", "Send one of the two.", field="list")


async def uploaded(request: Request) -> Upload:
    """`file` and `pasted`. Raises Invalid.

    For routes that declare no form, so that their person is asked for first; the guard bounds the body's length. The
    file never touches a disk.
    """
    if not request.headers.get("content-type", "").startswith("multipart/form-data"):
        form = await request.form()
        return Upload(b"", "", writable(str(form.get("pasted", ""))), _read_as(form), _said(form))
    parser = MultiPartParser(request.headers, request.stream(), max_files=1, max_fields=12, max_part_size=LARGEST_FILE)
    parser.spool_max_size = 2 * LARGEST_FILE
    try:
        form = await parser.parse()
    except MultiPartException:
        raise Invalid("The form could not be read.", "Go back and try again; nothing was changed.") from None
    file, pasted = form.get("file"), form.get("pasted", "")
    if file is None or isinstance(file, str):
        return Upload(b"", "", writable(str(pasted)), _read_as(form), _said(form))
    return Upload(await file.read(), file.filename or "", writable(str(pasted)), _read_as(form), _said(form))


def _read_as(form: FormData) -> ReadAs:
    """What makes no sense counts as not said."""
    encoding, separator = (str(form.get(name, "")) for name in ("encoding", "separator"))
    sheet = str(next(iter(form.getlist("sheet")), ""))
    return ReadAs(
        encoding if encoding in ENCODINGS else None,
        _SEPARATORS.get(separator),
        _place(sheet),
        _KEEPS_LABELS.get(str(next(iter(form.getlist("labels")), ""))),  # a press comes before what was chosen
        form.get("mended") == "yes",
        _place(str(form.get("surplus", ""))),
        next(iter(form.getlist("totals")), "") == "keep",
        form.get("anyway") == "yes",
    )


def _said(form: FormData) -> dict[str, str]:
    return {name: value for name in _SAYINGS if (value := str(next(iter(form.getlist(name)), "")))}


def _place(typed: str) -> int | None:
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 5 else None
