"""For machines that watch over the server."""

from fastapi import APIRouter
from fastapi.responses import PlainTextResponse, Response

from app.web.sessions import ServicesDep

router = APIRouter()


@router.get("/healthz")
async def serves() -> Response:
    """The process serves, whatever has become of the services that it needs."""
    return PlainTextResponse("ok")


@router.get("/readyz")
async def is_ready(services: ServicesDep) -> Response:
    """200 when this process can save: "ready", or "degraded" where other processes do not hear it; otherwise 503."""
    standing = await services.readiness.standing()
    return PlainTextResponse(str(standing), status_code=200 if standing.is_ready else 503)
