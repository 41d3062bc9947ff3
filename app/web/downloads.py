"""Files to save, each under a name that is safe on every system."""

import re
import unicodedata
from collections.abc import AsyncIterable

from fastapi.responses import Response, StreamingResponse

SVG = "image/svg+xml; charset=utf-8"
_LONGEST = 60


def download(content: bytes, media_type: str, ending: str, *words: str) -> Response:
    """`words` may be what people wrote; what letters without accents and digits can say of them is the file's name."""
    return Response(content, media_type=media_type, headers=_saved_as(ending, *words))


def growing_download(content: AsyncIterable[bytes], media_type: str, ending: str, *words: str) -> Response:
    """As `download`, for what is made while it is sent."""
    return StreamingResponse(content, media_type=media_type, headers=_saved_as(ending, *words))


def _saved_as(ending: str, *words: str) -> dict[str, str]:
    return {"Content-Disposition": f'attachment; filename="{file_name(*words)}.{ending}"'}


def file_name(*words: str) -> str:
    plain = unicodedata.normalize("NFKD", " ".join(words)).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain)[:_LONGEST].strip("-")
