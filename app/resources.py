"""What ships beside the code. A wheel has it inside the package; a checkout has it at the top level."""

import tomllib
from importlib import metadata
from importlib.resources import files
from pathlib import Path

_PACKAGE = Path(str(files("app")))
_IS_CHECKOUT = not (_PACKAGE / "templates").is_dir()
_HOME = _PACKAGE.parent if _IS_CHECKOUT else _PACKAGE

TEMPLATES = _HOME / "templates"
STATIC = _HOME / "static"


def version() -> str:
    """A checkout runs without being installed, so its version is read from where it is written."""
    if not _IS_CHECKOUT:
        return metadata.version("visionroom")
    project = tomllib.loads((_HOME / "pyproject.toml").read_text(encoding="utf-8"))
    return str(project["project"]["version"])
