"""Finding the places of a document: scanned, resolved against the whole document, and judged."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence

from verifier.claims import Mention
from verifier.kinds.place.candidates import Candidate, NoPlace, Way
from verifier.kinds.place.events import ACTOR, excluded, not_told, role
from verifier.kinds.place.gazetteer import Feature, NameKind, Place, shipped
from verifier.kinds.place.lexicon import CALLED_AFTER_TOWNS, SEATS, SORT_OF, STREAMS, STRONG, UNITS_AFTER
from verifier.kinds.place.lookup import adjective_country
from verifier.kinds.place.names import collapse, key
from verifier.kinds.place.pieces import Line, Piece, read
from verifier.kinds.place.scan import scan
from verifier.kinds.place.setting import Setting, is_other_feature
from verifier.kinds.place.value import PlaceValue, Relation, Seat, Sort, of_place
from verifier.language.lexicon import letters
from verifier.text import Document, Span, WordClass

_FINITE = frozenset({WordClass.PAST, WordClass.PRESENT, WordClass.MODAL})
_KNOWN_TOWN = 100_000
"""Inhabitants from which a town's name stands for it without a preposition or a country beside it."""


def find(document: Document) -> Iterator[Mention[PlaceValue]]:
    """Every place of the document, in order, without overlaps; those that make no checkable claim say why."""
    setting = Setting(document.article.dateline)
    lines: list[tuple[Line, list[Candidate]]] = []
    for sentence in document.sentences:
        line = read(sentence)
        candidates: list[Candidate] = []
        for found in scan(line.pieces):
            if isinstance(found, NoPlace):
                setting.see_person(found.surname)
            else:
                candidates.append(found)
                setting.see(found)
        setting.see_words(line.pieces)
        lines.append((line, candidates))
    setting.settle()
    reader = _Reader(setting)
    done = document.article.body.start
    for line, candidates in lines:
        for candidate in candidates:
            value = reader.value(line, candidate)
            span, mask = _spans(line.pieces, candidate, value)
            if span.start < done:
                continue
            reason = excluded(line, candidate, value)
            if reason == ACTOR and not _is_name(candidate, value):
                continue
            if not reader.stands(line.pieces, candidate, happened=not reason):
                continue
            done = span.end
            reader.remember(candidate)
            yield Mention("place", span, line.sentence.index, value, mask, not_told(line) or reason)


def _is_name(candidate: Candidate, value: PlaceValue) -> bool:
    """Whether it is worth telling of a place that makes no claim: names that are sure to be places, not "our city" or "to Smith"."""
    return candidate.way in {Way.NAMED, Way.CAPITAL} or (
        candidate.proper and value.point is not None and bool(candidate.host)
    )


def _spans(line: Sequence[Piece], candidate: Candidate, value: PlaceValue) -> tuple[Span, Span]:
    """The words of the place, and the same with their preposition."""
    first = candidate.first
    if first > 0 and line[first - 1].text == "The" and value.name.startswith("The "):
        first -= 1
    if candidate.part and first > 0 and line[first - 1].lower == candidate.part:
        first -= 1
    start = line[first].start
    led = candidate.governor
    opening = start if led is None or led.index < 0 else line[led.index].start
    if value.relation is not Relation.IN and led is not None and led.index >= 0:
        start = opening
    return Span(start, line[candidate.last - 1].end), Span(min(start, opening), line[candidate.last - 1].end)


