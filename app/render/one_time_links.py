"""Lists of one-time links as files: for a mail-merge, or to copy from."""

from collections.abc import Sequence

HEAD = "Link"


def tickets_csv(links: Sequence[str]) -> bytes:
    """One column with a head. Every cell is an address of ours, which no spreadsheet takes for a formula."""
    return "".join(f"{line}\r\n" for line in (HEAD, *links)).encode()


def tickets_text(links: Sequence[str]) -> bytes:
    """A link a line."""
    return "".join(f"{link}\n" for link in links).encode()
