"""The customer list, and which customer is primary (method.md, part 1 step 5)."""

from dataclasses import dataclass


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
