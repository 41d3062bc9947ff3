"""The composition root: settings -> database -> bus -> hub -> routes. The only place that chooses implementations."""

import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from urllib.parse import urlsplit

from fastapi import FastAPI
from starlette.types import ASGIApp

from app.actions.accounts import accounts as account_actions
from app.actions.ending import ended
from app.actions.meeting.heartbeat import credit_outage
from app.actions.services import Services
from app.background import run_loops
from app.bus.factory import open_bus
from app.bus.tries import Tries
from app.domain.seats.seats import StillAsking
from app.domain.survey.survey import UnknownSurvey
from app.live.hub import Hub
from app.mail.factory import open_mail
from app.settings import Settings, load_secret
from app.storage.database import open_database
from app.storage.migrations import migrate
from app.storage.process_lock import process_lock
from app.storage.unavailable import Unavailable
from app.web import outages
from app.web.documents import sockets as documents
from app.web.errors import install_error_pages
from app.web.routers import ROUTERS
from app.web.seats import seats
from app.web.security import Guard
from app.web.static_files import StaticFiles
from app.web.survey import answer_lane as answers
from app.web.survey import respondent_pages

log = logging.getLogger("visionroom")
SHUTDOWN_SECONDS = 5.0


def _now() -> datetime:
    return datetime.now(UTC)


def build_services(settings: Settings) -> Services:
    database = open_database(settings.database, settings.database_limits)
    bus = open_bus(settings.bus_url, settings.bus_timeout)
    hub = Hub(database, bus, now=_now)
    mail = open_mail(settings.smtp_url, urlsplit(settings.address).hostname or "")
    secret = load_secret(settings)
    lock = process_lock(database, shares_bus=bus.is_shared)
    return Services(
        database,
        bus,
        hub,
        secret,
        settings.address,
        _now,
        mail=mail,
        sender=settings.sender,
        lock=lock,
        tries=Tries(settings.bus_url),
    )


def create_app(settings: Settings, services: Services | None = None) -> ASGIApp:
    """The whole application, documents' sockets included. Its process holds `services.lock` meanwhile."""

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        services: Services = app.state.services
        await migrate(services.database)
        await services.bus.start()
        await services.hub.start()
        await credit_outage(services)
        await _announce(services)
        running = run_loops(services)
        yield
        await ended(*running)
        await services.answers.drain(SHUTDOWN_SECONDS)
        await services.counters.close()
        await services.hub.drain(SHUTDOWN_SECONDS)
        await services.bus.close()
        await services.database.close()

    app = FastAPI(title="Visionroom", lifespan=lifespan, docs_url=None, redoc_url=None, openapi_url=None)
    app.state.services = services or build_services(settings)
    for router in ROUTERS:
        app.include_router(router)
    install_error_pages(app)
    app.add_exception_handler(StillAsking, seats.still_asking)
    app.add_exception_handler(UnknownSurvey, respondent_pages.unknown_survey)
    app.add_exception_handler(Unavailable, outages.on_unavailable)
    lanes = StaticFiles(answers.AnswerLane(app, app.state.services))
    return documents.DocumentSockets(Guard(lanes, settings.address), app.state.services)


async def _announce(services: Services) -> None:
    link = await account_actions.setup_link(services)
    print(f"Visionroom is at {services.base_url}", flush=True)  # noqa: T201  the console is where the operator looks
    if link:
        print(f"Set up the first admin here (this link works once): {link}", flush=True)  # noqa: T201
