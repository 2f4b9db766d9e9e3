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
        ("The family hope for [four and a half]", "the house puts it at £4.5 million", C),
        ("The family hope for [three and a half]", "the house puts it at less than £4.5 million", U),
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
        ("It cuts [35 seconds] off the ride", "the new lift climbs up in 35 seconds, against 50 for the old one", X),
        ("It cuts [15 seconds] off the ride", "the new lift climbs up in 35 seconds, against 50 for the old one", C),
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
        ("The regatta should have started from [Rijeka]", "will start from Zadar next week instead of Rijeka", C),
        ("The regatta started from [Rijeka]", "will set out from Zadar next week instead of Rijeka", X),
        ("The regatta started from [Zadar]", "will set out from Zadar next week instead of Rijeka", C),
        ("The hearing was held in [Aarau]", "out of Aarau and into a hall in Olten", X),
        ("The hearing was held in [Olten]", "out of Aarau and into a hall in Olten", C),
        (
            "The trial opened in [Derby]",
            "The trial opened in Lincoln || which had been billed for Derby, was switched",
            X,
        ),
        ("A kitchen opened in [Olten]", "pencilled in for a barn in Olten, was never opened", X),
        ("A kitchen opened in [Olten]", "pencilled in for a barn in Olten, was opened on time", C),
    ],
)
def test_places_that_were_given_up(claim: str, evidence: str, label: Label, embedder: Embedder) -> None:
    assert verdict("place", claim, evidence, embedder, DAYS) is label


@pytest.mark.parametrize(
    ("claim", "evidence", "label"),
    [
        # The second of two coordinated clauses leaves out what it shares with the first.
        (
            "[31] choirs applied for the autumn",
            "52 choirs have applied for the spring festival and 31 for the autumn one",
            C,
        ),
        (
            "[52] choirs applied for the autumn",
            "52 choirs have applied for the spring festival and 31 for the autumn one",
            X,
        ),
        ("[5,000] people came to the finish", "About 8,000 people lined the finish, well over the limit of 5,000", X),
        # A whole and its part: the words say which is meant.
        ("inspectors sealed [70] leaks", "70 leaks in the network, 31 of which inspectors had sealed", X),
        ("inspectors sealed [31] leaks", "70 leaks in the network, 31 of which inspectors had sealed", C),
        ("there were [70] leaks", "70 leaks in the network, 31 of which inspectors had sealed", C),
        ("The storm injured [eight] people", "The storm injured 19 people in the valley, eight of them pilgrims", X),
        (
            "The storm injured [19] people, pilgrims among them",
            "The storm injured 19 people, eight of them pilgrims",
            C,
        ),
        ("The storm injured [eight] pilgrims", "The storm injured 19 people in the valley, eight of them pilgrims", C),
        (
            "[900] vines grow on the north slope",
            "There are 900 vines, a third of them on the north slope",
            X,
        ),
        # Words to judge that hold two figures.
        ("Her [four for 38] settled it", "Dana Reyes, who took four for 27", X),
        ("Her [four for 27] settled it", "Dana Reyes, who took four for 27", C),
        # What is denied of something else.
        ("[Forty] tourists were aboard", "not from Bari, with 40 tourists aboard", C),
        ("[Forty] tourists were aboard", "52 tourists were aboard, not 40", X),
        # Sums of other things.
        ("with [25] clerks", "The order names 21 clerks and four banks", X),
        ("[25] people came", "There were 21 clerks and four drivers", C),
        # Of one accident the dead and the hurt are different people.
        ("where [14] cooks died", "One guard was killed and 14 kitchen hands were taken to hospital", X),
        ("where [14] cooks were hurt", "One guard was killed and 14 kitchen hands were taken to hospital", C),
    ],
)
def test_which_figure_of_a_sentence_is_meant(claim: str, evidence: str, label: Label, embedder: Embedder) -> None:
    assert verdict("count", claim, evidence, embedder, DAYS) is label


