"""What is said of a file with people that is too large to be read."""

from app.domain.errors import TooLarge


def people_file_too_large() -> TooLarge:
    return TooLarge(
        "This file is far larger than any list of people. Nothing was changed.",
        "Save the list alone as CSV, or copy its rows and paste them; then import it again.",
    )
