"""Work in the background ends when it is told to, also where it does not hear it the first time."""

import asyncio

from app.actions.ending import ended


async def test_work_that_takes_its_end_for_a_failure_ends_all_the_same() -> None:
    heard = []

    async def works() -> None:
        while True:
            try:
                await asyncio.sleep(60)
            except asyncio.CancelledError:
                heard.append("told")
                if len(heard) > 1:
                    raise

    task = asyncio.create_task(works())
    done = asyncio.create_task(asyncio.sleep(0))
    await asyncio.sleep(0.01)
    await ended(task, done)
    assert (heard, task.cancelled(), done.done()) == (["told", "told"], True, True)
    await ended()
