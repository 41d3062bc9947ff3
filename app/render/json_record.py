"""The record as JSON: everything behind the statement, for other programs and for keeping."""

import json
from dataclasses import asdict
from datetime import date

from app.domain.export.record import Record

SCHEMA = "visionroom.record"
SCHEMA_VERSION = 2
"""Raised when a field changes its meaning or goes; a new field does not raise it."""


def record_json(record: Record) -> bytes:
    """UTF-8, two spaces of indent, a line end at the end. Field names and their order are those of Record, after
    `schema` and `schema_version`; dates are ISO 8601."""
    fields = {"schema": SCHEMA, "schema_version": SCHEMA_VERSION, **asdict(record)}
    text = json.dumps(fields, indent=2, ensure_ascii=False, default=_plain)
    # A lone surrogate, which a browser can send and UTF-8 cannot hold, becomes a question mark.
    return (text + "\n").encode("utf-8", errors="replace")


def _plain(value: object) -> str:
    if isinstance(value, date):  # and datetime, which is one
        return value.isoformat()
    raise TypeError(f"a record has no {type(value).__name__}")
