"""The files that browsers load: styles, scripts, fonts, pictures. What they are built from is not served."""

import os
from pathlib import PurePath

from fastapi import APIRouter
from fastapi.responses import FileResponse, Response
from fastapi.staticfiles import StaticFiles
from starlette.types import Scope

from app.resources import STATIC
from app.web.downloads import SVG

_SERVED = ("css", "dist", "fonts", "js", "pictures", "vendor", "icon.svg", "favicon.ico")
_KINDS = (".css", ".js", ".woff2", ".png", ".svg", ".ico", ".txt")  # the last are licences
router = APIRouter()


class ServedFiles(StaticFiles):
    """Of the static folder what pages use; anything else in it is not there for the world."""

    def __init__(self) -> None:
        super().__init__(directory=STATIC)

    def lookup_path(self, path: str) -> tuple[str, os.stat_result | None]:
        asked = PurePath(path)
        is_served = next(iter(asked.parts), "") in _SERVED and asked.suffix in _KINDS
        return super().lookup_path(path) if is_served else ("", None)

    def file_response(
        self, full_path: str | os.PathLike[str], stat_result: os.stat_result, scope: Scope, status_code: int = 200
    ) -> Response:
        response = super().file_response(full_path, stat_result, scope, status_code)
        if response.headers.get("content-type") == "image/svg+xml":
            response.headers["content-type"] = SVG
        return response


@router.get("/favicon.ico")
async def favicon() -> Response:
    """For programs that ask for it whatever the pages say."""
    return FileResponse(STATIC / "favicon.ico")
