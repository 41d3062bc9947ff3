"""The labelled set: how it is read, halved and counted."""

from pathlib import Path

import pytest

from tests.bench.words import AT_LEAST, QUESTIONS, halves, labelled_texts, largest

SAID = ["Short queues", "A friendly crew", "Nothing but a friendly crew", "Queues, and a warm café"]
README = "`en.txt`: written for this test, CC0"


def test_the_held_back_half_is_every_other_line() -> None:
    assert halves(["one", "two", "three", "four", "five"]) == (["one", "three", "five"], ["two", "four"])


def test_a_half_is_counted_as_a_survey_would_be() -> None:
    found = [(entry.word, entry.count) for entry in largest(SAID * 2, QUESTIONS["en"])]
    assert found == [("friendly crew", 4), ("queues", 4), ("Short", 2), ("warm café", 2)]


def test_a_set_is_read_as_it_is(tmp_path: Path) -> None:
    texts = [f"{SAID[number % 4]}, {number} times" for number in range(AT_LEAST)]
    assert labelled_texts(_written(tmp_path, texts), "en") == texts


@pytest.mark.parametrize(
    ("texts", "readme", "complaint"),
    [
        (SAID, README, "en.txt needs 500 texts, one a line"),
        ([*SAID * 125, " "], README, "en.txt needs 500 texts, one a line"),
        (["A warm cafe\u0301"] * AT_LEAST, README, "en.txt is not in NFC"),
        (SAID * 125, "`de.txt`: CC0", "README.md names no source and licence of en.txt"),
    ],
)
def test_what_is_no_labelled_set_is_refused(tmp_path: Path, texts: list[str], readme: str, complaint: str) -> None:
    with pytest.raises(ValueError, match=complaint):
        labelled_texts(_written(tmp_path, texts, readme), "en")


def _written(folder: Path, texts: list[str], readme: str = README) -> Path:
    (folder / "en.txt").write_text("\n".join(texts) + "\n", encoding="utf-8")
    (folder / "README.md").write_text(readme, encoding="utf-8")
    return folder
