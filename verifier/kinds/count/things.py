"""Nouns that exclude each other: what one of them counts, the other does not, whatever the figures.

Closed classes of the words that news copy divides a number of persons by: sex and age, harm, who bore arms; and persons against the
dwellings they are counted by. Two figures of different classes are no statement about one thing, so they neither agree nor conflict.
"""

from __future__ import annotations

from collections.abc import Mapping

_PARTITIONS: tuple[tuple[str, ...], ...] = (
    ("man male boy", "woman female girl"),
    ("child boy girl baby infant toddler teenager pupil minor", "man woman adult parent pensioner"),
    ("dead death fatality", "wounded injured injury casualty survivor missing"),
    ("missing", "survivor wounded injured"),
    ("soldier serviceman trooper troop fighter rebel militant gunman combatant", "civilian bystander"),
    ("passenger", "crew steward stewardess pilot"),
    (
        "people person resident man woman child villager inhabitant",
        "home house flat apartment dwelling household building",
    ),
)
"""Rows of groups; a noun of one group excludes those of the other groups in its row."""


def _index() -> Mapping[str, frozenset[str]]:
    others: dict[str, set[str]] = {}
    for row in _PARTITIONS:
        groups = [frozenset(group.split()) for group in row]
        for group in groups:
            for noun in group:
                others.setdefault(noun, set()).update(*(other for other in groups if other is not group))
    return {noun: frozenset(excluded) for noun, excluded in others.items()}


_EXCLUDED = _index()


def exclude_each_other(one: str, two: str) -> bool:
    """Whether nothing is both: men and women, the dead and the wounded, soldiers and civilians; symmetric."""
    return two in _EXCLUDED.get(one, ()) or one in _EXCLUDED.get(two, ())
