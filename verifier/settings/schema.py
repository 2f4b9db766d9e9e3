"""The JSON Schema of verify.yaml, by which editors complete and check it. It ships as ``verify.schema.json`` beside this module; to
write that anew:

    verify settings --schema > verifier/settings/verify.schema.json
"""

from __future__ import annotations

import json
from typing import Any

from verifier.settings.keys import KEYS, Settings


def schema() -> dict[str, Any]:
    """The schema, made from ``KEYS``: draft-07, which every editor's YAML and TOML support reads. Unknown keys are errors."""
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "verify.yaml",
        "description": "The configuration of verify, which checks draft news copy against an archive of prior reporting.",
        "type": ["object", "null"],
        "additionalProperties": False,
        "properties": {
            key.name: {"description": key.about, **key.type.schema(), "default": getattr(Settings, key.name)}
            for key in KEYS
        },
    }


def text() -> str:
    """The schema as the file holds it."""
    return json.dumps(schema(), indent=2) + "\n"
