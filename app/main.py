"""The composition root: settings -> database -> bus -> hub -> routes. The only place that chooses implementations."""

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from urllib.parse import urlsplit

from fastapi import FastAPI
from starlette.types import ASGIApp

from app.actions import accounts as account_actions
from app.actions.answer_languages import keep_finding as keep_finding_languages
from app.actions.answer_traces import keep_forgetting
from app.actions.answers_import import keep_forgetting_lists
from app.actions.ending import ended
from app.actions.knocks import keep_forgetting as keep_forgetting_knocks
from app.actions.meeting.drafts import run_clock
from app.actions.meeting.heartbeat import give_back_outage, keep_beating
from app.actions.meeting.settling import keep_settling
from app.actions.meeting.solo_progress import keep_looking
from app.actions.outbox import run_outbox
from app.actions.services import Services
from app.actions.shelves import keep_deleting
from app.actions.survey_schedule import run_survey_clock
from app.bus.opening import open_bus
from app.bus.tries import Tries
from app.domain.survey import UnknownSurvey
from app.live.hub import Hub
from app.mail.opening import open_mail
from app.settings import Settings, load_secret
from app.storage.database import open_database
from app.storage.migrations import migrate
from app.storage.process_lock import process_lock
from app.storage.unavailable import Unavailable
from app.web import (
    accounts,
    answers,
    answers_export,
    answers_import,
    artifacts,
    buy_in,
    cloud,
    cloud_answers,
    cloud_fonts,
    cloud_pictures,
    customers,
    document_pages,
    document_tickets,
    documents,
    export,
    handout,
    health,
    invitations,
    join,
    knocks,
    live,
    moderation,
    outages,
    own_account,
    people,
    people_import,
    platform,
    respondent,
    respondent_pages,
    seats,
    shelves,
    static_files,
    survey,
    templates,
    tickets,
    wordings,
    workshops,
)
from app.web.errors import install_error_pages
from app.web.meeting import agenda
from app.web.meeting import surfaces as meeting
from app.web.security import Guard
from app.web.static_files import ServedFiles

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
        await give_back_outage(services)
        await _announce(services)
        running = [
            asyncio.create_task(_keep_running("clock", lambda: run_clock(services))),
            asyncio.create_task(_keep_running("look at who writes alone", lambda: keep_looking(services))),
            asyncio.create_task(_keep_running("survey's clock", lambda: run_survey_clock(services))),
            asyncio.create_task(_keep_running("settling of likes", lambda: keep_settling(services))),
            asyncio.create_task(_keep_running("lists of answers", lambda: keep_forgetting_lists(services))),
            asyncio.create_task(_keep_running("forgetting of answers' traces", lambda: keep_forgetting(services))),
            asyncio.create_task(_keep_running("forgetting of knocks", lambda: keep_forgetting_knocks(services))),
            asyncio.create_task(_keep_running("hearing of seats", services.seat_beats.run)),
            asyncio.create_task(_keep_running("emptying of the bin", lambda: keep_deleting(services))),
            asyncio.create_task(_keep_running("languages of answers", lambda: keep_finding_languages(services))),
            asyncio.create_task(_keep_running("heartbeat", lambda: keep_beating(services))),
        ]
        if services.mail:
            running.append(asyncio.create_task(_keep_running("outbox", lambda: run_outbox(services))))
        yield
        await ended(*running)
        await services.answers.drain(SHUTDOWN_SECONDS)
        await services.counters.close()
        await services.hub.drain(SHUTDOWN_SECONDS)
        await services.bus.close()
        await services.database.close()

    app = FastAPI(title="Visionroom", lifespan=lifespan, docs_url=None, redoc_url=None, openapi_url=None)
    app.state.services = services or build_services(settings)
    for module in (
        health,
        static_files,
        accounts,
        own_account,
        join,
        knocks,
        workshops,
        templates,
        buy_in,
        artifacts,
        people,
        people_import,
        respondent,
        survey,
        tickets,
        moderation,
        answers_import,
        answers_export,
        customers,
        cloud,
        cloud_answers,
        cloud_fonts,
        cloud_pictures,
        agenda,
        platform,
        document_pages,
        document_tickets,
        wordings,
        handout,
        invitations,
        meeting,
        seats,
        shelves,
        export,
        live,
    ):
        app.include_router(module.router)
    app.mount("/static", ServedFiles(), name="static")  # after the routes, one of which makes files for this folder
    install_error_pages(app)
    app.add_exception_handler(UnknownSurvey, respondent_pages.unknown_survey)
    app.add_exception_handler(Unavailable, outages.on_unavailable)
    lane = answers.AnswerLane(app, app.state.services)
    return documents.DocumentSockets(Guard(lane, settings.address), app.state.services)


async def _announce(services: Services) -> None:
    link = await account_actions.setup_link(services)
    print(f"Visionroom is at {services.base_url}", flush=True)  # noqa: T201  the console is where the operator looks
    if link:
        print(f"Set up the first admin here (this link works once): {link}", flush=True)  # noqa: T201


async def _keep_running(name: str, work: Callable[[], Awaitable[None]]) -> None:
    """Run for ever; after a failure go on."""
    while True:
        try:
            await work()
        except Exception:
            log.exception("The %s stumbled and goes on", name)
            await asyncio.sleep(1)
