"""`python -m tests.recorded write FOLDER`, then on another commit `python -m tests.recorded compare FOLDER`.

`write` keeps a text file for each page, reply and push. `compare` plays the same again, prints what differs, and ends
with 1 if anything does. It takes about two minutes.
"""

import argparse
import sys
from pathlib import Path

from tests.recorded.plays import play_all
from tests.recorded.record import compared, stored, write


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.recorded", description=__doc__)
    parser.add_argument("command", choices=["write", "compare"])
    parser.add_argument("folder", type=Path)
    asked = parser.parse_args()
    items = play_all()
    if asked.command == "write":
        write(items, asked.folder)
        print(f"{len(items)} items in {asked.folder}")
        return 0
    differences = list(compared(stored(asked.folder), items))
    print("\n".join(differences) or f"{len(items)} items, all as recorded")
    return int(bool(differences))


if __name__ == "__main__":
    sys.exit(main())
