"""Columns about persons in words that could be answers: a name of its own in each row, “ist oft krank”."""

from collections.abc import Sequence

_FEWEST, _ENOUGH_NAMES = 3, 4  # cells
_ALMOST_ALL, _HALF = 0.9, 0.5  # of the cells
_OF_SOMEBODY = """
ist hat kommt war wird kann will macht arbeitet geht fehlt braucht sucht möchte is has was comes works needs does can
wants goes wears lives likes est vient travaille veut peut es está tiene viene trabaja quiere è ha viene lavora vuole
"""
_VERBS = frozenset(_OF_SOMEBODY.split())


def are_remarks(cells: Sequence[str]) -> bool:
    """Told of somebody whom the list does not name: most begin with what he or she does."""
    told = [words for cell in cells if (words := cell.split()) and words[0] in _VERBS and len(words) > 1]
    return len(cells) >= _FEWEST and len(told) >= _HALF * len(cells)


def are_single_names(cells: Sequence[str]) -> bool:
    """One word with a capital in each row, and hardly one of them twice: names perhaps, however rare."""
    single = [cell for cell in cells if cell.isalpha() and cell.istitle() and len(cell) > 1]
    is_single = len(cells) >= _ENOUGH_NAMES and len(single) >= _ALMOST_ALL * len(cells)
    return is_single and len(set(single)) >= _ALMOST_ALL * len(single)
