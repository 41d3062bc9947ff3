"""Questions to the database that many sockets ask at once, answered in batches."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Generic, TypeVar

Question = TypeVar("Question")
Answer = TypeVar("Answer")

MOST_AT_ONCE = 200


class BatchedQuestions(Generic[Question, Answer]):
    """Whatever is asked while the database is being asked is asked together next time.

    So nobody ever gets an answer that was looked up before they asked.
    """

    def __init__(self, answer_all: Callable[[list[Question]], Awaitable[list[Answer]]]) -> None:
        self._answer_all = answer_all
        self._waiting: list[tuple[Question, asyncio.Future[Answer]]] = []
        self._task: asyncio.Task[None] | None = None

    async def ask(self, question: Question) -> Answer:
        answer: asyncio.Future[Answer] = asyncio.get_running_loop().create_future()
        self._waiting.append((question, answer))
        if self._task is None:
            self._task = asyncio.create_task(self._answer_waiting())
        return await answer

    async def _answer_waiting(self) -> None:
        try:
            while self._waiting:
                now, self._waiting = self._waiting[:MOST_AT_ONCE], self._waiting[MOST_AT_ONCE:]
                await self._answer(now)
        finally:
            self._task = None

    async def _answer(self, asked: "list[tuple[Question, asyncio.Future[Answer]]]") -> None:
        try:
            answers = await self._answer_all([question for question, _ in asked])
        except Exception as error:  # each of those who wait is told
            for _, future in asked:
                if not future.done():
                    future.set_exception(error)
            return
        for (_, future), answer in zip(asked, answers, strict=True):
            if not future.done():
                future.set_result(answer)
