"""The kinds of claim that are checked.

A new kind is one module (or folder) here and one line in ``BUILT_IN``, or an installed package with an entry point
(``verifier.kinds.plugins``). ``KINDS`` has both, the built-in ones first, ``BY_NAME`` the same by name, and ``PLUGINS`` those of packages.
The packages are loaded when one of the three is first asked for: ``verify --help`` runs nobody else's code.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from verifier.claims import Kind
from verifier.kinds.count import COUNT
from verifier.kinds.date import DATE
from verifier.kinds.place import PLACE
from verifier.kinds.plugins import Plugin, load_plugins
from verifier.kinds.quotation import QUOTATION

if TYPE_CHECKING:
    KINDS: tuple[Kind[Any], ...]
    BY_NAME: dict[str, Kind[Any]]
    PLUGINS: tuple[Plugin, ...]

BUILT_IN: tuple[Kind[Any], ...] = (COUNT, DATE, PLACE, QUOTATION)


def __getattr__(name: str) -> Any:
    """``KINDS``, ``BY_NAME`` and ``PLUGINS``, made once. Raises PluginError where an installed package cannot be used."""
    if name not in {"KINDS", "BY_NAME", "PLUGINS"}:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    plugins = load_plugins(BUILT_IN)
    kinds = (*BUILT_IN, *(plugin.kind for plugin in plugins))
    globals().update(KINDS=kinds, BY_NAME={kind.name: kind for kind in kinds}, PLUGINS=plugins)
    return globals()[name]
