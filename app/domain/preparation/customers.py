"""The customer list, and which customer is primary (docs/method.md, part 1 step 5)."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from app.domain.errors import Invalid, NotFound
from app.domain.workshops.revisions import require_unchanged
from app.domain.workshops.workshops import optional_line, optional_text, required_line

MOST_CUSTOMERS = 60
MOST_LEVELS = 4
"""A customer, its segments, their segments, and one more for the unforeseen."""
NAME_LIMIT = 100
NOTE_LIMIT = 200
WHY_LIMIT = 500


@dataclass(frozen=True)
class Customer:
    """Anyone the organisation serves. `segment_of`: the id of the customer whose segment this is, or None."""

    id: str
    name: str
    is_internal: bool
    segment_of: str | None
    note: str


@dataclass(frozen=True)
class PrimaryCustomer:
    """The one type of customer that is the ultimate economic driver, and why it is this one."""

    customer_id: str
    why: str


@dataclass(frozen=True)
class CustomerBranch:
    """A customer with its segments: part of the tree."""

    customer: Customer
    is_primary: bool
    segments: tuple["CustomerBranch", ...] = ()

    @property
    def holds_primary(self) -> bool:
        return self.is_primary or any(segment.holds_primary for segment in self.segments)


@dataclass(frozen=True)
class CustomerProfile:
    """All customers as a tree, the branch with the primary one first."""

    primary: Customer | None
    why: str
    branches: tuple[CustomerBranch, ...]


def checked_customer(customer_id: str, name: str, is_internal: bool, segment_of: str, note: str) -> Customer:
    """As entered, tidied; `segment_of` "" is a customer type of its own. Raises Invalid."""
    return Customer(
        id=customer_id,
        name=required_line(name, "name", "a name", limit=NAME_LIMIT),
        is_internal=is_internal,
        segment_of=segment_of or None,
        note=optional_line(note, "note", "the note", limit=NOTE_LIMIT),
    )


def added_customer(customers: Sequence[Customer], new: Customer) -> tuple[Customer, ...]:
    if len(customers) >= MOST_CUSTOMERS:
        raise Invalid(
            f"There are {MOST_CUSTOMERS} customers on the list already.",
            "Put several small segments into one, or remove one first.",
        )
    _check_place(customers, new)
    return (*customers, new)


def changed_customer(customers: Sequence[Customer], new: Customer, seen: str) -> tuple[Customer, ...]:
    """`seen`: the revision that the page showed."""
    require_unchanged(customer_by_id(customers, new.id), seen)
    _check_place(customers, new)
    return tuple(new if entry.id == new.id else entry for entry in customers)


def removed_customer(customers: Sequence[Customer], customer_id: str) -> tuple[Customer, ...]:
    """Without it; its segments become segments of what it was a segment of."""
    gone = customer_by_id(customers, customer_id)
    return tuple(
        replace(entry, segment_of=gone.segment_of) if entry.segment_of == gone.id else entry
        for entry in customers
        if entry is not gone
    )


def customer_by_id(customers: Sequence[Customer], customer_id: str) -> Customer:
    found = next((entry for entry in customers if entry.id == customer_id), None)
    if found is None:
        raise NotFound(
            "This customer is no longer there.",
            "If you were changing it, what you typed is in the form for a new one.",
        )
    return found


def segments_below(customers: Sequence[Customer], customer_id: str) -> frozenset[str]:
    """The ids of its segments, of theirs, and so on."""
    found: set[str] = set()
    new = {customer_id}
    while new:
        new = {entry.id for entry in customers if entry.segment_of in new} - found
        found |= new
    return frozenset(found)


def possible_parents(customers: Sequence[Customer], customer_id: str) -> tuple[Customer, ...]:
    """What it can be a segment of: never itself, nor one of its own segments."""
    barred = segments_below(customers, customer_id) | {customer_id}
    return tuple(entry for entry in customers if entry.id not in barred)


def path_to(customers: Sequence[Customer], customer: Customer) -> tuple[Customer, ...]:
    """From the customer type down to this customer, both included."""
    by_id = {entry.id: entry for entry in customers}
    path = [customer]
    while parent := by_id.pop(path[0].segment_of or "", None):
        path.insert(0, parent)
    return tuple(path)


def _check_place(customers: Sequence[Customer], new: Customer) -> None:
    """Raises Invalid where the tree would be no tree, or one that nobody can read."""
    others = [entry for entry in customers if entry.id != new.id]
    if new.segment_of:
        _check_parent(customers, new)
    namesakes = [entry for entry in others if entry.segment_of == new.segment_of]
    if new.name.casefold() in {entry.name.casefold() for entry in namesakes}:
        raise Invalid(f"“{new.name}” is on the list already.", "Add a word that tells the two apart.", field="name")
    moved = [*others, new]
    deepest = max(len(path_to(moved, entry)) for entry in moved)
    if deepest > MOST_LEVELS:
        raise Invalid(f"Segments go {MOST_LEVELS} levels deep at most.", field="segment_of")


def _check_parent(customers: Sequence[Customer], new: Customer) -> None:
    if new.segment_of in segments_below(customers, new.id) | {new.id}:
        raise Invalid(
            "A customer cannot be a segment of itself or of its own segments.", "Choose another.", field="segment_of"
        )
    if new.segment_of not in {entry.id for entry in customers}:
        raise Invalid(
            "What this was to be a segment of is no longer on the list.", "Choose another.", field="segment_of"
        )


# -- the primary customer


def marked_primary(customers: Sequence[Customer], customer_id: str, why: str) -> PrimaryCustomer:
    """The reason may still be missing: the page asks for it. Raises Invalid."""
    if customer_id not in {entry.id for entry in customers}:
        raise Invalid("Please choose a customer of the list.", field="customer")
    return PrimaryCustomer(customer_id, optional_text(why, "why", "the reason", limit=WHY_LIMIT))


def type_of_segment(customers: Sequence[Customer], primary: PrimaryCustomer | None) -> Customer | None:
    """If the primary customer is only a segment: the customer type that it belongs to. Worth a warning, never a bar."""
    marked = next((entry for entry in customers if primary and entry.id == primary.customer_id), None)
    if marked is None:
        return None
    root = path_to(customers, marked)[0]
    return root if root != marked else None


def profile(customers: Sequence[Customer], primary: PrimaryCustomer | None) -> CustomerProfile:
    known = {entry.id for entry in customers}
    roots = [entry for entry in customers if entry.segment_of not in known]
    primary_id = primary.customer_id if primary else ""
    return CustomerProfile(
        primary=next((entry for entry in customers if entry.id == primary_id), None),
        why=primary.why if primary else "",
        branches=_branches(customers, roots, primary_id),
    )


def _branches(
    customers: Sequence[Customer], siblings: Sequence[Customer], primary_id: str
) -> tuple[CustomerBranch, ...]:
    """The one that holds the primary customer first, the others by name."""
    found = []
    for entry in siblings:
        segments = [other for other in customers if other.segment_of == entry.id]
        found.append(CustomerBranch(entry, entry.id == primary_id, _branches(customers, segments, primary_id)))
    return tuple(sorted(found, key=_rank))


def _rank(branch: CustomerBranch) -> tuple[bool, str, str]:
    return not branch.holds_primary, branch.customer.name.casefold(), branch.customer.id


def _customer(customer_id: str, name: str, segment_of: str | None = None) -> Customer:
    return Customer(customer_id, name, is_internal=False, segment_of=segment_of, note="")


MUSEUM_EXAMPLE = profile(
    (
        _customer("visitors", "Visitors"),
        _customer("public", "General public", "visitors"),
        _customer("members", "Members", "public"),
        _customer("locals", "Locals", "public"),
        _customer("schools", "School groups", "visitors"),
        _customer("tours", "Tour groups", "visitors"),
        _customer("donors", "Donors"),
        _customer("press", "Press"),
        _customer("partners", "Referral partners"),
    ),
    PrimaryCustomer("visitors", "They come, and pay, for the visit itself; without them there would be no museum."),
)
"""The method's own example."""
