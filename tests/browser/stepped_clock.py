"""The real server on a machine whose clock is set by a signal: SIGUSR1 an hour forward, SIGUSR2 an hour back."""

import signal
import sys
from datetime import UTC, datetime, timedelta

from app import __main__ as command_line
from app import main

HOUR = timedelta(hours=1)


class MachineClock:
    def __init__(self) -> None:
        self.set_by = timedelta(0)

    def __call__(self) -> datetime:
        return datetime.now(UTC) + self.set_by

    def step(self, by: timedelta) -> None:
        self.set_by += by


if __name__ == "__main__":
    clock = MachineClock()
    main._now = clock
    signal.signal(signal.SIGUSR1, lambda *_: clock.step(HOUR))
    signal.signal(signal.SIGUSR2, lambda *_: clock.step(-HOUR))
    sys.argv = ["app", "serve"]
    sys.exit(command_line.main())
