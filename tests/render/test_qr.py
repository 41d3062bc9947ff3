import io
from xml.etree import ElementTree

import pytest
from PIL import Image

from app.render.qr import qr_png, qr_svg

LINK = "http://127.0.0.1:8000/join/12345678"


def test_a_qr_code_is_a_picture_file_with_a_title() -> None:
    source = qr_svg(LINK, title="Join <Harbour Ferries>")
    root = ElementTree.fromstring(source)
    assert root.findtext("{http://www.w3.org/2000/svg}title") == "Join <Harbour Ferries>"
    assert "viewBox" in root.attrib
    assert "width" not in root.attrib
    assert "style" not in source


def test_a_png_has_the_same_modules_as_the_svg() -> None:
    root = ElementTree.fromstring(qr_svg(LINK, title=""))
    side = int(root.attrib["viewBox"].split()[-1])
    picture = Image.open(io.BytesIO(qr_png(LINK, scale=4)))
    corner = [picture.convert("L").getpixel((at * 4, 4 * 4)) for at in (0, 3, 4, 10, 11)]
    assert (picture.size, corner) == ((side * 4, side * 4), [255, 255, 0, 0, 255])


def test_a_text_too_long_for_any_code_is_refused() -> None:
    with pytest.raises(ValueError, match="too large"):
        qr_svg("x" * 5000, title="")
