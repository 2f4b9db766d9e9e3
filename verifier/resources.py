"""Where the learned weights and model cards are: the folder models/ of a checkout, verifier/weights in an installed package.

The wheel holds a copy of models/ (pyproject.toml, ``[tool.hatch.build.targets.wheel]``). An editable install and a checkout on
``PYTHONPATH`` have no such copy: there the package stands beside the folder itself.
"""

from __future__ import annotations

from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path

from verifier.errors import ModelError


def model_file(name: str) -> Traversable:
    """The file ``name`` of models/, to be opened, or read with ``read_text`` or ``read_bytes``.

    Raises ModelError where there is no such file.
    """
    for folder in _folders():
        file = folder.joinpath(name)
        if file.is_file():
            return file
    raise ModelError(
        "There is no such model file.",
        path=f"models/{name}",
        cure="Install the package again: a wheel, or a checkout with its folder models/.",
    )


def _folders() -> tuple[Traversable, ...]:
    installed = resources.files("verifier") / "weights"
    checkout = Path(__file__).resolve().parent.parent
    # site-packages/models may be anybody's: only a folder beside this project's pyproject.toml is ours.
    return (checkout / "models",) if (checkout / "pyproject.toml").is_file() else (installed,)
