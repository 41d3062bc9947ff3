"""Node.js for tests: where a developer has none they are skipped, with the reason; in CI it must not be missing."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

PATIENCE = 240  # seconds; packages may have to be fetched


def node() -> str:
    """The path of Node.js, which comes with npm."""
    found = shutil.which("node") if shutil.which("npm") else None
    if found:
        return found
    reason = "Node.js or npm is not installed"
    if os.environ.get("CI"):
        pytest.fail(f"{reason}, and CI must have both")
    pytest.skip(reason)


def run(*command: str, within: Path) -> str:
    """What the command said; fails where it failed."""
    done = subprocess.run(command, cwd=within, capture_output=True, text=True, check=False, timeout=PATIENCE)
    assert done.returncode == 0, f"{' '.join(command)} failed:\n{done.stdout}\n{done.stderr}"
    return done.stdout


def install(folder: Path) -> None:
    """What the folder's lock file names, and nothing else."""
    node()
    run("npm", "ci", "--prefer-offline", within=folder)
