"""Where a document is set, and what that says about names that several places have.

A name without more means the place that readers know best, unless the document speaks of another country or region (one sense per
discourse: Gale, Church and Yarowsky 1992; for toponyms Leidner 2007).
"""

from __future__ import annotations

import collections
import math
from collections.abc import Iterable, Sequence

from verifier.kinds.place.candidates import Candidate, Way
from verifier.kinds.place.gazetteer import Feature, NameKind, Place, nearer, shipped
from verifier.kinds.place.lexicon import UNITS_AFTER, UNITS_BEFORE
from verifier.kinds.place.lookup import adjective_country, inside
from verifier.kinds.place.names import key
from verifier.kinds.place.pieces import Piece
from verifier.kinds.place.value import Grounds

_DOUBT = 3.0
"""Powers of ten by which a place has to be better known than its namesakes to say where a document is set."""
_ONE_PLACE_KM = 25.0
"""Two entries of one name no further apart are a town and its municipality."""
_NEIGHBOURS_KM = 150.0
"""Places of one story are mostly this near each other (the 100 miles of toponym resolution)."""
_FEW = 3
"""Votes from which a country is spoken of though only its towns are named; a dateline says as much."""
_COUNTRY, _REGION, _NEIGHBOUR = 2.5, 2.0, 1.0
"""What it is worth, in powers of ten of inhabitants, that the document speaks of a place's country (of nothing else, at the most), of its
region, and of another place near it."""
_GOVERNMENT = frozenset(
    "province state region county district governorate oblast krai canton prefecture department voivodeship emirate".split()
)
_TOWNS = frozenset("city town village port resort capital suburb township borough".split())
_WATERS = {
    "river": Feature.RIVER,
    "lake": Feature.LAKE,
    "sea": Feature.SEA,
    "gulf": Feature.SEA,
    "strait": Feature.SEA,
    "island": Feature.ISLAND,
    "islands": Feature.ISLAND,
    "isle": Feature.ISLAND,
    "desert": Feature.DESERT,
    "mountains": Feature.MOUNTAINS,
}
_LANDSCAPE = (
    (UNITS_AFTER | UNITS_BEFORE)
    - _GOVERNMENT
    - _TOWNS
    - frozenset(
        "border frontier coast area metro republic kingdom municipality territory parish quarter neighbourhood "
        "neighborhood".split()
    )
)
"""Nouns that make of a town's name the name of something else ("Volta river")."""


