"""What a facilitator is offered to do with the cloud: nothing of it is done unasked."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass

from app.domain.cloud.choices import Choices, Suggestion
from app.domain.cloud.concepts import may_be, same_concept
from app.domain.cloud.entries import CloudEntry
from app.domain.cloud.lead_ins import LeadIn, Places, lead_ins
from app.domain.cloud.suggestions import suggested
from app.domain.cloud.uses import Use

_LISTED = 300
"""Lead-ins are looked for among so many words: those of the list."""


@dataclass(frozen=True)
class Offers:
    """`lead_ins`: words to be left out. `pairs`: words that may be the same."""

    lead_ins: tuple[LeadIn, ...] = ()
    pairs: tuple[Suggestion, ...] = ()


Uses = Callable[[Collection[str]], Mapping[str, Use]]


def offered(
    entries: Sequence[CloudEntry], choices: Choices, uses: Uses, customer: tuple[str, str], *, is_mixed: bool
) -> Offers:
    """`entries`: the most frequent first. `choices`: about their present keys. `uses`: looks up where words stand, by
    key. `customer`: the primary customer's name and its language. `is_mixed`: the answers are in several languages."""
    listed = entries[:_LISTED]
    left_out = _lead_ins(listed, choices, uses, customer)
    alike = suggested(entries, choices)
    if is_mixed:
        found = uses([entry.key for entry in listed if may_be(entry.key)])
        alike += same_concept(listed, {key: use.languages for key, use in found.items()}, choices)
    gone = {one.key for one in left_out}
    pairs = {pair.key: pair for pair in reversed(alike) if not {pair.key, pair.into} & gone}
    return Offers(left_out, tuple(sorted(pairs.values(), key=lambda pair: (-pair.into_count, -pair.count, pair.key))))


def _lead_ins(
    entries: Sequence[CloudEntry], choices: Choices, uses: Uses, customer: tuple[str, str]
) -> tuple[LeadIn, ...]:
    """Looks up only where those stand that could be one."""
    asked = [entry for entry in entries if not choices.is_wanted(entry.key)]
    perhaps = {
        one.key for one in lead_ins(asked, dict.fromkeys((entry.key for entry in asked), Places(1, 0)), *customer)
    }
    found = uses(perhaps)
    places = {key: use.places for key, use in found.items()}
    languages = {key: use.languages for key, use in found.items()}
    return lead_ins([entry for entry in asked if entry.key in perhaps], places, *customer, languages)
