"""`python -m tests.bench [section ...]`: measures every goal of live documents, with durability on, in a few minutes.

Without sections: all of them. The server runs on core 0, the load on core 1. Nothing here is part of the test suite.
"""

import argparse
import subprocess
import sys

from tests.bench.sections import SECTIONS, run
from tests.bench.servers import allow_many_files
from tests.bench.tables import machine


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("sections", nargs="*", choices=[*SECTIONS, []], help="which to run")
    chosen = parser.parse_args().sections or list(SECTIONS)
    allow_many_files()
    print(machine(), flush=True)
    failed = False
    for name in chosen:
        try:
            run(name)
        except (OSError, subprocess.TimeoutExpired) as error:
            failed = True
            print(f"{name} could not be measured: {error}", flush=True)
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
