"""What a list would do to the roster: every row is new, changed, unchanged, there twice, or bad, and says why."""

from dataclasses import replace

import pytest

from app.domain.errors import Invalid
from app.domain.people.cells import CellWarning
from app.domain.people.columns import Column
from app.domain.people.imports import (
    ChangedPerson,
    FieldChange,
    ImportRow,
    Verdict,
    accepted,
    counts,
    fingerprint,
    given_back,
    planned,
)
from app.domain.people.people import NewPerson
from app.domain.tables.sheets import SheetRow
from tests.factories import participant
from tests.people import ANA, BEN, CHEN, DILEK

COLUMNS = (Column.NAME, Column.EMAIL, Column.ROLE, Column.DEPARTMENT, Column.BIO)
ROSTER = (participant(ANA), participant(BEN), participant(CHEN, email=""))


def plan(*lines: tuple[str, ...], columns: tuple[Column, ...] = COLUMNS) -> tuple[ImportRow, ...]:
    rows = [SheetRow(number, cells) for number, cells in enumerate(lines, start=2)]
    return planned(rows, columns, ROSTER)


def test_every_row_says_what_it_would_do() -> None:
    ana, ben, chen = ROSTER
    shop = replace(DILEK.invited, bio="Knows  every question.".replace("  ", " "))
    assert plan(
        (" Dilek   Aydın", "dilek@museum.example ", "Educator", "Learning", "Knows\nevery question."),
        ("Ana Souza", "ANA@museum.example", "Head guide", ""),  # an empty cell changes nothing
        ("Ben Adeyemi", "ben@museum.example", "Curator", "Collections"),
        ("chen wei", "chen@museum.example"),  # known by name, as no address was known
        ("Dilek A.", "DILEK@museum.example"),
        ("Ana Souza", "other.ana@museum.example"),
        ("Wei Chen", "chen@museum.example"),
        ("", "", "", "", "", "cells that nobody asked for"),
    ) == (
        ImportRow(2, Verdict.NEW, shop),
        ImportRow(
            *(3, Verdict.CHANGED, NewPerson("Ana Souza", "ANA@museum.example", "Head guide")),
            *("", ana, (FieldChange("role", "Guide", "Head guide"),)),
        ),
        ImportRow(4, Verdict.UNCHANGED, BEN.invited, match=ben),
        ImportRow(
            *(5, Verdict.CHANGED, NewPerson("chen wei", "chen@museum.example"), "", chen),
            (FieldChange("name", "Chen Wei", "chen wei"), FieldChange("email", "", "chen@museum.example")),
        ),
        ImportRow(6, Verdict.DUPLICATE, NewPerson("Dilek A.", "DILEK@museum.example"), "The same person as row 2."),
        ImportRow(
            *(7, Verdict.NEW, NewPerson("Ana Souza", "other.ana@museum.example")),
            "Somebody else of this name has another e-mail address. A role or a department would tell them apart.",
        ),
        ImportRow(8, Verdict.DUPLICATE, NewPerson("Wei Chen", "chen@museum.example"), "The same person as row 5."),
        ImportRow(
            *(9, Verdict.BAD, NewPerson(""), "There is neither a name nor an address in this row."),
            unsaid=("cells that nobody asked for",),
        ),
    )


@pytest.mark.parametrize(
    ("line", "taken", "field", "why"),
    [
        (
            ("Eva", "eva at museum", "Guide"),
            NewPerson("Eva", role="Guide"),
            "email",
            "“eva at museum” does not look like an e-mail address. It is left out: add one to send an invitation.",
        ),
        (
            ("Eva", "eva@museum..example"),
            NewPerson("Eva"),
            "email",
            "“eva@museum..example” does not look like an e-mail address. It is left out: "
            "add one to send an invitation.",
        ),
        (
            ("", "eva.ek@museum.example"),
            NewPerson("Eva Ek", "eva.ek@museum.example"),
            "name",
            "The list has no name here. “Eva Ek” is made of the address: put it right before or after the import.",
        ),
        (
            ("Eva " + "E" * 120,),
            NewPerson("Eva"),
            "name",
            "“Eva " + "E" * 36 + "…” has 124 characters, and 100 is the most for a name. It is shortened.",
        ),
        (
            ("🙂" * 101,),
            NewPerson("🙂" * 100),
            "name",
            "“" + "🙂" * 40 + "…” has 101 characters, and 100 is the most for a name. It is shortened.",
        ),
        (
            ("Eva", "", "", "", "b" * 301),
            NewPerson("Eva"),
            "bio",
            "“" + "b" * 40 + "…” has 301 characters, and 300 is the most for a bio. It is left out.",
        ),
        (
            ("Eva", "", '=HYPERLINK("x")'),
            NewPerson("Eva"),
            "role",
            '“=HYPERLINK("x")” is a formula, so the role is left out. Copy and paste it as values to have it.',
        ),
    ],
)
def test_a_bad_cell_is_left_out_and_never_the_person(
    line: tuple[str, ...], taken: NewPerson, field: str, why: str
) -> None:
    said = dict(zip(("name", "email", "role", "department", "bio"), line, strict=False))[field]
    assert plan(line) == (ImportRow(2, Verdict.NEW, taken, warnings=(CellWarning(field, said, why),)),)


