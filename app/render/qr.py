"""QR codes for the join and survey links."""

import io

import segno

_DARK = "#12262b"


def qr_svg(text: str, *, title: str, dark: str = _DARK) -> str:
    """A standalone SVG file (no XML declaration, no inline style) with a white quiet zone, so it scans on dark pages
    too.

    `title` is read to those who cannot see it. It has no size of its own and fills the place it is given. Raises
    ValueError if `text` is too long for a QR code (2,331 bytes).
    """
    picture = io.BytesIO()
    segno.make_qr(text, error="m").save(
        picture, kind="svg", xmldecl=False, title=title, omitsize=True, dark=dark, light="#ffffff", svgclass=None,
        lineclass=None,
    )  # fmt: skip
    return picture.getvalue().decode()


def qr_png(text: str, *, scale: int = 10) -> bytes:
    """A PNG of black on white; `scale` is the pixels of one module's side. Raises ValueError as `qr_svg` does."""
    picture = io.BytesIO()
    segno.make_qr(text, error="m").save(picture, kind="png", scale=scale)
    return picture.getvalue()
