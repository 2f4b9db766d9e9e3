"""What is under review, and what an editor decides about it. No web here: ``server.py`` turns requests into these calls."""

from __future__ import annotations

import dataclasses
import threading
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from verifier.decisions import LONGEST_NOTE, Change, Choice, Decision, changing, decisions_file, draft_name, now, read
from verifier.errors import VerifierError
from verifier.reports.document import decision_fields, with_decisions
from verifier.reports.html.page import Reviewing, page
from verifier.reports.html.sheet import Sheet, sheet_of
from verifier.text import Article
from verifier.verdicts import Label


@dataclasses.dataclass(frozen=True, slots=True)
class Reviewed:
    """A report as data (docs/report.md) with the draft that it is on."""

    data: Mapping[str, Any]
    article: Article


class BadRequest(VerifierError):
    """A decision that this page cannot have sent: fields are missing, unknown or not what they should be."""


class Overtaken(VerifierError):
    """Somebody else has decided about the claim since the page was shown. ``answer`` is what they decided."""

    def __init__(self, answer: Mapping[str, Any]) -> None:
        by = f" by {answer['by']}" if answer["by"] else ""
        super().__init__(f"{answer['decision']}{by} in the meantime.", cure="Decide again to go over it.")
        self.answer = answer


class Review:
    """Drafts with their reports. Decisions are read from their files for each page and each save: others may write there, too.

    ``by`` is who decides; ``given`` the file of decisions that the settings name. ``saved`` counts what was saved through this object.
    Safe to be called from several threads.
    """

    def __init__(self, reviewed: Sequence[Reviewed], *, by: str = "", given: str | None = None) -> None:
        self.by = by
        self.saved = 0
        self._reviewed = {f"d{number}": each for number, each in enumerate(reviewed, 1)}
        self._files = {key: decisions_file(each.article.id, given) for key, each in self._reviewed.items()}
        self._lock = threading.Lock()
        self._closed = False

    @property
    def saving(self) -> bool:
        """Whether a decision is being saved at this moment."""
        return self._lock.locked()

    @property
    def files(self) -> tuple[Path, ...]:
        """Where decisions go, each file once."""
        return tuple(dict.fromkeys(self._files.values()))

    def page(self) -> str:
        """The page, with what is decided by now."""
        sheets = [self._sheet(number, key) for number, key in enumerate(self._reviewed, 1)]
        return page(sheets, Reviewing(self.by, ", ".join(map(str, self.files))))

    def _sheet(self, number: int, key: str) -> Sheet:
        reviewed, file = self._reviewed[key], self._files[key]
        name = draft_name(reviewed.article.id, file)
        decisions = read(file)
        data = with_decisions(reviewed.data, decisions.standing(name))
        seen = {claim["id"]: len(decisions.history(name, claim["id"])) for claim in data["claims"]}
        return sheet_of(data, reviewed.article, number, seen)

    def decide(self, request: object) -> dict[str, Any]:
        """Save a decision and return what the page shows of it: ``decision``, ``note``, ``by``, ``waived`` and ``seen``.

        ``request`` has ``sheet``, ``claim``, ``decision``, ``note``, and in ``seen`` how many decisions on the claim the page knew of.
        Raises BadRequest, Overtaken, and what ``verifier.decisions`` raises where the file cannot be read or written.
        """
        key, claim, choice, note, seen = self._read(request)
        file, name = self._files[key], draft_name(self._reviewed[key].article.id, self._files[key])
        label = Label(claim["verdict"])
        made = Decision(name, claim["id"], choice, note, label, claim["value"]["text"], self.by, now())
        with self._lock:
            if self._closed:
                raise BadRequest("The review has ended.", cure="Start it again with verify review.")
            with changing(file) as change:
                if len(change.decisions.history(name, made.claim)) != seen:
                    raise Overtaken(_answer(change, name, made.claim, label))
                change.add([made])
                self.saved += 1
                return _answer(change, name, made.claim, label)

    def _read(self, request: object) -> tuple[str, Mapping[str, Any], Choice, str, int]:
        try:
            fields = dict(request) if isinstance(request, dict) else {}
            key, id, choice, note, seen = (fields.pop(name) for name in ("sheet", "claim", "decision", "note", "seen"))
            claims = {claim["id"]: claim for claim in self._reviewed[key].data["claims"]}
            known = isinstance(note, str) and type(seen) is int and not fields
            if not known or len(note) > LONGEST_NOTE:
                raise ValueError
            return key, claims[id], Choice(choice), note, seen
        except (KeyError, TypeError, ValueError) as error:
            raise BadRequest(
                "This is not a decision on a claim of this review.", cure="Load the page again."
            ) from error

    def close(self) -> None:
        """Take no more decisions; one that is being saved is finished first."""
        with self._lock:
            self._closed = True


def _answer(change: Change, name: str, claim: str, label: Label) -> dict[str, Any]:
    history = change.decisions.history(name, claim)
    last = history[-1] if history else Decision(name, claim, Choice.OPEN)
    return decision_fields(last, label) | {"seen": len(history)}
