"""Files to save, each under a name that is safe on every system."""

import re
import unicodedata

from fastapi.responses import Response

_LONGEST = 60


def download(content: bytes, media_type: str, ending: str, *words: str) -> Response:
    """`words` may be what people wrote; what letters without accents and digits can say of them is the file's name."""
    headers = {"Content-Disposition": f'attachment; filename="{file_name(*words)}.{ending}"'}
    return Response(content, media_type=media_type, headers=headers)


def file_name(*words: str) -> str:
    plain = unicodedata.normalize("NFKD", " ".join(words)).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain)[:_LONGEST].strip("-")
