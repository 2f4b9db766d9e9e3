"""The formats of reports: the one list of them."""

from __future__ import annotations

from verifier.reports.html import HTML
from verifier.reports.interface import Format
from verifier.reports.json import JSON
from verifier.reports.text import TEXT
from verifier.reports.yaml import YAML

FORMATS: tuple[Format, ...] = (TEXT, YAML, JSON, HTML)
