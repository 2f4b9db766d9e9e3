"""The formats of reports: the one list of them."""

from __future__ import annotations

from verifier.reports.forges import GITHUB, GITLAB, RDJSON
from verifier.reports.html import HTML
from verifier.reports.interface import Format
from verifier.reports.json import JSON
from verifier.reports.sarif import SARIF
from verifier.reports.text import TEXT
from verifier.reports.xml import CHECKSTYLE, JUNIT
from verifier.reports.yaml import YAML

FORMATS: tuple[Format, ...] = (TEXT, YAML, JSON, SARIF, JUNIT, GITHUB, GITLAB, CHECKSTYLE, RDJSON, HTML)
