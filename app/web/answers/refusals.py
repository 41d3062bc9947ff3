"""What is said of a file with answers that is too large to be read."""

from app.domain.errors import TooLarge


def answers_file_too_large() -> TooLarge:
    return TooLarge(
        "This file is larger than 20 MB, the most that can be imported at once. Nothing was changed.",
        "Keep only the column with the answers, or split the file, and import it again.",
    )
