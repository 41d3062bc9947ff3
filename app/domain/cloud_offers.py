"""What a facilitator is offered to do with the cloud: nothing of it is done unasked."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass

from app.domain.cloud_choices import Choices, Suggestion
from app.domain.cloud_entries import CloudEntry
from app.domain.cloud_lead_ins import LeadIn, Places, lead_ins
from app.domain.cloud_suggestions import suggested
from app.domain.cloud_uses import Use

_LISTED = 300
"""Lead-ins are looked for among so many words: those of the list."""


@dataclass(frozen=True)
class Offers:
    """`lead_ins`: words to be left out. `pairs`: words that may be the same."""

    lead_ins: tuple[LeadIn, ...] = ()
    pairs: tuple[Suggestion, ...] = ()


def offered(
    entries: Sequence[CloudEntry],
    choices: Choices,
    uses: Callable[[Collection[str]], Mapping[str, Use]],
    customer: str,
    customer_language: str,
) -> Offers:
    """`entries`: the most frequent first. `choices`: about their present keys. `uses`: looks places up, by key."""
    perhaps = _lead_ins(entries[:_LISTED], choices, customer, customer_language, None)
    left_out = _lead_ins(entries[:_LISTED], choices, customer, customer_language, uses([one.key for one in perhaps]))
    gone = {one.key for one in left_out}
    pairs = [pair for pair in suggested(entries, choices) if not {pair.key, pair.into} & gone]
    return Offers(left_out, tuple(pairs))


def _lead_ins(
    entries: Sequence[CloudEntry],
    choices: Choices,
    customer: str,
    customer_language: str,
    uses: Mapping[str, Use] | None,
) -> tuple[LeadIn, ...]:
    """Without `uses` all that could be one, wherever it stands."""
    asked = [entry for entry in entries if not choices.is_wanted(entry.key)]
    if uses is None:
        always = {entry.key: Places(1, 0) for entry in asked}
        return lead_ins(asked, always, customer, customer_language)
    places = {key: use.places for key, use in uses.items()}
    languages = {key: use.languages for key, use in uses.items()}
    return lead_ins([entry for entry in asked if entry.key in uses], places, customer, customer_language, languages)
