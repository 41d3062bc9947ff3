"""What every action needs: chosen once in app/main.py, passed to each action, never global."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from random import Random

from app.actions.survey.asked import LatestAsked
from app.bus.port import Bus
from app.bus.tries import Tries
from app.counting.answer_writer import AnswerWriter
from app.counting.counters import Counters
from app.domain.answers.keys import KEY_BYTES, new_key
from app.domain.links import encode_random, keyed, token_for
from app.domain.workshops.audit import AuditLine
from app.health.readiness import Readiness
from app.health.seat_beats import SeatBeats
from app.live.hub import Hub
from app.mail.port import Mail
from app.storage.database import Database
from app.storage.process_lock import ProcessLock


@dataclass(frozen=True)
class Services:
    """`now` is the server's clock, in UTC. `base_url` has no slash at its end. `random` is cryptographic.

    `mail` is None where no mail server is set; `sender` is the (name, address) that mail is from. `lock` keeps other
    servers off the database. `audit` hears of each change that a facilitator or an admin has made.
    """

    database: Database
    bus: Bus
    hub: Hub
    secret: bytes
    base_url: str
    now: Callable[[], datetime]
    random: Random = field(default_factory=secrets.SystemRandom)
    mail: Mail | None = None
    sender: tuple[str, str] | None = None
    lock: ProcessLock | None = None
    tries: Tries = field(default_factory=Tries)
    audit: list[Callable[[AuditLine], None]] = field(default_factory=list)

    @cached_property
    def answers(self) -> AnswerWriter:
        """The one writer of the survey's answers in this process."""
        return AnswerWriter(self.database, self.bus, self.now, self.new_id)

    @cached_property
    def latest_asked(self) -> LatestAsked:
        return LatestAsked()

    @cached_property
    def counters(self) -> Counters:
        """The running counts of this process, from which clouds are drawn."""
        return Counters(self.database, self.bus, self.now)

    @cached_property
    def readiness(self) -> Readiness:
        """Whether this process can do its work now."""
        return Readiness(self.database, self.bus, self.hub, self.now, self.lock)

    @cached_property
    def seat_beats(self) -> SeatBeats:
        """The devices of seats that this process hears."""
        return SeatBeats(self.database, self.now)

    def new_answer_key(self) -> str:
        """For one form of the survey: an answer that is sent twice with it counts once."""
        return new_key(secrets.token_bytes(KEY_BYTES))

    def new_id(self) -> str:
        return encode_random(secrets.token_bytes(10))

    def link(self, purpose: str, path: str, subject_id: str, version: int) -> str:
        """A link that can be made again at any time and is stored nowhere."""
        return f"{self.base_url}/{path}/{token_for(self.secret, purpose, subject_id, version)}"

    def key_of(self, *parts: str) -> str:
        """A stable key that names nobody: it recognises the same parts again, and cannot be read back."""
        return keyed(self.secret, *parts)

    async def ring(self, workshop_id: str) -> None:
        """Tell every page of the workshop, in every process, that something has changed."""
        await self.bus.publish(f"workshop:{workshop_id}")
