"""A check with everything that is real but the model, whose place the hashed words of the archive's tests take."""

from __future__ import annotations

import os

from tests.archive.fakes import HashEmbedder
from verifier.pipeline import Session
from verifier.progress import Message, no_message
from verifier.reading import read_article
from verifier.reports.interface import Reports, Style
from verifier.reports.yaml import YAML
from verifier.settings import Settings


def session(reference: str | os.PathLike[str], warn: Message = no_message, **settings: str | bool) -> Session:
    """A session over an archive; ``settings`` as for Settings."""
    made = Session(Settings(reference=os.fspath(reference), **settings), warn=warn)  # type: ignore[arg-type]
    made.__dict__["embedder"] = HashEmbedder()
    return made


def check(
    reference: str | os.PathLike[str], draft: str | os.PathLike[str], warn: Message = no_message, **settings: str | bool
) -> str:
    """The report on a draft, in YAML."""
    with session(reference, warn, **settings) as opened:
        return "".join(YAML.render(Reports([opened.check(read_article(draft))], ()), Style()))


__all__ = ["check", "session"]
