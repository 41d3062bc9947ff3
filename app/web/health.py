"""For machines that watch over the server."""

from fastapi import APIRouter
from fastapi.responses import PlainTextResponse, Response

from app.web.sessions import House

router = APIRouter()


@router.get("/healthz")
async def serves() -> Response:
    return PlainTextResponse("ok")


@router.get("/readyz")
async def is_ready(services: House) -> Response:
    """200 when the database and the bus answer; otherwise 503, naming what does not."""
    silent = []
    for name, answers in (("database", services.database.answers), ("bus", services.bus.answers)):
        try:
            if not await answers():
                silent.append(name)
        except Exception as error:  # whatever it is, the answer is that it is not ready
            silent.append(f"{name} ({type(error).__name__})")
    if silent:
        return PlainTextResponse(f"not answering: {', '.join(silent)}", status_code=503)
    return PlainTextResponse("ready")
