"""The table of background loops, which run as long as the process."""

import asyncio
import logging
from collections.abc import Awaitable, Callable

from app.actions.answers import imports as answers_import
from app.actions.invitations import outbox
from app.actions.meeting import drafts, heartbeat, settling, solo_progress
from app.actions.seats import knocks
from app.actions.services import Services
from app.actions.survey import schedule as survey_schedule
from app.actions.workshops import shelves
from app.counting import answer_languages, answer_traces

log = logging.getLogger("visionroom")

Loop = Callable[[Services], Awaitable[None]]
LOOPS: dict[str, Loop] = {
    "clock": drafts.run_clock,
    "look at who writes alone": solo_progress.keep_looking,
    "survey's clock": survey_schedule.run_survey_clock,
    "settling of likes": settling.keep_settling,
    "lists of answers": answers_import.keep_forgetting_lists,
    "forgetting of answers' traces": lambda services: answer_traces.keep_forgetting(
        services.database, services.answers, services.now
    ),
    "forgetting of knocks": knocks.keep_forgetting,
    "hearing of seats": lambda services: services.seat_beats.run(),
    "emptying of the bin": shelves.keep_deleting,
    "languages of answers": lambda services: answer_languages.keep_finding(services.database),
    "heartbeat": heartbeat.keep_beating,
}
WITH_MAIL: dict[str, Loop] = {"outbox": outbox.run_outbox}


def run_loops(services: Services) -> list[asyncio.Task[None]]:
    loops = LOOPS | (WITH_MAIL if services.mail else {})
    return [asyncio.create_task(_keep_running(name, loop, services)) for name, loop in loops.items()]


async def _keep_running(name: str, loop: Loop, services: Services) -> None:
    """For ever; after a failure it goes on."""
    while True:
        try:
            await loop(services)
        except Exception:
            log.exception("The %s stumbled and goes on", name)
            await asyncio.sleep(1)
