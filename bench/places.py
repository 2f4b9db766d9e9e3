"""How well places are found and put on the map, how fast, and what the gazetteer costs in memory.

    python -m bench.places FILE.jsonl... [--errors]

A line of a file is a story with its place names, in one of the two forms of the Pragmatic Guide to Geoparsing Evaluation (Gritta et al.
2020). TR-News has {"id", "text", "toponyms": [{"phrase", "name", "start", "end", "lat", "lon"}]}, offsets in characters of the text, "name"
and the coordinates (decimal degrees) left out or null where they are not known; GeoWebNews has {"id", "text", "entities": [{"type",
"offsets", "text", "note"}]}, a note being the GeoNames id.

Prints for each file the recall of the names, the precision of the places found (those that overlap no marked name are wrong), F1, the
share of found names put within 161 km (100 miles) of the marked point, and words read a minute for the kind alone; then what opening the
gazetteer and reading the files have added to the memory of the process (GeoNames ids cost more: all places are decoded to look them up).
Adjectives of peoples ("Turkish") are names of places by some
annotations and not by others: they are left out of recall, and a place found there is right.
"""

from __future__ import annotations

import argparse
import dataclasses
import functools
import json
import resource
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from verifier import language, reading
from verifier.claims import Mention
from verifier.kinds.place import PLACE, PlaceValue
from verifier.kinds.place.gazetteer import distance, shipped
from verifier.text import Span

NEAR_KM = 161.0
_DEMONYM_ENDINGS = ("an", "sh", "ch", "ese", "i", "ans")


@dataclasses.dataclass(slots=True)
class Tally:
    """Counts of one file, and a line for each error."""

    marked: int = 0
    """Names that a place has to be found at."""
    found: int = 0
    reported: int = 0
    spurious: int = 0
    located: int = 0
    near: int = 0
    words: int = 0
    seconds: float = 0.0
    errors: list[str] = dataclasses.field(default_factory=list)

    def figures(self) -> Iterator[str]:
        """The figures as printed."""
        recall = self.found / max(1, self.marked)
        precision = 1 - self.spurious / max(1, self.reported)
        yield f"names {self.marked}"
        yield f"recall {recall:.3f}"
        yield f"precision {precision:.3f}"
        yield f"F1 {2 * recall * precision / max(1e-9, recall + precision):.3f}"
        yield f"within {NEAR_KM:.0f} km {self.near / max(1, self.located):.3f} of {self.located}"
        yield f"words a minute {60 * self.words / max(1e-9, self.seconds):,.0f}"


def score(story: Mapping[str, Any], tally: Tally) -> None:
    """Read one story, and count what was found of it."""
    document = language.read(reading.read_text(story["text"], id=f"{story['id']}.txt"))
    began = time.perf_counter()
    mentions = list(PLACE.find(document))
    tally.seconds += time.perf_counter() - began
    tally.words += len(story["text"].split())
    marked = [(Span(int(name["start"]), int(name["end"])), name) for name in toponyms(story)]
    for mention in mentions:
        tally.reported += 1
        if not any(mention.span.overlaps(span) for span, _ in marked):
            tally.spurious += 1
            tally.errors.append(f"{story['id']}: no place marked at {mention.span.of(story['text'])!r}")
    for span, name in marked:
        if not is_demonym(name):
            tally.marked += 1
            compare(story["id"], name, [m for m in mentions if m.span.overlaps(span)], tally)


_NO_TOPONYMS = ("Non_Toponym", "Demonym", "Language", "Homonym")
"""GeoWebNews' types of words that are names but not of a place; the expressions without a name have types of their own."""


def toponyms(story: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """The marked names of a story, in the first of the two forms."""
    yield from story.get("toponyms", ())
    for entity in story.get("entities", ()):
        if entity["type"] in _NO_TOPONYMS or entity["type"].endswith("_Expression"):
            continue
        start, end = entity["offsets"].split()
        point = points().get(int(entity["note"])) if str(entity.get("note", "")).isdigit() else None
        lat, lon = point or (None, None)
        yield {"phrase": entity["text"], "name": entity["text"], "start": start, "end": end, "lat": lat, "lon": lon}


@functools.cache
def points() -> dict[int, tuple[float, float]]:
    """Where the gazetteer's places are, by GeoNames id."""
    places = (shipped().place(row) for row in range(len(shipped())))
    return {place.id: (place.lat, place.lon) for place in places if place.id}


def compare(story: str, name: Mapping[str, Any], hits: list[Mention[PlaceValue]], tally: Tally) -> None:
    """Count a marked name against the values found at it."""
    if not hits:
        tally.errors.append(f"{story}: missed {name['phrase']!r}")
        return
    tally.found += 1
    if name.get("lat") is None:
        return
    tally.located += 1
    point = float(name["lat"]), float(name["lon"])
    if any(hit.value.point is not None and distance(hit.value.point, point) <= NEAR_KM for hit in hits):
        tally.near += 1
        return
    said = ", ".join(f"{PLACE.say(hit.value)} {hit.value.point}" for hit in hits)
    tally.errors.append(f"{story}: {name['phrase']!r} is {name.get('name')} {point}, said {said}")


def is_demonym(name: Mapping[str, Any]) -> bool:
    """Whether a marked name is an adjective or a people: it has such an ending, and is no part of the place's own name."""
    phrase = name["phrase"].strip().lower()
    return phrase not in (name.get("name") or "").lower() and phrase.endswith(_DEMONYM_ENDINGS)


def memory() -> float:
    """The most memory that the process has held so far, in megabytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    """Score the files named."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE.jsonl")
    parser.add_argument("--errors", action="store_true", help="print a line for each error")
    args = parser.parse_args()
    before = memory()
    began = time.perf_counter()
    gazetteer = shipped()
    opened = time.perf_counter() - began
    print(f"gazetteer: {len(gazetteer):,} places, opened in {1000 * opened:.0f} ms, {memory() - before:.0f} MB")
    for path in args.files:
        tally = Tally()
        for line in path.read_text(encoding="utf-8").splitlines():
            score(json.loads(line), tally)
        if args.errors:
            print(*tally.errors, sep="\n")
        print(path.name, *tally.figures(), sep="  ")
    print(f"memory added by gazetteer and files: {memory() - before:.0f} MB")


if __name__ == "__main__":
    main()
