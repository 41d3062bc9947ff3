"""The record as JSON."""

import json
from dataclasses import fields, replace

import pytest

from app.domain.export.record import Record, RecordCheck, RecordDraft, RecordLike, RecordQuestion
from app.render.json_record import record_json
from tests.render.sample_record import FERRIES


def test_everything_behind_the_statement_in_a_stable_order() -> None:
    document = record_json(FERRIES)
    read = json.loads(document)
    assert list(read) == ["schema", "schema_version", *(field.name for field in fields(Record))]
    assert (read["schema"], read["schema_version"], read["held_on"], read["adopted_at"], read["mode"]) == (
        "visionroom.record",
        2,
        ["2025-11-18"],
        "2025-11-18T15:41:00+00:00",
        "breakouts",
    )
    assert read["answers"] == list(FERRIES.answers)
    assert read["drafts"][1] == {
        "label": "Team B",
        "text": FERRIES.drafts[1].text,
        "likes": [
            {
                "phrase": "We tell you the truth about the weather",
                "count": 6,
                "reasons": ["Honest. We can do this from tomorrow."],
            },
            {"phrase": "never leave you standing", "count": 1, "reasons": []},
        ],
    }
    assert document == record_json(FERRIES)
    assert document.startswith(b'{\n  "schema": "visionroom.record",\n')
    assert document.endswith(b"}\n")
    assert "Yılmaz".encode() in document


def test_a_lone_surrogate_does_not_stop_the_export() -> None:
    assert json.loads(record_json(replace(FERRIES, title="a\udc00b")))["title"] == "a?b"


def test_there_is_no_place_for_an_author() -> None:
    names = {field.name for kind in (RecordDraft, RecordLike, RecordCheck, RecordQuestion) for field in fields(kind)}
    assert names == {
        *("label", "text", "likes", "phrase", "count", "reasons"),
        *("wording", "revealed_at", "answered", "people", "questions", "question", "yes", "not_yet"),
    }


def test_a_record_that_contradicts_itself_is_refused() -> None:
    with pytest.raises(ValueError, match="or neither"):
        replace(FERRIES, adopted_at=None)
    with pytest.raises(ValueError, match="time zone"):
        replace(FERRIES, generated_at=FERRIES.generated_at.replace(tzinfo=None))
    with pytest.raises(ValueError, match="fewer than 5 answers"):
        replace(FERRIES, answer_count=4)
    with pytest.raises(ValueError, match="exactly its words"):
        replace(FERRIES, statement="We carry you home.")
