"""What the staff of the Larchhorn Railway answered: as real people write, with typing errors, grumbling and names."""

from importlib.resources import files


def _answers(text: str) -> tuple[str, ...]:
    """One answer begins on each line that is not indented; lines that are go on with it."""
    found: list[str] = []
    for line in text.splitlines():
        if line.startswith("  "):
            found[-1] += "\n" + line.strip()
        else:
            found.append(line)
    return tuple(found)


# Part of the code, like a constant, and only too long for a Python file: so it is read once, when it is imported.
ANSWERS = _answers(files(__package__).joinpath("answers.txt").read_text(encoding="utf-8"))