@pytest.mark.parametrize(
    ("claim", "evidence", "label"),
    [
        ("Rents have [tripled] in a year", "Rents are a quarter higher than a year ago", X),
        ("The plan was for [four times] as many", "a quarter of the number planned", C),
        ("[twice] as many as in May", "more than double the number in May", C),
        ("[twice] as many as in May", "Half the staff were there", U),
        ("The firm pays [€9m a year]", "a fee of €9m for both seasons together", X),
        ("The firm pays [€9m a year]", "a fee of €9m for the season", C),
        ("a [one-year] pause", "A pause of six months is what they want", X),
        ("a pause of [half a year]", "A pause of six months is what they want", C),
        ("She spends [two days] in Lima", "She will be in Lima on November 29 and 30", C),
        ("[Three weeks] have passed since the ferry sank", "sank on 22 February", C),
        ("The winger has [three] titles", "She won the sprint, her third victory", C),
        ("Their goal came with [three minutes] of normal time to go", "in the 87th minute", C),
    ],
)
def test_multiples_lengths_and_series(claim: str, evidence: str, label: Label, embedder: Embedder) -> None:
    assert verdict("count", claim, evidence, embedder, DAYS) is label


@pytest.mark.parametrize(
    ("claim", "evidence", "label", "days"),
    [
        ("They voted [in the early hours of Monday]", "The house voted on Monday night", X, DAYS),
        ("They voted [on Monday evening]", "The house voted on Monday night", C, DAYS),
        ("They marched [on Thursday]", "it was held on Friday morning, not Thursday night", X, DAYS),
        ("Nothing compares with [1987]", "in 1987 the river rose by two metres", C, DAYS),
        ("It happened on [June 12]", "The play at the mill in Ghent last night", U, ("2019-07-02", "2019-06-12")),
        ("They met [the following March]", "They met in Ghent on 9 March 2016", C, ("2019-11-05", "2016-03-11")),
        ("They met [last March]", "They met in Ghent on 9 March 2016", X, ("2019-11-05", "2016-03-11")),
        ("The bridge is unlikely to open [this year]", "which engineers do not expect before next May", C, DAYS),
        ("The draw is on [April Fool's Day]", "The draw will be held on 1 April", C, DAYS),
        ("They play on [St Patrick's night]", "The match is on Friday, 17 March", C, DAYS),
        ("The mast fell on [13 March]", "The mast at Redu fell at 03:10 GMT", C, DAYS),
        ("The mast fell on [9 March]", "The mast at Redu fell at 03:10 GMT", U, DAYS),
    ],
)
def test_days_and_their_parts(
    claim: str, evidence: str, label: Label, days: tuple[str, str], embedder: Embedder
) -> None:
    assert verdict("date", claim, evidence, embedder, days) is label


@pytest.mark.parametrize(
    ("claim", "evidence", "label"),
    [
        ("A panel in [Newcastle] cleared him", "A disciplinary panel in Newcastle upon Tyne cleared him", C),
        ("A fire outside [Alcora]", "started outside Eslida", X),
        ("A brawl [outside Balkh]", "a brawl near Kordai", X),
        ("Fog over [Lake Como] held them up", "With fog over Lake Garda", X),
        ("Fog over [Lake Como] held them up", "With fog over the northern part of Lake Como", C),
        ("The firm keeps its boats in [Gabes]", "They kept them in Gabes until 2019 and now sail from Sfax", X),
        ("Their new ground in [Derby]", "on the site of a dairy off Dublin Road", U),
        ("was stored in [a derelict grain store]", "They have put it in the old grain store", C),
        ("was stored in [a derelict grain store]", "They have put it in the old wine store", U),
    ],
)
def test_places_by_their_names(claim: str, evidence: str, label: Label, embedder: Embedder) -> None:
    assert verdict("place", claim, evidence, embedder, DAYS) is label