class Setting:
    """The countries and regions that a document speaks of, the town it was filed from, and the surnames in it."""

    def __init__(self, dateline: str | None) -> None:
        self._countries: collections.Counter[str] = collections.Counter()
        self._told: set[str] = set()
        """Countries that are named, by a name, an adjective or a region of theirs; the others are only where towns of the document lie."""
        self._regions: collections.Counter[tuple[str, str]] = collections.Counter()
        self._points: list[tuple[float, float]] = []
        self._chosen: dict[str, Place] = {}
        self._supported: set[str] = set()
        self._surnames: set[str] = set()
        self.dateline: Place | None = None
        self._dateline_text = dateline

    # Gathering

    def see_words(self, line: Sequence[Piece]) -> None:
        """Count the adjectives of countries in a sentence."""
        for piece in line:
            if piece.capital and (country := adjective_country(piece.text)) is not None and country.country:
                self._countries[country.country] += 1
                self._told.add(country.country)

    def see_person(self, surname: str) -> None:
        """Keep the last word of what may be a person's name, in lower case; "" is nobody's."""
        if surname:
            self._surnames.add(surname)

    def see(self, candidate: Candidate) -> None:
        """Count what a candidate says about the setting."""
        outer = candidate.container[:1]
        if outer and outer[0].feature <= Feature.DISTRICT:
            self._count(outer[0], 2)
        elif outer:
            self._see_name(candidate.container)  # "the Stade de France in Saint-Denis"
        name = key(candidate.name)
        if candidate.way is Way.NAMED:
            places = _within(candidate) or candidate.places
            best = max(places, key=base)
            bare = candidate.initial and candidate.governor is None and not candidate.container
            if bare and best.feature > Feature.REGION:
                return  # "Nine were hurt": there is a town of that name
            self._see_name(places)
            if (
                candidate.container
                or (candidate.governor is not None and candidate.governor.word in _SURE)
                or candidate.unit
            ):
                self._supported.add(name)
        elif candidate.way is Way.CAPITAL and candidate.places:
            self._count(max(candidate.places, key=base), 1)

    def _see_name(self, places: Sequence[Place]) -> None:
        """Count what the places of one name say: of its largest where no other comes near it, and of the country where they share one."""
        known = [base(place) for place in places]
        largest = max(known)
        best = places[known.index(largest)]
        rivals = [p for p, size in zip(places, known, strict=True) if p.row != best.row and size > largest - _DOUBT]
        if best.feature is Feature.COUNTRY:
            self._count(best, 2)
        elif all(p.country == best.country for p in rivals):
            alone = all(inside(p, best) or inside(best, p) for p in rivals)
            self._count(best, 1, region=alone or best.feature is Feature.REGION)
            if alone:
                self._points.append((best.lat, best.lon))

    def settle(self) -> None:
        """Resolve the dateline, once everything has been seen."""
        if self._dateline_text is None:
            return
        name, _, rest = self._dateline_text.partition(",")
        name = name.strip()
        places = [
            p for p in shipped().lookup(name.title() if name.isupper() else name) if p.called is not NameKind.ADJECTIVE
        ]
        outer = [p for p in shipped().lookup(rest.strip()) if p.feature <= Feature.DISTRICT] if rest.strip() else []
        within = [p for p in places if any(inside(p, o) for o in outer)] or places
        if within:
            towns = [p for p in within if p.feature is Feature.CITY]
            self.dateline = max(towns or within, key=self._fit)
            self._count(self.dateline, _FEW)
            self._points.append((self.dateline.lat, self.dateline.lon))

    def _count(self, place: Place, votes: int, *, region: bool = True) -> None:
        """Give votes to the place's country and, unless there are places of its name elsewhere in it, to its region."""
        if place.country is None:
            return
        if place.feature <= Feature.DISTRICT:
            self._told.add(place.country)
        self._countries[place.country] += votes
        name = place.name if place.feature is Feature.REGION else _region(place)
        if region and name:
            self._regions[place.country, name] += votes

    # Asking

    @property
    def country(self) -> Place | None:
        """The country that the document is about: the one named most, and at least twice as often as the next."""
        if not self._countries:
            return None
        ordered = self._countries.most_common(2)
        clear = len(ordered) < 2 or ordered[0][1] >= 2 * ordered[1][1]
        if self.dateline is not None and self.dateline.country and not clear:
            return shipped().country(self.dateline.country)
        return shipped().country(ordered[0][0]) if clear else None

    @property
    def region(self) -> Place | None:
        """The first-level region that the document is about: the one spoken of most, and at least twice as often as the next."""
        ordered = self._regions.most_common(2)
        if not ordered or (len(ordered) > 1 and ordered[0][1] < 2 * ordered[1][1]):
            return None
        (country, name), _ = ordered[0]
        regions = (p for p in shipped().lookup(name) if p.feature is Feature.REGION and p.country == country)
        return next(regions, None)

    def is_supported(self, name: str) -> bool:
        """Whether the name stands elsewhere in the document where only a place can stand."""
        return key(name) in self._supported

    def is_surname(self, name: str) -> bool:
        """Whether the document gives the word as a person's last name."""
        return name.lower() in self._surnames

    def choose(self, candidate: Candidate, places: Iterable[Place] | None = None) -> Place:
        """Which of the places a candidate's name means."""
        within = _within(candidate) if places is None else []
        options = within or list(candidate.places if places is None else places)
        name = key(candidate.name)
        known = self._chosen.get(name)
        if known is not None and known in options and not within and not candidate.unit and not candidate.article:
            return known
        best = max(options, key=lambda place: (self._fit(place) + _form_fit(place, candidate), -place.row))
        if best.feature in {Feature.REGION, Feature.DISTRICT} and candidate.unit not in _GOVERNMENT:
            best = _main_town(best, options) or best
        if not candidate.unit and places is None:
            self._chosen[name] = best
        return best

    def grounds(self, candidate: Candidate, place: Place) -> tuple[Grounds, tuple[str, ...]]:
        """What speaks for the place that was chosen for a candidate, and the countries of those that it was chosen from by size alone."""
        if any(inside(place, outer) for outer in candidate.container):
            return Grounds.STATED, ()
        spoken_for, comparable = self._context(place) - _NEIGHBOUR, base(place) - _DOUBT
        rivals = [
            p
            for p in candidate.places
            if base(p) > comparable and not _beside(p, place) and self._context(p) > spoken_for
        ]
        if not rivals:
            return Grounds.CONTEXT, ()
        return Grounds.SIZE, tuple(sorted({p.country for p in rivals if p.country}))

    def _fit(self, place: Place) -> float:
        # In a document that does not name a country and has a town or two of it, a famous place is meant sooner than their neighbour.
        thin = place.country is not None and place.country not in self._told and self._countries[place.country] < _FEW
        return base(place) + self._context(place) / (2 if thin else 1)

    def _context(self, place: Place) -> float:
        """What the rest of the document says for a place, in powers of ten of inhabitants."""
        total = sum(self._countries.values())
        score = 0.0
        if place.country is not None and total:
            score += _COUNTRY * math.sqrt(self._countries[place.country] / total)
            region = place.name if place.feature is Feature.REGION else _region(place)
            if region and (votes := self._regions[place.country, region]):
                score += _REGION
                if place.feature in {Feature.REGION, Feature.DISTRICT}:
                    # A county is spoken of in the state's own news: of the thirty Monroe Counties the one in the state that is named.
                    score += _REGION * math.sqrt(votes / sum(self._regions.values()))
        if any(nearer((place.lat, place.lon), point, _NEIGHBOURS_KM) for point in self._points[-8:]):
            score += _NEIGHBOUR
        if self.dateline is not None and nearer(
            (place.lat, place.lon), (self.dateline.lat, self.dateline.lon), _NEIGHBOURS_KM
        ):
            score += _NEIGHBOUR
        return score


