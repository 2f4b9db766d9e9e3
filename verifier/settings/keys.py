"""Every key that can be set, with its type and its default: the one list of them."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from typing import Final

from verifier.errors import SettingsError
from verifier.settings.types import Choice, Color, FailOn, Flag, Number, Sort, Text, shown

ENVIRONMENT_PREFIX: Final = "VERIFY_"


@dataclasses.dataclass(frozen=True, slots=True)
class Key:
    """What may be set: its name, the type and bounds of its value, and the option that sets it for one run ("": none).

    ``about`` says in a sentence or two what it is, for ``verify init`` and for editors; docs/configuration.md says more.
    """

    name: str
    type: Text | Flag | Number | Choice
    about: str
    option: str = ""

    @property
    def variable(self) -> str:
        """The environment variable that sets it."""
        return ENVIRONMENT_PREFIX + self.name.upper()


KEYS: Final[tuple[Key, ...]] = (
    Key("reference", Text(folder=True), "The archive of prior reporting: a folder of articles.", "--reference"),
    Key(
        "index",
        Text(folder=True, optional=True),
        "The folder of the archive's index. null: beside the archive, or in the cache where that cannot be written.",
        "--index",
    ),
    Key(
        "cache",
        Text(folder=True, optional=True),
        "The folder for what can be made again: indexes and exported models. null: the user's cache folder.",
    ),
    Key(
        "model",
        Text(model=True),
        "The sentence embedder: a name, or a folder (which begins with '.', '~' or '/').",
        "--model",
    ),
    Key("report_dir", Text(folder=True), "The folder in which a check writes its reports for review."),
    Key(
        "write_report",
        Flag(),
        "Whether a check that prints findings for people writes a report for review, too.",
        "--no-report",
    ),
    Key(
        "decisions",
        Text(file=True, optional=True),
        "The file of editors' decisions on findings. null: decisions.yaml in the folder of each draft.",
    ),
    Key("fail_on", Choice(FailOn), "From which verdict on the exit status is 1.", "--fail-on"),
    Key(
        "baseline",
        Text(file=True, optional=True),
        "A file of findings that are known, by --write-baseline: only new ones count. null: all count.",
        "--baseline",
    ),
    Key("contradicted_at", Number(0, 1), 'How probable "contradicted" must be to be said. Higher: fewer false alarms.'),
    Key("consistent_at", Number(0, 1), 'How probable "consistent" must be to be said.'),
    Key("candidates", Number(1, 200, whole=True), "How many reported claims are compared with each claim of a draft."),
    Key(
        "largest_draft",
        Number(1_000, 50_000_000, whole=True),
        "How many characters a draft may have. Longer ones are refused: a check takes time and memory in proportion.",
    ),
    Key(
        "strict",
        Flag(),
        "Whether an article of the archive that cannot be read is an error. Otherwise it is left out, with a warning.",
        "--strict",
    ),
    Key("sort", Choice(Sort), "The order of findings for people: contradicted first, or as in the draft.", "--sort"),
    Key("color", Choice(Color), "When findings for people are coloured.", "--color"),
)
"""Every key, in the order in which ``verify settings`` shows them."""
BY_NAME: Final[Mapping[str, Key]] = {key.name: key for key in KEYS}


@dataclasses.dataclass(frozen=True)
class Settings:
    """What a check goes by: a field a key, which says what it means (``KEYS``).

    Every value is checked when the object is made: SettingsError says which key takes what.
    """

    reference: str = "reference"
    index: str | None = None
    cache: str | None = None
    model: str = "all-MiniLM-L6-v2"
    report_dir: str = "reports"
    write_report: bool = True
    decisions: str | None = None
    fail_on: FailOn = FailOn.CONTRADICTED
    baseline: str | None = None
    contradicted_at: float = 0.69
    consistent_at: float = 0.5
    candidates: int = 40
    largest_draft: int = 500_000
    strict: bool = False
    sort: Sort = Sort.VERDICT
    color: Color = Color.AUTO
    origins: Mapping[str, str] = dataclasses.field(default_factory=dict, compare=False, repr=False)
    """Where values that were set come from, by key: see :meth:`sources`."""

    def __post_init__(self) -> None:
        for key in KEYS:
            value = getattr(self, key.name)
            try:
                object.__setattr__(self, key.name, key.type.check(value))
            except ValueError as error:
                raise SettingsError(f"{key.name} must be {key.type.expected}, not {shown(value)}.") from error

    def sources(self) -> dict[str, str]:
        """For each key, in order, where its value is from: "default", "verify.yaml:3", "VERIFY_MODEL", "--reference", "given"."""
        result = {}
        for key in KEYS:
            default = getattr(self, key.name) == getattr(Settings, key.name)
            result[key.name] = self.origins.get(key.name, "default" if default else "given")
        return result
