"""How a font draws a word: what the joined font of the clouds is compared by with the original ones."""

from pathlib import Path

from uharfbuzz import Blob, Buffer, Face, Font, shape


def shaped(path: Path, word: str) -> tuple[int, list[list[int]]]:
    """In thousandths of the font size: how wide the word is, and for each inked glyph its left, top, width, height."""
    face = Face(Blob.from_file_path(str(path)))
    font, buffer = Font(face), Buffer()
    buffer.add_str(word)
    buffer.guess_segment_properties()
    shape(font, buffer)
    pen, boxes = 0, []
    for glyph, at in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        if glyph.codepoint == 0:
            raise ValueError(f"{path.name} lacks a letter of {word}")
        ink = font.get_glyph_extents(glyph.codepoint)
        if ink and ink.width:
            boxes.append([pen + at.x_offset + ink.x_bearing, at.y_offset + ink.y_bearing, ink.width, -ink.height])
        pen += at.x_advance
    return round(pen * 1000 / face.upem), [[round(edge * 1000 / face.upem) for edge in box] for box in boxes]
