"""The page: template, style and script, and the policy that lets a browser run these and nothing else."""

from __future__ import annotations

import base64
import dataclasses
import functools
import hashlib
from collections.abc import Sequence
from importlib import resources

import jinja2

import verifier
from verifier.reports.html.sheet import Sheet
from verifier.reports.html.timeline import HEIGHT, WIDTH
from verifier.reports.text import press_date
from verifier.verdicts import Label

MARKS = {Label.CONTRADICTED: "✕", Label.UNVERIFIED: "?", Label.CONSISTENT: "✓"}
"""The shape that goes with a verdict's word and colour."""
ORDER = (Label.CONTRADICTED, Label.UNVERIFIED, Label.CONSISTENT)


@dataclasses.dataclass(frozen=True, slots=True)
class Reviewing:
    """What a page for review has beyond a report: forms for decisions. ``by`` is who decides, ``file`` where decisions go."""

    by: str
    file: str


def page(sheets: Sequence[Sheet], reviewing: Reviewing | None = None) -> str:
    """A whole page of HTML. The same sheets give the same text."""
    style, script = _asset("page.css"), _asset("page.js") + (_asset("review.js") if reviewing else "")
    return _template().render(
        sheets=sheets,
        reviewing=reviewing,
        policy=policy(reviewing is not None),
        style=style,
        script=script,
        marks=MARKS,
        order=ORDER,
        totals={label: sum(sheet.count(label) for sheet in sheets) for label in ORDER},
        width=WIDTH,
        height=HEIGHT,
        version=verifier.__version__,
    )


@functools.cache
def policy(reviewing: bool) -> str:
    """The page's Content-Security-Policy: its own style and script by their digests, no network but a review's own saves."""
    script = _asset("page.js") + (_asset("review.js") if reviewing else "")
    connect = "'self'" if reviewing else "'none'"
    return (
        f"default-src 'none'; style-src {_digest(_asset('page.css'))}; script-src {_digest(script)};"
        f" connect-src {connect}; base-uri 'none'; form-action 'none'"
    )


def _digest(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode('utf-8')).digest()).decode('ascii')}'"


@functools.cache
def _asset(name: str) -> str:
    return (resources.files("verifier.reports.html") / "assets" / name).read_text(encoding="utf-8")


@functools.cache
def _template() -> jinja2.Template:
    environment = jinja2.Environment(
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        loader=jinja2.FunctionLoader(_asset),
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["press_date"] = press_date
    return environment.get_template("page.html")
