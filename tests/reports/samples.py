"""Reports made by hand, for the tests of formats and of the command line: no archive, no model, and kinds that only carry their fields."""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Iterable, Mapping
from typing import Any

from verifier.claims import Claim, Comparison, Context, Json, Kind, Mention, Outcome, Rule, Source
from verifier.reading import read_text
from verifier.report import ModelInfo, Reference, Report
from verifier.suppression import SuppressedBy, Suppression
from verifier.text import Article, Document, Span
from verifier.verdicts import Evidence, Label, Stance, Verdict

DAY = datetime.date(2019, 5, 22)
Fields = Mapping[str, Json]


class Carried(Kind[Fields]):
    """A kind whose value is what reports show of it. It finds nothing; values are equal or they conflict."""

    rules = (
        Rule(
            "test.equal",
            "The same fields.",
            "Two values agree where their fields are equal.",
            "27 and 27. Consistent.",
        ),
    )
    examples = ()
    counterexamples = ()

    def __init__(self, name: str) -> None:
        self.name = name  # type: ignore[misc]

    def find(self, document: Document) -> Iterable[Mention[Fields]]:
        return ()

    def compare(self, draft: Fields, reported: Fields) -> Comparison:
        return Comparison(
            Outcome.AGREES if draft == reported else Outcome.CONFLICTS, "test.equal", "They are equal or not."
        )

    def describe(self, value: Fields) -> dict[str, Json]:
        return dict(value)

    def say(self, value: Fields) -> str:
        return ", ".join(map(str, value.values()))

    def encode(self, value: Fields) -> dict[str, Any]:
        return dict(value)

    def decode(self, data: Mapping[str, Any]) -> Fields:
        return dict(data)


KINDS: dict[str, Kind[Any]] = {name: Carried(name) for name in ("count", "date", "place")}


def claim_of(article: Article, kind: str, quote: str, words: str, fields: Fields, *, occurrence: int = 0) -> Claim[Any]:
    """The claim that ``quote``, which stands once in the article, makes with ``words``."""
    start = article.text.index(quote, article.body.start)
    clause = Span(start, start + len(quote))
    at = start + quote.index(words)
    return Claim(
        kind=kind,
        value=fields,
        span=Span(at, at + len(words)),
        clause=clause,
        sentence=clause,
        sentence_index=0,
        paragraph=0,
        words=words,
        quote=quote,
        text=quote,
        masked=quote.replace(words, "", 1),
        masked_clause=Span(0, len(quote) - len(words)),
        gap=quote.index(words),
        context=Context(),
        source=Source(article.id, article.published, article.title, article.outlet, article.url),
        occurrence=occurrence,
    )


def evidence_of(stance: Stance, claim: Claim[Any], outcome: Outcome, rule: str) -> Evidence:
    """A piece of evidence with fixed likenesses."""
    return Evidence(stance, claim, 0.874, 0.9312, Comparison(outcome, rule, "The values are compared."))


def report_of(draft: Article, verdicts: Iterable[Verdict] = (), *, warnings: tuple[str, ...] = ()) -> Report:
    """A report on a draft against an archive of 52 articles."""
    return Report(
        draft=draft,
        reference=Reference("reference", 52, 611, draft.published or DAY),
        models={
            "gate": ModelInfo("gate", "0a1b2c3d"),
            "embedder": ModelInfo("all-MiniLM-L6-v2", "53aa5117"),
        },
        verdicts=tuple(verdicts),
        warnings=warnings,
    )


_DRAFT = """---
title: "After the flood, a town counts"
date: 2019-05-22
---

The river took 27 houses in the lower town on Friday,
and about 1,200 people slept in the sports hall in Werden
that night. The mayor, who lost his own cellar, his car and a shed that his grandfather had built, said that repairs would cost at least
$3.5 million. Nobody was hurt.
"""

_PAGE = """---
title: Flood leaves hundreds without homes
date: 2019-05-18
outlet: Meridian News
url: https://meridian.example/flood
---

The river destroyed 31 houses in the lower town. The sports hall in Werden took in 1,150 people on Friday night.
"""

_EARLY = """---
date: 2019-05-17
---

A first count speaks of 19 houses.
"""


_HELD = """---
date: 2019-05-22
---
Some 12 boats were lost
They left 40 crates ashore
In all 9 horses drowned
"""


