"""Cultural artifacts: what the organisation already says of itself (method.md, part 1 step 2)."""

from dataclasses import dataclass
from enum import StrEnum


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
