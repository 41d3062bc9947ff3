"""The customer list stays a tree, whatever anybody does to it; and exactly one customer is primary."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.errors import Conflict, Invalid, NotFound
from app.domain.preparation.customers import (
    MOST_CUSTOMERS,
    MOST_LEVELS,
    MUSEUM_EXAMPLE,
    NOTE_LIMIT,
    WHY_LIMIT,
    Customer,
    CustomerBranch,
    CustomerProfile,
    PrimaryCustomer,
    added_customer,
    changed_customer,
    checked_customer,
    marked_primary,
    path_to,
    possible_parents,
    profile,
    removed_customer,
    segments_below,
    type_of_segment,
)
from app.domain.workshops.revisions import revision_of


def customer(name: str, segment_of: str | None = None) -> Customer:
    """Its id is its name in small letters."""
    return Customer(name.lower(), name, is_internal=False, segment_of=segment_of, note="")


VISITORS, SCHOOLS, CLASSES = customer("Visitors"), customer("Schools", "visitors"), customer("Classes", "schools")
DONORS, PRESS = customer("Donors"), customer("Press")
MUSEUM = (VISITORS, SCHOOLS, CLASSES, DONORS, PRESS)
WHY = "They pay for the visit."


def test_a_customer_is_tidied() -> None:
    made = checked_customer("c", "  School   groups ", True, "visitors", " Mornings ")
    assert made == Customer("c", "School groups", is_internal=True, segment_of="visitors", note="Mornings")
    assert checked_customer("c", "Press", False, "", "") == Customer("c", "Press", False, None, "")


@pytest.mark.parametrize(
    ("name", "note", "field"),
    [(" ", "", "name"), ("x" * 101, "", "name"), ("Press", "x" * (NOTE_LIMIT + 1), "note")],
)
def test_what_cannot_be_taken_names_its_field(name: str, note: str, field: str) -> None:
    with pytest.raises(Invalid) as refused:
        checked_customer("c", name, False, "", note)
    assert refused.value.field == field


@pytest.mark.parametrize("segment_of", ["visitors", "schools", "classes"])
def test_nobody_is_a_segment_of_themselves_or_of_their_own_segments(segment_of: str) -> None:
    with pytest.raises(Invalid, match="itself or of its own segments") as refused:
        changed_customer(MUSEUM, replace(VISITORS, segment_of=segment_of), revision_of(VISITORS))
    assert refused.value.field == "segment_of"
    assert possible_parents(MUSEUM, "visitors") == (DONORS, PRESS)
    assert possible_parents(MUSEUM, "classes") == (VISITORS, SCHOOLS, DONORS, PRESS)


def test_a_segment_needs_its_customer_on_the_list() -> None:
    with pytest.raises(Invalid, match="no longer on the list"):
        added_customer(MUSEUM, customer("Tourists", "tours"))


def test_the_same_name_stands_once_in_one_place() -> None:
    with pytest.raises(Invalid, match="“DONORS” is on the list already"):
        added_customer(MUSEUM, replace(customer("DONORS"), id="another"))
    below = replace(DONORS, id="another", segment_of="visitors")
    assert added_customer(MUSEUM, below) == (*MUSEUM, below)


def test_there_is_room_for_so_many_and_so_deep() -> None:
    full = tuple(customer(f"Customer {number}") for number in range(MOST_CUSTOMERS))
    with pytest.raises(Invalid, match="customers on the list already"):
        added_customer(full, PRESS)
    fourth = customer("Pupils", "classes")
    deepest = added_customer(MUSEUM, fourth)
    for new in (customer("Siblings", "pupils"), replace(VISITORS, segment_of="donors")):
        with pytest.raises(Invalid, match="4 levels deep"):
            (added_customer if new.id == "siblings" else _changed)(deepest, new)


def _changed(customers: Sequence[Customer], new: Customer) -> tuple[Customer, ...]:
    return changed_customer(customers, new, revision_of(next(one for one in customers if one.id == new.id)))


def test_segments_of_a_removed_one_move_up() -> None:
    moved_up = replace(CLASSES, segment_of="visitors")
    assert removed_customer(MUSEUM, "schools") == (VISITORS, moved_up, DONORS, PRESS)
    assert removed_customer(MUSEUM, "visitors")[0] == replace(SCHOOLS, segment_of=None)
    with pytest.raises(NotFound, match="no longer there"):
        removed_customer(MUSEUM, "gone already")


def test_who_has_not_seen_the_latest_version_does_not_overwrite_it() -> None:
    after_priya = _changed(MUSEUM, replace(PRESS, note="By Priya"))
    with pytest.raises(Conflict, match="Somebody else changed this"):
        changed_customer(after_priya, replace(PRESS, note="By Maria"), revision_of(PRESS))
    with pytest.raises(NotFound, match="no longer there"):
        changed_customer(removed_customer(MUSEUM, "press"), PRESS, revision_of(PRESS))


# -- whatever is done to it, it stays a tree

NAMES = ("Ash", "Birch", "Cedar", "Date", "Elm", "Fir")
edits = st.lists(
    st.tuples(
        st.sampled_from(["add", "change", "remove"]),
        st.sampled_from(NAMES),
        st.sampled_from(["", *(name.lower() for name in NAMES), "nobody"]),
    ),
    max_size=30,
)


@given(edits)
def test_every_customer_stands_in_the_tree_exactly_once(done: list[tuple[str, str, str]]) -> None:
    customers: tuple[Customer, ...] = ()
    for what, name, segment_of in done:
        try:
            customers = _edited(customers, what, customer(name, segment_of or None))
        except (Invalid, NotFound, Conflict):
            continue
    branches = profile(customers, None).branches
    assert sorted(entry.id for entry, _ in walked(branches)) == sorted(entry.id for entry in customers)
    assert all(level <= MOST_LEVELS for _, level in walked(branches))
    for entry in customers:
        assert entry.id not in segments_below(customers, entry.id)
        assert set(possible_parents(customers, entry.id)).isdisjoint(
            {entry} | {other for other in customers if entry in path_to(customers, other)}
        )


def _edited(customers: tuple[Customer, ...], what: str, new: Customer) -> tuple[Customer, ...]:
    if what == "remove":
        return removed_customer(customers, new.id)
    if what == "add":
        return customers if new.id in {entry.id for entry in customers} else added_customer(customers, new)
    stored = next((entry for entry in customers if entry.id == new.id), new)
    return changed_customer(customers, new, revision_of(stored))


def walked(branches: Iterable[CustomerBranch], level: int = 1) -> Iterator[tuple[Customer, int]]:
    for branch in branches:
        yield branch.customer, level
        yield from walked(branch.segments, level + 1)


# -- the primary customer


def test_the_profile_begins_with_the_primary_customers_branch() -> None:
    tours = customer("Tours", "visitors")
    schools = CustomerBranch(SCHOOLS, is_primary=False, segments=(CustomerBranch(CLASSES, is_primary=False),))
    assert profile((*MUSEUM, tours), PrimaryCustomer("tours", WHY)) == CustomerProfile(
        primary=tours,
        why=WHY,
        branches=(
            CustomerBranch(VISITORS, is_primary=False, segments=(CustomerBranch(tours, is_primary=True), schools)),
            CustomerBranch(DONORS, is_primary=False),
            CustomerBranch(PRESS, is_primary=False),
        ),
    )


def test_without_a_primary_customer_everybody_stands_by_name() -> None:
    nobody = profile(MUSEUM, None)
    assert (nobody.primary, nobody.why) == (None, "")
    assert [branch.customer for branch in nobody.branches] == [DONORS, PRESS, VISITORS]
    assert profile((), None) == CustomerProfile(None, "", ())


def test_exactly_one_of_the_list_is_marked() -> None:
    assert marked_primary(MUSEUM, "visitors", f" {WHY}\r\n") == PrimaryCustomer("visitors", WHY)
    assert marked_primary(MUSEUM, "visitors", "") == PrimaryCustomer("visitors", "")
    for customer_id in ("", "nobody"):
        with pytest.raises(Invalid, match="choose a customer"):
            marked_primary(MUSEUM, customer_id, WHY)
    with pytest.raises(Invalid) as refused:
        marked_primary(MUSEUM, "visitors", "x" * (WHY_LIMIT + 1))
    assert refused.value.field == "why"


@pytest.mark.parametrize(
    ("marked", "customer_type"),
    [("visitors", None), ("schools", VISITORS), ("classes", VISITORS), ("donors", None), ("gone", None)],
)
def test_a_segment_that_is_marked_is_told_from_a_type(marked: str, customer_type: Customer | None) -> None:
    assert type_of_segment(MUSEUM, PrimaryCustomer(marked, "")) == customer_type
    assert type_of_segment(MUSEUM, None) is None


def test_the_museum_of_the_method_shows_a_type_as_primary() -> None:
    assert MUSEUM_EXAMPLE.primary is not None
    assert [(entry.name, level) for entry, level in walked(MUSEUM_EXAMPLE.branches)] == [
        ("Visitors", 1),
        ("General public", 2),
        ("Locals", 3),
        ("Members", 3),
        ("School groups", 2),
        ("Tour groups", 2),
        ("Donors", 1),
        ("Press", 1),
        ("Referral partners", 1),
    ]