class _Reader:
    """Gives candidates their values, and remembers the towns told for "that city"."""

    def __init__(self, setting: Setting) -> None:
        self._setting = setting
        self._town: Place | None = None

    def value(self, line: Line, candidate: Candidate) -> PlaceValue:
        """What a candidate names, if it names a place."""
        match candidate.way:
            case Way.NAMED:
                found = self._named(line.pieces, candidate)
            case Way.UNKNOWN:
                found = self._unknown(candidate)
            case Way.VENUE:
                found = self._venue(candidate)
            case Way.CAPITAL:
                found = self._capital(line.pieces, candidate)
            case Way.EDGE | Way.DESCRIBED | Way.DEICTIC:
                found = self._described(line.pieces, candidate)
        relation = Relation.IN if candidate.governor is None else candidate.governor.relation
        return dataclasses.replace(found, relation=relation, role=role(line, candidate), part=candidate.part)

    def remember(self, candidate: Candidate) -> None:
        """Keep the town that was told last."""
        towns = candidate.container or candidate.host if candidate.way is Way.VENUE else candidate.places
        if towns and candidate.way is not Way.CAPITAL:
            place = self._setting.choose(candidate if candidate.way is Way.NAMED else _bare(candidate), towns)
            if place.feature is Feature.CITY:
                self._town = place

    def stands(self, line: Sequence[Piece], candidate: Candidate, *, happened: bool) -> bool:
        """Whether the candidate is a place here: what stands around it says so, or everybody knows it.

        ``happened`` is true where the words make it the scene of an event, so that only a place fits.
        """
        setting, led = self._setting, candidate.governor
        if candidate.way is Way.UNKNOWN:
            return bool(candidate.container) or not setting.is_surname(candidate.name.split()[-1])
        if candidate.way is Way.DEICTIC:
            return (self._town if candidate.name == "there" else setting.dateline) is not None
        if candidate.way is not Way.NAMED:
            return True
        place = setting.choose(candidate)
        if candidate.container or (candidate.unit and place.feature < Feature.SEA):
            return True
        strong = led is not None and led.word in STRONG
        if " " not in candidate.name and setting.is_surname(candidate.name) and not strong:
            return place.feature is Feature.COUNTRY and place.called <= NameKind.NAME
        return self._is_placed(line, candidate, place, happened) or self._is_known(line, candidate, place)

    def _is_placed(self, line: Sequence[Piece], candidate: Candidate, place: Place, happened: bool) -> bool:
        """Whether the words around a name make it a place."""
        led = candidate.governor
        article = candidate.first > 0 and line[candidate.first - 1].lower == "the"
        if article and place.feature in {Feature.CITY, Feature.DISTRICT} and not place.name.startswith("The "):
            # Names of towns take no article (Quirk et al., 5.64 ff.); "the Black River" is a river.
            return candidate.name.split()[-1].lower() in STREAMS and happened
        if not (happened or (led is not None and led.word in STRONG)) or (candidate.initial and led is None):
            return False
        return place.called <= NameKind.NAME or place.population >= _KNOWN_TOWN or place.feature < Feature.CITY

    def _is_known(self, line: Sequence[Piece], candidate: Candidate, place: Place) -> bool:
        """Whether the name is a place's wherever it stands: it is well known, or the document has it elsewhere as one."""
        supported = self._setting.is_supported(candidate.name)
        famous = place.feature is Feature.COUNTRY or shipped().is_capital(place)
        if " " not in candidate.name and letters(candidate.name.lower()):
            return supported or (famous and not (candidate.initial and candidate.attached))
        # "Lincoln freed the slaves": what acts is a person sooner than a town that nothing else in the document speaks of.
        acts = candidate.last < len(line) and line[candidate.last].tag in _FINITE and candidate.governor is None
        if candidate.name.split()[-1].lower() in UNITS_AFTER and place.feature in {Feature.REGION, Feature.DISTRICT}:
            return True  # "Plymouth County": it says itself what it is
        return supported or famous or (_is_large(place) and not (acts and place.feature is Feature.CITY))

    def _named(self, line: Sequence[Piece], candidate: Candidate) -> PlaceValue:
        place = self._setting.choose(candidate)
        name = collapse(candidate.name)
        if is_other_feature(candidate, place):
            behind = line[candidate.last - 1].lower == candidate.unit
            return PlaceValue(f"{name} {candidate.unit}" if behind else name, Sort.UNKNOWN)
        article = candidate.first > 0 and line[candidate.first - 1].lower == "the"
        water = name.split()[-1].lower() in STREAMS
        if article and water and place.feature in {Feature.CITY, Feature.DISTRICT, Feature.REGION}:
            # "the Black River" is the river, not a town that is called so.
            return PlaceValue(name, Sort.UNKNOWN)
        grounds, others = self._setting.grounds(candidate, place)
        return dataclasses.replace(of_place(place), grounds=grounds, namesakes=others)

    def _unknown(self, candidate: Candidate) -> PlaceValue:
        name = collapse(candidate.name)
        if not candidate.container:
            return PlaceValue(name, Sort.UNKNOWN)
        outer = self._setting.choose(_bare(candidate), candidate.container)
        return PlaceValue(name, Sort.UNKNOWN, outer.country, within=(outer.name, *outer.within))

    def _venue(self, candidate: Candidate) -> PlaceValue:
        name = collapse(candidate.name)
        towns = candidate.container or candidate.host
        town = self._setting.choose(_bare(candidate), towns) if towns else None
        if town is not None and town.feature is Feature.VENUE and key(town.name) == key(name):
            return of_place(town)
        inferred = town is None or not (candidate.container or self._is_town_of(candidate, town))
        town = town or self._town or self._setting.dateline
        value = PlaceValue(
            name, Sort.VENUE, building=candidate.building, described=not candidate.proper, uncertain=inferred
        )
        if town is None:
            return value
        return dataclasses.replace(
            value, country=town.country, lat=town.lat, lon=town.lon, within=(town.name, *town.within)
        )

    def _is_town_of(self, candidate: Candidate, town: Place) -> bool:
        """Whether the name that a venue starts with is sure to say where it is: "Lincoln Hospital" may be called after a president."""
        if town.feature is Feature.VENUE or town.name.split()[-1].lower() in SORT_OF:
            return False  # "the Abbey Road arts centre" is in a road of that name, in whatever town
        if candidate.building == "street":
            return self._setting.is_supported(town.name)  # "London Road" leads there, and lies in whatever town
        if candidate.building in CALLED_AFTER_TOWNS or not candidate.name.split()[-1][:1].isupper():
            return True
        known = shipped().is_capital(town) or town.feature in {Feature.COUNTRY, Feature.REGION}
        return known or town.population >= 10 * _KNOWN_TOWN or self._setting.is_supported(town.name)

    def _capital(self, line: Sequence[Piece], candidate: Candidate) -> PlaceValue:
        inferred = self._setting.country
        governed = self._setting.choose(_bare(candidate), candidate.places) if candidate.places else inferred
        capital = None if governed is None else shipped().seat(governed)
        if capital is None:
            return PlaceValue(
                collapse(candidate.name), Sort.UNKNOWN, described=True, uncertain=True, seat=_seat(line, candidate)
            )
        return dataclasses.replace(of_place(capital), described=True, uncertain=not candidate.places)

    def _described(self, line: Sequence[Piece], candidate: Candidate) -> PlaceValue:
        name = collapse(candidate.name)
        country = next(
            (c for p in line[candidate.first : candidate.last] if p.capital and (c := adjective_country(p.text))), None
        )
        if candidate.unit == "side" and country is not None:
            return dataclasses.replace(of_place(country), described=True)
        if candidate.way is Way.EDGE and country is not None:
            return PlaceValue(
                name,
                Sort.UNKNOWN,
                country.country,
                country.lat,
                country.lon,
                (country.name, *country.within),
                described=True,
            )
        region = self._setting.region if _seat(line, candidate) is Seat.REGION else None
        seat = None if region is None else shipped().seat(region)
        if seat is not None:
            return dataclasses.replace(of_place(seat), described=True, uncertain=True)
        here = line[candidate.first].lower in {"this", "here"} or self._town is None
        town = self._setting.dateline if here else self._town
        fits = (
            town is not None and town.feature is Feature.CITY and (country is None or town.country == country.country)
        )
        if town is not None and fits and (candidate.way is Way.DEICTIC or candidate.unit in _TOWNS):
            return dataclasses.replace(of_place(town), described=True, uncertain=not here)
        return PlaceValue(
            name,
            Sort.UNKNOWN,
            None if country is None else country.country,
            described=True,
            uncertain=True,
            seat=_seat(line, candidate),
        )


def _seat(line: Sequence[Piece], candidate: Candidate) -> Seat:
    """What a described capital is that of: a country, unless the words say that it is a region's."""
    if candidate.unit != "capital":
        return Seat.NONE
    words = {piece.lower for piece in line[candidate.first : candidate.last]}
    return Seat.REGION if words & SEATS else Seat.COUNTRY


_TOWNS = frozenset("city town village resort port".split())


def _bare(candidate: Candidate) -> Candidate:
    """The candidate without what is known of its own place, to choose among those that contain it."""
    return dataclasses.replace(candidate, container=(), unit="")


def _is_large(place: Place) -> bool:
    """Whether the place is known by its name alone."""
    if place.feature is Feature.CITY:
        return place.population >= (_KNOWN_TOWN if place.called <= NameKind.NAME else 10 * _KNOWN_TOWN)
    if place.feature is Feature.DISTRICT:
        return place.called is NameKind.PRIMARY and place.population >= _KNOWN_TOWN
    return place.called <= NameKind.NAME or place.population >= 10 * _KNOWN_TOWN
