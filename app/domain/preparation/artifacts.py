"""Cultural artifacts: what the organisation already says of itself (docs/method.md, part 1 step 2)."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from app.domain.errors import Invalid, NotFound
from app.domain.workshops.revisions import require_unchanged
from app.domain.workshops.workshops import required_line, required_text

MOST_ARTIFACTS = 20
LABEL_LIMIT = 60
TEXT_LIMIT = 2000


class ArtifactKind(StrEnum):
    MISSION = "mission"
    VISION = "vision"
    VALUES = "values"
    SLOGAN = "slogan"
    SERVICE_STANDARDS = "service_standards"
    OTHER = "other"


KIND_LABELS = {
    ArtifactKind.MISSION: "Mission statement",
    ArtifactKind.VISION: "Vision statement",
    ArtifactKind.VALUES: "Values",
    ArtifactKind.SLOGAN: "Brand slogan",
    ArtifactKind.SERVICE_STANDARDS: "Service standards",
}


@dataclass(frozen=True)
class Artifact:
    """`label`: what an artifact of kind OTHER is called: purpose, credo, service philosophy."""

    id: str
    kind: ArtifactKind
    label: str
    text: str

    @property
    def title(self) -> str:
        return KIND_LABELS.get(self.kind, self.label)


def checked_artifact(artifact_id: str, kind: str, label: str, text: str) -> Artifact:
    """As entered, tidied. Raises Invalid, naming the field to mend."""
    if kind not in tuple(ArtifactKind):
        raise Invalid("Please choose what this is.", field="kind")
    is_other = kind == ArtifactKind.OTHER
    own_label = required_line(label, "label", "what you call it", limit=LABEL_LIMIT) if is_other else ""
    return Artifact(
        artifact_id, ArtifactKind(kind), own_label, required_text(text, "text", "its words", limit=TEXT_LIMIT)
    )


def added_artifact(artifacts: Sequence[Artifact], new: Artifact) -> tuple[Artifact, ...]:
    """At the end; it can then be moved."""
    if len(artifacts) >= MOST_ARTIFACTS:
        raise Invalid(
            f"There are {MOST_ARTIFACTS} artifacts already, more than people can take in.",
            "Remove one first, or put several into one text.",
        )
    return (*artifacts, new)


def changed_artifact(artifacts: Sequence[Artifact], new: Artifact, seen: str) -> tuple[Artifact, ...]:
    """`seen`: the revision that the page showed."""
    require_unchanged(artifact_by_id(artifacts, new.id), seen)
    return tuple(new if entry.id == new.id else entry for entry in artifacts)


def moved_artifact(artifacts: Sequence[Artifact], artifact_id: str, steps: int) -> tuple[Artifact, ...]:
    """Up (negative) or down, as far as the list goes."""
    position = artifacts.index(artifact_by_id(artifacts, artifact_id))
    entries = list(artifacts)
    entries.insert(max(0, position + steps), entries.pop(position))
    return tuple(entries)


def removed_artifact(artifacts: Sequence[Artifact], artifact_id: str) -> tuple[Artifact, ...]:
    gone = artifact_by_id(artifacts, artifact_id)
    return tuple(entry for entry in artifacts if entry is not gone)


def artifact_by_id(artifacts: Sequence[Artifact], artifact_id: str) -> Artifact:
    found = next((entry for entry in artifacts if entry.id == artifact_id), None)
    if found is None:
        raise NotFound(
            "This artifact is no longer there.",
            "If you were changing it, what you typed is in the form for a new one.",
        )
    return found


def missing_kinds(artifacts: Sequence[Artifact]) -> tuple[ArtifactKind, ...]:
    """Those that the method names first and that are not there yet."""
    there = {entry.kind for entry in artifacts}
    return tuple(kind for kind in KIND_LABELS if kind not in there)