def test_a_formula_for_a_name_gives_way_to_the_address() -> None:
    (row,) = plan(("=A1&B1", "eva@museum.example"))
    assert (row.verdict, row.person, [warning.said for warning in row.warnings]) == (
        Verdict.NEW,
        NewPerson("Eva", "eva@museum.example"),
        ["=A1&B1", ""],
    )


@pytest.mark.parametrize("line", [("", "eva at museum"), ("=A1&B1",), ("", "", "Guide")])
def test_only_a_row_without_any_name_and_any_address_stays_out(line: tuple[str, ...]) -> None:
    (row,) = plan(line)
    assert (row.verdict, row.reason) == (Verdict.BAD, "There is neither a name nor an address in this row.")


def test_an_address_without_a_name_renames_nobody() -> None:
    (row,) = plan(("", "ben@museum.example", "Curator"))
    assert (row.verdict, row.match, row.changes) == (Verdict.UNCHANGED, ROSTER[1], ())


def test_a_bad_address_takes_none_from_somebody_on_the_list() -> None:
    (row,) = plan(("Ana Souza", "ana at museum", "Head guide"))
    assert (row.verdict, row.changes) == (Verdict.CHANGED, (FieldChange("role", "Guide", "Head guide"),))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Zoë Ångström", "Zoe\u0308 A\u030angstro\u0308m"),
        ("Lea Moreau", "Ｌｅａ　Ｍｏｒｅａｕ"),
        ("Sean O'Neil-Ek", "Sean O’Neil‑Ek"),
        ("Lea Moreau", "Lea\u00a0\u200bMoreau"),
    ],
)
def test_one_person_in_two_spellings_is_one(one: str, other: str) -> None:
    rows = [SheetRow(1, (other,))]
    (row,) = planned(rows, COLUMNS, (participant(ANA, name=one),))
    assert (row.verdict, row.changes) == (Verdict.UNCHANGED, ())
    assert [row.verdict for row in plan((one,), (other,))] == [Verdict.NEW, Verdict.DUPLICATE]


@pytest.mark.parametrize("name", ["مريم البحيري", "שרה", "Eva 👩🏽‍🚀", "x" * 100, "-", "+46 70", "@home"])
def test_names_of_any_kind_are_good(name: str) -> None:
    assert plan((name,)) == (ImportRow(2, Verdict.NEW, NewPerson(name)),)


def test_a_name_in_two_columns_is_put_together() -> None:
    columns = (Column.LAST_NAME, Column.LEFT_OUT, Column.FIRST_NAME)
    people = [row.person for row in plan(("Ek", "x", "Eva"), ("Farid",), columns=columns)]
    assert people == [NewPerson("Eva Ek"), NewPerson("Farid")]


def test_a_name_that_several_on_the_list_have_does_not_tell_who_is_meant() -> None:
    two = (participant(ANA), participant(ANA, id="ana-2", email="other.ana@museum.example"))
    (row,) = planned([SheetRow(1, ("Ana Souza",))], COLUMNS, two)
    assert (row.verdict, row.reason.split(";")[0]) == (Verdict.BAD, "Several people of this name are on the list")


def test_who_stands_there_again_with_a_good_address_is_taken_with_it() -> None:
    first, second = plan(("Eva", "eva at museum"), ("Eva", "eva@museum.example"))
    assert (first.verdict, second.verdict) == (Verdict.DUPLICATE, Verdict.NEW)
    assert first.reason.startswith("The same person as row 3.")


def test_only_ticked_rows_that_do_something_count() -> None:
    made = plan(("Eva",), ("Ben Adeyemi",), ("Farid",), ("Ana Souza", "", "Head guide"))
    assert counts(made) == {"new": 2, "changed": 1, "unchanged": 1, "duplicate": 0, "bad": 0}
    assert [row.number for row in accepted(made, {2, 3, 5, 99})] == [2, 5]
    with pytest.raises(Invalid, match="No row is ticked"):
        accepted(made, {3, 99})


def test_the_fingerprint_tells_when_something_else_would_happen() -> None:
    rows, columns = [SheetRow(1, ("Ana Souza", "ana@museum.example", "Head guide"))], COLUMNS
    moved = (replace(ROSTER[0], team="B", link_version=7), *ROSTER[1:])
    assert fingerprint(planned(rows, columns, ROSTER)) == fingerprint(planned(rows, columns, moved))
    for other in ((), (replace(ROSTER[0], role="Head guide"),), (replace(ROSTER[0], role="Warden"),)):
        assert fingerprint(planned(rows, columns, other)) != fingerprint(planned(rows, columns, ROSTER))


def test_undoing_gives_back_what_nobody_has_changed_since() -> None:
    changed = ChangedPerson("ana", (FieldChange("role", "Guide", "Head guide"), FieldChange("bio", "", "Sings.")))
    now = participant(ANA, role="Head guide", bio="Sings, and dances.")
    assert given_back(now, changed) == {"role": "Guide"}


def test_of_two_rows_of_one_name_without_addresses_one_is_told_what_two_people_would_need() -> None:
    rows = plan(("Dilek Aydın", "", "Educator"), ("Dilek Aydın", "", "Gardener"))
    assert [row.reason for row in rows] == [
        "",
        "The same person as row 2. For two people of this name both rows need an e-mail address.",
    ]
