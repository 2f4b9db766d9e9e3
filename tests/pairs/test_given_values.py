"""Values of news copy against given evidence, a table for each class of what makes two of them agree, conflict, or leave it open."""

from __future__ import annotations

import pytest

from tests.pairs.rows import Row, judged
from verifier.models.embedder import Embedder
from verifier.models.loading import load_embedder
from verifier.verdicts import Label

C, X, U = Label.CONSISTENT, Label.CONTRADICTED, Label.UNVERIFIED


@pytest.fixture(scope="module")
def embedder() -> Embedder:
    return load_embedder()


def verdict(kind: str, claim: str, evidence: str, embedder: Embedder, days: tuple[str, str]) -> Label:
    """The verdict on the words in brackets; quotes of the evidence are parted by " || "."""
    start, end = claim.index("["), claim.index("]")
    row = Row(
        U, kind, claim.replace("[", "").replace("]", ""), claim[start + 1 : end], tuple(evidence.split(" || ")), days
    )
    return judged(row, embedder)


DAYS = ("2023-03-15", "2023-03-13")
"""A Wednesday and the Monday before."""


@pytest.mark.parametrize(
    ("claim", "evidence", "label"),
    [
        # A unit or a scale that one side leaves to the reader.
        ("The bank had set aside less than [€40m]", "which had put away only 60 million", X),
        ("They asked for 6 percent and got [4.1]", "Pay goes up by 5.2 percent", X),
        ("They asked for 6 percent and got [5.2]", "Pay goes up by 5.2 percent", C),
        ("The club want a cool [four and a half]", "the owners will not listen to less than £4.5 million", C),
        ("The club want a cool [three and a half]", "the owners will not listen to less than £4.5 million", U),
        ("The bill came to [€40m]", "It took 12 crews", U),
        ("No winner had needed [fewer than nine]", "it beat the 12 seconds of 1999", U),
        # "Over" a length of time is during it or more than it.
        ("The loan runs [over a year and a half]", "to be paid back over 18 months", C),
        ("The loan runs [over two and a half years]", "to be paid back over 18 months", X),
        # Rates by another name.
        ("tickets at [$40 a game]", "Fans pay $40 a match", C),
        ("He earns [£300,000 a year]", "a contract worth £250,000 a season", X),
        ("[30 micrograms per litre]", "They measured 30 micrograms per liter", C),
        ("He earns [£300,000 a year]", "a contract worth £250,000 a week", X),
        ("He earns [£3,000 a year]", "They pay £3,000 a match", U),
        # A strict bound on what is not counted in whole pieces.
        ("The krona slipped [past 11] to the euro", "The krona fell to 11.3 to the euro", C),
        ("The krona slipped [past 12] to the euro", "The krona fell to 11.3 to the euro", X),
    ],
)
def test_units_rates_and_bounds(claim: str, evidence: str, label: Label, embedder: Embedder) -> None:
    assert verdict("count", claim, evidence, embedder, DAYS) is label


@pytest.mark.parametrize(
    ("claim", "evidence", "label"),
    [
        # The size of a change is not its result.
        ("The sentence was cut by [12 years]", "reduced the sentence from 20 years to 12", X),
        ("The sentence was cut by [eight years]", "reduced the sentence from 20 years to 12", C),
        ("The sentence was cut to [12 years]", "reduced the sentence from 20 years to 12", C),
        ("It takes [35 minutes] off the crossing", "the boat crosses in 35 minutes, against 50 for the ferry", X),
        ("It takes [15 minutes] off the crossing", "the boat crosses in 35 minutes, against 50 for the ferry", C),
        # Parts that different verbs are told of make no whole of which one is told.
        ("[Nine] were fined", "Four of the drivers were fined || The other five drivers were cautioned", X),
        ("[Nine] drivers were stopped", "Four drivers were fined || Five drivers were cautioned", C),
        # Of two shares the one told of the statement's part.
        ("About [2,000] work in Thurso", "Some 4,000 people work there, half of them at Wick and a tenth at Thurso", X),
        ("About [2,000] work in Wick", "Some 4,000 people work there, half of them at Wick and a tenth at Thurso", C),
        # An average is as exact as what it was made from.
        ("a hall for [7,400]", "The £18 million hall has 8,100 seats", X),
    ],
)
def test_changes_and_what_follows_from_two_figures(claim: str, evidence: str, label: Label, embedder: Embedder) -> None:
    assert verdict("count", claim, evidence, embedder, DAYS) is label


@pytest.mark.parametrize(
    ("claim", "evidence", "label"),
    [
        # What was to be, and what came instead.
        ("The regatta should have started from [Rijeka]", "will start from Zadar on Friday instead of Rijeka", C),
        ("The regatta started from [Rijeka]", "will set off from Zadar on Friday instead of Rijeka", X),
        ("The regatta started from [Zadar]", "will set off from Zadar on Friday instead of Rijeka", C),
        ("The hearing was held in [Aarau]", "out of Aarau and into a hall in Olten", X),
        ("The hearing was held in [Olten]", "out of Aarau and into a hall in Olten", C),
        ("The trial opened in [Derby]", "The trial opened in Lincoln || which had been listed for Derby, was moved", X),
        ("A kitchen opened in [Olten]", "promised for a church in Olten, did not open", X),
        ("A kitchen opened in [Olten]", "promised for a church in Olten, opened on time", C),
    ],
)
def test_places_that_were_given_up(claim: str, evidence: str, label: Label, embedder: Embedder) -> None:
    assert verdict("place", claim, evidence, embedder, DAYS) is label


@pytest.mark.parametrize(
    ("claim", "evidence", "label"),
    [
        # The second of two coordinated clauses leaves out what it shares with the first.
        (
            "The [2,400] people entered for the sprint",
            "3,100 people have entered for the long race and 2,400 for the sprint",
            C,
        ),
        (
            "The [3,100] people entered for the sprint",
            "3,100 people have entered for the long race and 2,400 for the sprint",
            X,
        ),
        ("[5,000] people came to the finish", "About 8,000 people lined the finish, well over the limit of 5,000", X),
        # Of one accident the dead and the hurt are different people.
        ("where [14] welders died", "Two clerks were killed and 14 shipyard workers were treated for burns", X),
        ("where [14] welders were hurt", "Two clerks were killed and 14 shipyard workers were treated for burns", C),
    ],
)
def test_which_figure_of_a_sentence_is_meant(claim: str, evidence: str, label: Label, embedder: Embedder) -> None:
    assert verdict("count", claim, evidence, embedder, DAYS) is label
