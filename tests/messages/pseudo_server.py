"""The real server, which speaks a language that nobody speaks in place of Arabic (tests/messages/pseudo.py)."""

import os
import sys
from pathlib import Path

from app.i18n import speech
from tests.messages.pseudo import write_catalogues

if __name__ == "__main__":
    speech.CATALOGUES = Path(os.environ["DATA_DIR"]) / "catalogues"
    write_catalogues(speech.CATALOGUES)
    from app import __main__ as command_line  # now that its words are there

    sys.argv = ["app", "serve"]
    sys.exit(command_line.main())