_SURE = frozenset("in at near outside inside across around throughout".split())
_BY_NAME = {
    NameKind.PRIMARY: 0.0,
    NameKind.NAME: 0.0,
    NameKind.VARIANT: 3.0,
    NameKind.ABBREVIATION: 0.0,
    NameKind.ADJECTIVE: 9.0,
}


def base(place: Place) -> float:
    """How well known a place of that name is, in powers of ten of inhabitants."""
    if place.feature >= Feature.SEA or place.feature is Feature.CONTINENT:
        return 6.5
    size = math.log10(place.population + 1)
    if place.feature is Feature.COUNTRY:
        size += 3.0
    elif place.feature is Feature.DISTRICT:
        size -= 1.7
    elif shipped().is_capital(place) and place.called is not NameKind.VARIANT:
        size += 1.5
    return size - _BY_NAME[place.called]


def _beside(a: Place, b: Place) -> bool:
    """Whether two entries are a place and what it lies in, or so near that readers take them for one."""
    return inside(a, b) or inside(b, a) or nearer((a.lat, a.lon), (b.lat, b.lon), _ONE_PLACE_KM)


def _within(candidate: Candidate) -> list[Place]:
    """The places of a candidate's name that lie in what the words behind it say ("Paris, Texas")."""
    return [p for p in candidate.places if any(inside(p, outer) for outer in candidate.container)]


def _region(place: Place) -> str:
    """The name of the first-level region that a place lies in."""
    country = shipped().country(place.country) if place.country else None
    if country is None or country.name not in place.within:
        return ""
    at = place.within.index(country.name)
    return place.within[at - 1] if at else ""


def _main_town(region: Place, options: Iterable[Place]) -> Place | None:
    """The town that a region is called after, where it has a good part of the region's people: "in Zurich" is in the town."""
    towns = [
        p
        for p in options
        if p.feature is Feature.CITY
        and p.called <= NameKind.NAME
        and inside(p, region)
        and _TOWN_SHARE * p.population >= region.population
    ]
    return max(towns, key=lambda place: place.population, default=None)


_TOWN_SHARE = 5
"""A town with a fifth of its region's people is meant by their common name; Quebec and Brandenburg are more than their towns."""


def _form_fit(place: Place, candidate: Candidate) -> float:
    """How well the noun and the article beside the name fit the place."""
    unit = candidate.unit
    if candidate.article and not unit and place.feature >= Feature.SEA:
        return 5.0  # "the Ardennes": seas, rivers and ranges take the article, towns and districts do not (Quirk et al., 5.64 ff.)
    if not unit:
        return 0.0
    if unit in _GOVERNMENT:
        return 5.0 if place.feature in {Feature.REGION, Feature.DISTRICT} else 0.0
    if unit in _TOWNS:
        return 5.0 if place.feature is Feature.CITY else 0.0
    return 5.0 if place.feature is _WATERS.get(unit) else 0.0


def is_other_feature(candidate: Candidate, place: Place) -> bool:
    """Whether the noun beside the name makes it another thing than the place: "Volta river" is not the town of Volta."""
    return (
        candidate.unit in _LANDSCAPE
        and place.feature is not _WATERS.get(candidate.unit)
        and place.feature < Feature.SEA
    )