def flood() -> Report:
    """A report with every verdict and every stance."""
    draft = read_text(_DRAFT, id="seeds/flood.md")
    page = read_text(_PAGE, id="2019-05-18-flood.md")
    early = read_text(_EARLY, id="wire/2019-05-17-first.md")
    houses = claim_of(
        page, "count", "The river destroyed 31 houses in the lower town", "31 houses", _count(31, 31, "houses")
    )
    first = claim_of(early, "count", "A first count speaks of 19 houses", "19 houses", _count(19, 19, "houses"))
    hall = "The sports hall in Werden took in 1,150 people on Friday night"
    people = claim_of(page, "count", hall, "1,150 people", _count(1150, 1150, "people"))
    friday = claim_of(page, "date", hall, "Friday", _day("2019-05-17"))
    took = "The river took 27 houses in the lower town on Friday"
    slept = "about 1,200 people slept in the sports hall in Werden\nthat night"
    cost = (
        "The mayor, who lost his own cellar, his car and a shed that his grandfather had built, said that repairs would"
        " cost at least\n$3.5 million"
    )
    place: Fields = {
        "name": "Werden",
        "country": "DE",
        "lat": 51.3881,
        "lon": 7.0,
        "within": ["Essen", "North Rhine-Westphalia", "Germany"],
    }
    return report_of(
        draft,
        [
            Verdict(
                claim_of(draft, "count", took, "27 houses", _count(27, 27, "houses")),
                Label.CONTRADICTED,
                0.9412,
                "count.disjoint",
                "Draft: 27 houses. Prior reporting: 31 houses (Meridian News, 18 May 2019).",
                (
                    evidence_of(Stance.CONTRADICTS, houses, Outcome.CONFLICTS, "count.disjoint"),
                    evidence_of(Stance.SUPERSEDED, first, Outcome.CONFLICTS, "count.disjoint"),
                    evidence_of(Stance.RELATED, people, Outcome.UNDECIDED, "count.other-unit"),
                ),
            ),
            Verdict(
                claim_of(draft, "date", took, "Friday", _day("2019-05-17")),
                Label.CONSISTENT,
                0.97,
                "date.within",
                "Reported: Friday 17 May 2019 (Meridian News, 18 May 2019).",
                (evidence_of(Stance.SUPPORTS, friday, Outcome.AGREES, "date.within"),),
            ),
            Verdict(
                claim_of(draft, "count", slept, "about 1,200 people", _count(1080.0, 1320.0, "people")),
                Label.CONSISTENT,
                0.88,
                "count.overlap",
                "Reported: 1,150 people (Meridian News, 18 May 2019).",
                (evidence_of(Stance.SUPPORTS, people, Outcome.AGREES, "count.overlap"),),
            ),
            Verdict(
                claim_of(draft, "place", slept, "Werden", place),
                Label.UNVERIFIED,
                0.66,
                "policy.other-fact",
                "No report of the same fact; the nearest is 1,150 people (Meridian News, 18 May 2019).",
                (evidence_of(Stance.RELATED, people, Outcome.UNDECIDED, "place.other"),),
            ),
            Verdict(
                claim_of(draft, "count", cost, "at least\n$3.5 million", _count(3_500_000, None, "USD")),
                Label.UNVERIFIED,
                0.5,
                "policy.no-report",
                "No comparable report in the archive.",
                (),
            ),
        ],
        warnings=("The archive has nothing newer than 18 May 2019.",),
    )


def _count(low: float, high: float | None, unit: str) -> Fields:
    return {"low": low, "high": high, "unit": unit, "per": None}


def _day(day: str) -> Fields:
    return {"first": day, "last": day, "grain": "day"}


def dry() -> Report:
    """A report on a draft that makes no claims."""
    return report_of(read_text("Rivers are moody.\n", id="notes.txt", date=DAY))


def held() -> Report:
    """A report whose findings all count for nothing, each for another reason; its texts have what formats must escape."""
    draft = read_text(_HELD, id="wire/<b>&50%: ready, set.md")
    kept = {
        "12 boats": Suppression(SuppressedBy.COMMENT, 'checked with the <harbour> & "coast guard", 50% sure'),
        "40 crates": Suppression(SuppressedBy.BASELINE, ""),
        "9 horses": Suppression(SuppressedBy.DECISION, "rejected by anna: another stable"),
    }
    claims = {
        words: claim_of(draft, "count", line, words, _count(int(words.split()[0]), None, words.split()[1]))
        for line, words in zip(_HELD.strip().splitlines()[3:], kept, strict=True)
    }
    return dataclasses.replace(
        report_of(
            draft,
            [
                Verdict(claim, Label.UNVERIFIED, 0.5, "policy.no-report", "No comparable report in the archive.", ())
                for claim in claims.values()
            ],
        ),
        suppressed={claims[words].id: suppression for words, suppression in kept.items()},
    )


def worded(words: str) -> Report:
    """A report whose every free text is ``words``, as hostile or as odd as they may be; they must not be white space alone."""
    draft = Article(
        id=words,
        text=f"a {words} b",
        view=f"a {words} b",
        body=Span(0, len(words) + 4),
        published=DAY,
        title=words,
        outlet=words,
        url=words,
        digest="0" * 64,
    )
    claim = claim_of(draft, "count", f"a {words} b", words, {"low": 1, "high": None, "unit": words})
    verdict = Verdict(
        claim,
        Label.CONTRADICTED,
        0.5,
        "count.disjoint",
        words,
        (evidence_of(Stance.CONTRADICTS, claim, Outcome.CONFLICTS, "count.disjoint"),),
    )
    return report_of(draft, [verdict], warnings=(words,))
