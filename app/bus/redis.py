"""The bus of many processes: Redis publish/subscribe.

All rings travel on one channel, so that `subscribe` is local, takes effect at once and costs no round trip. Rings that
come in while one message is on its way travel together in the next. What cannot be sent waits in a bounded queue; when
that is full the oldest is dropped, which everyone who listens survives (they also reread from time to time).
"""

import asyncio
import logging
import random
from collections import deque
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

from redis.asyncio import Redis
from redis.asyncio.client import PubSub
from redis.asyncio.retry import Retry
from redis.backoff import NoBackoff
from redis.exceptions import RedisError

from app.bus.listeners import Listeners
from app.bus.port import Listener, Unsubscribe, check_payload
from app.logs.outage import Outage

log = logging.getLogger(__name__)

QUEUE_LENGTH = 10_000
RINGS_PER_MESSAGE = 200
FIRST_WAIT, LONGEST_WAIT = 0.1, 5.0  # seconds between attempts to connect
ANSWER_WITHIN = 3.0  # seconds
Ring = tuple[str, bytes]


def pack(rings: list[Ring]) -> bytes:
    """Each ring as: length of topic (2 bytes), topic, length of payload (2 bytes), payload."""
    parts = []
    for topic, payload in rings:
        name = topic.encode()
        parts += [len(name).to_bytes(2, "big"), name, len(payload).to_bytes(2, "big"), payload]
    return b"".join(parts)


def unpack(message: bytes) -> list[Ring]:
    rings, at = [], 0
    while at < len(message):
        name_end = at + 2 + int.from_bytes(message[at : at + 2], "big")
        end = name_end + 2 + int.from_bytes(message[name_end : name_end + 2], "big")
        rings.append((message[at + 2 : name_end].decode(), message[name_end + 2 : end]))
        at = end
    return rings


class RedisBus:
    is_shared = True

    def __init__(self, url: str, answer_within: float = ANSWER_WITHIN) -> None:
        self._redis = Redis.from_url(
            url,
            socket_connect_timeout=answer_within,
            socket_timeout=answer_within,
            socket_keepalive=True,
            retry=Retry(NoBackoff(), 0),  # trying again is ours
        )
        self._answer_within = answer_within
        self._outage = Outage("The bus", log)
        self._channel = f"visionroom:{urlsplit(url).path.strip('/') or '0'}"
        self._listeners = Listeners()
        self._waiting: deque[Ring] = deque(maxlen=QUEUE_LENGTH)
        self._rung = asyncio.Event()
        self._tasks: list[asyncio.Task[None]] = []
        self._listening = False
        self._ever_listened = False

    async def start(self) -> None:
        for work in (self._listen, self._send):
            self._tasks.append(asyncio.create_task(self._keep_trying(work), name=f"bus {work.__name__}"))

    async def publish(self, topic: str, payload: bytes = b"") -> None:
        check_payload(payload)
        self._waiting.append((topic, payload))
        self._rung.set()

    def subscribe(self, topic: str, listener: Listener) -> Unsubscribe:
        return self._listeners.subscribe(topic, listener)

    def on_gap(self, listener: Callable[[], None]) -> Unsubscribe:
        return self._listeners.on_gap(listener)

    async def ping(self) -> bool:
        if not self._listening:
            return False
        try:
            async with asyncio.timeout(self._answer_within):
                return bool(await self._redis.ping())
        except (RedisError, OSError, TimeoutError):
            return False

    async def close(self) -> None:
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await self._redis.aclose()

    async def _keep_trying(self, work: Callable[[], object]) -> None:
        """Run `work` for ever; after a lost connection wait, longer each time, with jitter."""
        wait = FIRST_WAIT
        while True:
            began = asyncio.get_running_loop().time()
            try:
                await work()  # type: ignore[misc]
            except (RedisError, OSError, TimeoutError) as error:
                self._outage.failed(f"cannot be reached ({type(error).__name__})")
            lasted = asyncio.get_running_loop().time() - began
            wait = FIRST_WAIT if lasted > LONGEST_WAIT else min(wait * 2, LONGEST_WAIT)
            await asyncio.sleep(wait * random.uniform(0.5, 1))  # noqa: S311 - jitter, not a secret

    async def _listen(self) -> None:
        async with self._redis.pubsub(ignore_subscribe_messages=False) as subscription:
            await subscription.subscribe(self._channel)
            try:
                while True:
                    self._heard(await self._next_message(subscription))
            finally:
                self._listening = False

    async def _next_message(self, subscription: PubSub) -> dict[str, Any]:
        """Raises TimeoutError when Redis has been silent and does not answer a ping either."""
        for _ in range(2):
            if message := await subscription.get_message(timeout=self._answer_within):
                return dict(message)
            await subscription.ping()
        raise TimeoutError

    def _heard(self, message: dict[str, Any]) -> None:
        self._outage.worked()
        if message["type"] == "subscribe":
            self._connected()
        elif message["type"] == "message":
            for topic, payload in unpack(message["data"]):
                self._listeners.ring(topic, payload)

    def _connected(self) -> None:
        self._listening = True
        if self._ever_listened:
            self._listeners.gap()
        self._ever_listened = True

    async def _send(self) -> None:
        while True:
            if not self._waiting:
                self._rung.clear()
                await self._rung.wait()
            rings = [self._waiting[index] for index in range(min(RINGS_PER_MESSAGE, len(self._waiting)))]
            await self._redis.publish(self._channel, pack(rings))
            for ring in rings:  # only now: what could not be sent is sent after the connection is back
                if self._waiting and self._waiting[0] is ring:
                    self._waiting.popleft()
