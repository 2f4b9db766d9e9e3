"""Counts as news writes them: which words, and what value."""

from __future__ import annotations

import pytest

from tests.kinds.count.texts import claims, mentions, value
from verifier.kinds.count import Form, Hedge

INF = None
VALUES = [
    # text, words, form, low, high, unit
    # plain counts and what they count
    ("Rebels killed 27 soldiers on the road.", "27", "count", 27, 27, "soldier"),
    ("Police held 1,200 young men overnight.", "1,200", "count", 1200, 1200, "man"),
    ("Some 3.5 million Syrians live in Turkey.", "Some 3.5 million", "count", 3_200_000, 3_800_000, "syrian"),
    ("The army keeps 12 observation posts there.", "12", "count", 12, 12, "post"),
    ("Twenty-one people were injured.", "Twenty-one", "count", 21, 21, "people"),
    ("Another 94 have been abandoned.", "94", "count", 94, 94, ""),
    ("In Zaragoza 430 posts were cut.", "430", "count", 430, 430, "post"),
    ("They sent a team of 40 from Tashkent.", "40", "count", 40, 40, ""),
    ("A dozen countries signed.", "A dozen", "count", 12, 12, "country"),
    ("A hundred and fifty soldiers came.", "A hundred and fifty", "count", 150, 150, "soldier"),
    ("In March 12 people died.", "12", "count", 12, 12, "people"),
    ("On June 3, 14 riders fell.", "14", "count", 14, 14, "rider"),
    ("Around 2000 people marched.", "Around 2000", "count", 1800, 2200, "people"),
    ("A pair of jets crashed.", "A pair", "count", 2, 2, "jet"),
    ("The storm claimed a single life.", "a single", "count", 1, 1, "life"),
    # hedges
    ("At least 27 soldiers died.", "At least 27", "count", 27, INF, "soldier"),
    ("More than 38,000 fled.", "More than 38,000", "count", 38_001, INF, ""),
    ("More than 3 million fled.", "More than 3 million", "count", 3_000_000, INF, ""),
    ("Upwards of 11,000 fans came.", "Upwards of 11,000", "count", 11_000, INF, "fan"),
    ("No fewer than 60 flights were cancelled.", "No fewer than 60", "count", 60, INF, "flight"),
    ("As many as 30,000 fighters remain.", "As many as 30,000", "count", 0, 30_000, "fighter"),
    ("Up to 60 flights were cancelled.", "Up to 60", "count", 0, 60, "flight"),
    ("Fewer than 100 residents stayed.", "Fewer than 100", "count", 0, 99, "resident"),
    ("About 4,000 troops took part.", "About 4,000", "count", 3600, 4400, "troop"),
    ("About 412 troops took part.", "About 412", "count", 409, 415, "troop"),
    ("Nearly two million civilians are trapped.", "Nearly two million", "count", 1_800_000, 2_000_000, "civilian"),
    ("Close on 100 people were hurt.", "Close on 100", "count", 90, 100, "people"),
    ("Just over 200 ships passed.", "Just over 200", "count", 200, 220, "ship"),
    ("A thousand or so came.", "A thousand or so", "count", 900, 1100, ""),
    ("It burned 300-odd homes.", "300-odd", "count", 270, 330, "home"),
    ("The rally drew 20,000-plus visitors.", "20,000-plus", "count", 20_000, INF, "visitor"),
    ("Sales exceeded 500 units.", "500", "count", 501, INF, "unit"),
    ("The peso slipped past 20 to the dollar.", "past 20", "count", 21, INF, ""),
    ("A baby aged six months died.", "aged six months", "age", 6, 6, "month"),
    ("It took half as many again.", "half", "multiple", 1.5, 1.5, "time"),
    ("Voters aged 18-24 stayed at home.", "aged 18-24", "age", 18, 24, "year"),
    ("He is 6ft 2.", "6ft 2", "measure", 6 + 1 / 6, 6 + 1 / 6, "ft"),
    # one figure told by two numbers
    ("All but two of the 12 hostages were freed.", "All but two of the 12", "count", 10, 10, "hostage"),
    (
        "He worked all but half an hour of the 12 hours.",
        "all but half an hour of the 12 hours",
        "measure",
        11.5,
        11.5,
        "hour",
    ),
    ("It fell 24 hours short of a fortnight.", "24 hours short of a fortnight", "measure", 312, 312, "hour"),
    ("They fell two short of the 12 votes needed.", "two short of the 12", "count", 10, 10, "vote"),
    ("She was about 50, give or take five years.", "about 50, give or take five years", "age", 45, 55, "year"),
    ("It rose to 300, plus or minus 20 metres.", "300, plus or minus 20 metres", "measure", 280, 320, "m"),
    ("It paid Rs 2 crore 40 lakh.", "Rs 2 crore 40 lakh", "money", 23_500_000, 24_500_000, "rupee"),
    ("It lost 30 MUSD last year.", "30 MUSD", "money", 29_500_000, 30_500_000, "USD"),
    ("About 500 or more people came.", "About 500 or more", "count", 500, INF, "people"),
    ("It holds less than or equal to 40 litres.", "less than or equal to 40 litres", "measure", 0, 40, "l"),
    ("Two in five or more voters stayed at home.", "Two in five or more", "share", 0.4, 1, "share"),
    ("Prices stayed above 1000 euros.", "above 1000 euros", "money", 1000, INF, "EUR"),
    ("The index stayed above 2000 all week.", "above 2000", "count", 2001, INF, ""),
    ("The limit is .08 percent.", ".08 percent", "percent", 0.08, 0.08, "%"),
    ("A pill holds 250 mcg.", "250 mcg", "measure", 250, 250, "µg"),
    # rounding as written
    ("It sold 1.2 million phones.", "1.2 million", "count", 1_150_000, 1_250_000, "phone"),
    ("It sold 3 million phones.", "3 million", "count", 2_500_000, 3_500_000, "phone"),
    ("It sold 3,014 phones.", "3,014", "count", 3014, 3014, "phone"),
    # ranges
    ("The zone is 15-20 km deep.", "15-20 km", "measure", 15, 20, "km"),
    ("Between 200 and 300 fighters remain.", "Between 200 and 300", "count", 200, 300, "fighter"),
    ("It takes 10 to 15 minutes.", "10 to 15 minutes", "measure", 10, 15, "minute"),
    ("Two or three villages were cut off.", "Two or three", "count", 2, 3, "village"),
    ("They want 2-3 million doses.", "2-3 million", "count", 2_000_000, 3_000_000, "dose"),
    ("It costs £1.5m-£2m.", "£1.5m-£2m", "money", 1_500_000, 2_000_000, "GBP"),
    # shares and percentages
    ("A third of the voters stayed at home.", "A third", "share", 1 / 3, 1 / 3, "share"),
    ("Two-thirds of lawmakers backed it.", "Two-thirds", "share", 2 / 3, 2 / 3, "share"),
    ("Half the crew were rescued.", "Half", "share", 0.5, 0.5, "share"),
    ("More than half were children.", "More than half", "share", 0.5, 1, "share"),
    ("One in five children is poor.", "One in five", "share", 0.2, 0.2, "share"),
    ("Nearly nine in 10 drivers joined.", "Nearly nine in 10", "share", 0.81, 0.9, "share"),
    ("In some villages one family in 20 refused.", "one family in 20", "share", 0.05, 0.05, "share"),
    ("One worker in eight lost a job.", "One worker in eight", "share", 0.125, 0.125, "share"),
    ("Four out of five appeals failed.", "Four out of five", "share", 0.8, 0.8, "share"),
    ("Every third drum was unlabelled.", "Every third", "share", 1 / 3, 1 / 3, "share"),
    ("Unemployment fell to 6 percent.", "6 percent", "percent", 6, 6, "%"),
    ("The economy grew 5.5 per cent.", "5.5 per cent", "percent", 5.5, 5.5, "%"),
    ("It cut 8% of its workforce.", "8%", "percent", 8, 8, "%"),
    ("Rates rose by 6.25 percentage points.", "6.25 percentage points", "points", 6.25, 6.25, "percentage point"),
    ("Rates rose by half a percentage point.", "half a percentage point", "points", 0.5, 0.5, "percentage point"),
    ("Rates rose by 25 basis points.", "25 basis points", "points", 25, 25, "basis point"),
    # money
    ("The deal was worth $1.2bn.", "$1.2bn", "money", 1.15e9, 1.25e9, "USD"),
    ("It was fined €3m.", "€3m", "money", 2.5e6, 3.5e6, "EUR"),
    ("Spending came to N$66.2 billion.", "N$66.2 billion", "money", 66.15e9, 66.25e9, "NAD"),
    ("It paid A$40 for it.", "A$40", "money", 40, 40, "AUD"),
    ("It borrowed US$5 million.", "US$5 million", "money", 4.5e6, 5.5e6, "USD"),
    ("The land cost £58m.", "£58m", "money", 57.5e6, 58.5e6, "GBP"),
    ("The plant cost 250 million euros.", "250 million euros", "money", 249.5e6, 250.5e6, "EUR"),
    ("They got 35 cedis a day.", "35 cedis", "money", 35, 35, "GHS"),
    ("He was fined 11m crowns.", "11m crowns", "money", 10.5e6, 11.5e6, "crown"),
    ("He was fined 9,000 Swedish kronor.", "9,000 Swedish kronor", "money", 9000, 9000, "SEK"),
    ("It cost 300 Hong Kong dollars.", "300 Hong Kong dollars", "money", 300, 300, "HKD"),
    ("The fare is 50 cents.", "50 cents", "money", 50, 50, "cent"),
    ("The shares rose to 240p.", "240p", "money", 240, 240, "penny"),
    ("It cost three dollars and 50 cents.", "three dollars and 50 cents", "money", 3.5, 3.5, "USD"),
    ("The price starts at CHF 22.5 million.", "CHF 22.5 million", "money", 22.45e6, 22.55e6, "CHF"),
    ("The fund lost R1.2 billion.", "R1.2 billion", "money", 1.15e9, 1.25e9, "ZAR"),
    # measures
    ("The missile flew 300km.", "300km", "measure", 300, 300, "km"),
    ("The hall has 12,000 square metres.", "12,000 square metres", "measure", 12_000, 12_000, "m2"),
    ("The fire burned 9,800 hectares.", "9,800 hectares", "measure", 9800, 9800, "ha"),
    ("The craft weighed nearly 3,000 pounds.", "nearly 3,000 pounds", "measure", 2700, 3000, "lb"),
    ("He was fined 3,000 pounds.", "3,000 pounds", "money", 3000, 3000, "GBP"),
    ("It fell to minus 20 C.", "minus 20 C", "measure", -20, -20, "C"),
    ("It reached 100 degrees Fahrenheit.", "100 degrees Fahrenheit", "measure", 100, 100, "F"),
    ("The train braked at 94 miles an hour.", "94 miles an hour", "measure", 94, 94, "mph"),
    ("She is 5ft 6in tall.", "5ft 6in", "measure", 5.5, 5.5, "ft"),
    ("He was jailed for 12 years and nine months.", "12 years and nine months", "measure", 12.75, 12.75, "year"),
    ("Talks lasted nearly six hours.", "nearly six hours", "measure", 5.4, 6, "hour"),
    ("The ceremony lasted two and a half hours.", "two and a half hours", "measure", 2.5, 2.5, "hour"),
    ("It lasted half an hour.", "half an hour", "measure", 0.5, 0.5, "hour"),
    ("It lasted a year and a half.", "a year and a half", "measure", 1.5, 1.5, "year"),
    ("She waited well over a year.", "well over a year", "measure", 1, INF, "year"),
    (
        "They fought for the better part of a fortnight.",
        "the better part of a fortnight",
        "measure",
        0.9,
        1,
        "fortnight",
    ),
    ("Councillors held a four-hour debate.", "four-hour", "measure", 4, 4, "hour"),
    ("He won in 2:01:39.", "2:01:39", "measure", 7299, 7299, "second"),
    ("She ran 1:58.4 to win.", "1:58.4", "measure", 118.4, 118.4, "second"),
    ("It broke the record by 0.3 of a second.", "0.3 of a second", "measure", 0.3, 0.3, "second"),
    # adjectives with a hyphen
    ("Russia sent a 30-bed hospital.", "30-bed", "count", 30, 30, "bed"),
    ("A 1,500-strong force was sent.", "1,500-strong", "count", 1500, 1500, "force"),
    ("They stayed in a five-star hotel.", "five-star", "count", 5, 5, "star"),
    # ages
    ("Police charged a 45-year-old teacher.", "45-year-old", "age", 45, 45, "year"),
    ("The girl, aged 17, was found.", "aged 17", "age", 17, 17, "year"),
    ("Ingrid Moser, 52, took over.", "52", "age", 52, 52, "year"),
    ("The suspect (34) was held.", "34", "age", 34, 34, "year"),
    ("It saved a girl of eight.", "eight", "age", 8, 8, "year"),
    ("She was in her 40s.", "in her 40s", "age", 40, 49, "year"),
    ("The man is in his mid-30s.", "in his mid-30s", "age", 34, 36, "year"),
    ("He is 44.", "44", "age", 44, 44, "year"),
    ("I was 27 when we began.", "27", "age", 27, 27, "year"),
    ("One of them was a nonagenarian.", "nonagenarian", "age", 90, 99, "year"),
    ("Those over 58 can retire.", "over 58", "age", 58, INF, "year"),
    # multiples, frequencies, zero
    ("Prices have tripled.", "tripled", "multiple", 3, 3, "time"),
    ("The hole was three times as wide.", "three times", "multiple", 3, 3, "time"),
    ("Exports rose threefold.", "threefold", "multiple", 3, 3, "time"),
    ("Twice as many ships passed.", "Twice", "multiple", 2, 2, "time"),
    ("They have won the cup five times.", "five times", "frequency", 5, 5, "time"),
    ("He struck twice.", "twice", "frequency", 2, 2, "time"),
    ("No one was hurt.", "No one", "count", 0, 0, "people"),
    ("There were no casualties.", "no casualties", "count", 0, 0, "casualty"),
    ("Not one house was lost.", "Not one", "count", 0, 0, "house"),
    # results and votes
    ("They beat Havnar 3-1.", "3-1", "score", 1, 3, ""),
    ("Senators voted 11-2 to approve him.", "11-2", "score", 2, 11, ""),
    ("It was approved by 28 votes to 12.", "28 votes to 12", "score", 12, 28, ""),
    ("It passed by a majority of four.", "four", "margin", 4, 4, ""),
    ("The motion lost by five votes.", "five votes", "margin", 5, 5, "vote"),
    # earthquakes
    ("A 6.4-magnitude quake struck.", "6.4-magnitude", "magnitude", 6.4, 6.4, "magnitude"),
    ("The quake was measured at 6.4 by a centre.", "6.4", "magnitude", 6.4, 6.4, "magnitude"),
    # ordinals that carry a count
    ("It was its third pause in succession.", "third", "ordinal", 3, 3, "pause"),
    ("He scored in the 78th minute.", "78th", "ordinal", 78, 78, "minute"),
    ("She finished fifth in Oslo.", "fifth", "ordinal", 5, 5, "place"),
]


@pytest.mark.parametrize(("text", "words", "form", "low", "high", "unit"), VALUES)
def test_a_value_is_found_and_makes_a_claim(
    text: str, words: str, form: str, low: float | None, high: float | None, unit: str
) -> None:
    found = value(text, words)
    assert (found.form, found.low, found.high, found.unit) == (
        Form(form),
        None if low is None else pytest.approx(low),
        None if high is None else pytest.approx(high),
        unit,
    )
    assert words in claims(text)


VAGUE = [
    ("Dozens of houses burned down.", "Dozens", 24, 99),
    ("Hundreds of people fled.", "Hundreds", 200, 999),
    ("Thousands of people marched.", "Thousands", 2000, 9999),
    ("Tens of thousands marched.", "Tens of thousands", 20_000, 99_999),
    ("Hundreds of thousands of refugees crossed.", "Hundreds of thousands", 200_000, 999_999),
    ("Several people died.", "Several", 3, 9),
    ("Several hundred soldiers came.", "Several hundred", 300, 900),
    ("A handful of ships passed.", "A handful", 3, 7),
]


@pytest.mark.parametrize(("text", "words", "low", "high"), VAGUE)
def test_a_vague_word_is_a_wide_band_and_no_claim(text: str, words: str, low: float, high: float) -> None:
    (mention,) = mentions(text)
    assert (mention.span.of(text), mention.value.hedge) == (words, Hedge.VAGUE)
    assert (mention.value.low, mention.value.high) == (low, high)
    assert mention.excluded == "vague quantity"


WHOLES = [
    ("Five of the 12 hostages were freed.", "Five", 12),
    ("It employs 1,150 of the company's 1,400 workers.", "1,150", 1400),
    ("Of the 212 miners, 178 walked out.", "178", 212),
    ("Fifteen people were held, eight of them in Antwerp.", "eight", 15),
    ("The toll rose to 64, of whom 41 were found in one town.", "41", 64),
    ("Five of its eight-bed wards were shut.", "Five", None),
]


@pytest.mark.parametrize(("text", "words", "whole"), WHOLES)
def test_the_whole_of_a_part_is_known(text: str, words: str, whole: float | None) -> None:
    assert value(text, words).whole == whole


RATES = [
    ("They got 35 cedis a day.", "35 cedis", "day"),
    ("Pay will average $19 an hour.", "$19", "hour"),
    ("It cost €131 a kilowatt-hour.", "€131", "kilowatt-hour"),
    ("Each family gets $500 each.", "$500", "each"),
    ("It saves 58 million euros annually.", "58 million euros", "year"),
    ("The clinic saw 90 patients a day.", "90", "day"),
    ("A third of the voters stayed away.", "A third", "voter"),
    ("He earned £50,000 a year later.", "£50,000", None),
]


@pytest.mark.parametrize(("text", "words", "per"), RATES)
def test_what_a_rate_is_per(text: str, words: str, per: str | None) -> None:
    assert value(text, words).per == per


MASKS = [
    ("A third of the voters stayed away.", "A third of"),
    ("Five of the hostages were freed.", "Five of"),
    ("Ingrid Moser, 52, took over.", ", 52,"),
    ("It cost $5 million.", "$5 million"),
]


@pytest.mark.parametrize(("text", "mask"), MASKS)
def test_what_is_masked_with_a_value(text: str, mask: str) -> None:
    assert mentions(text)[0].mask.of(text) == mask


def test_a_figure_without_a_unit_takes_that_of_the_figure_it_is_set_against() -> None:
    assert value("Antwerp seized 58 tonnes and Rotterdam 32.", "32").unit == "t"
    assert value("The rate fell from 31 percent to 28.", "28").form is Form.PERCENT
    assert value("They held two men aged 34 and 41.", "41").form is Form.AGE
    assert value("Trials over a year were down to 8,850.", "8,850").form is Form.COUNT


STANDINGS = [
    ("The loss widened to €19m from €12m.", ["holds", "held"]),
    ("Beds go down from 24 to 18.", ["held", "holds"]),
    ("A quarter came from abroad, up from a fifth.", ["holds", "held"]),
    ("The deficit was 4.1 percent instead of 4.4.", ["holds", "denied"]),
    ("It drew 26,449 people rather than the 26,944 announced.", ["holds", "denied"]),
    ("There were 69 patients, not 96.", ["holds", "denied"]),
    ("The boat from Ostend brought 12 people.", ["holds"]),
    ("Not only 12 ships were lost.", ["holds"]),
    ("Not more than 12 ships were lost.", ["holds"]),
    ("The train from 12 villages was full.", ["holds"]),
]


@pytest.mark.parametrize(("text", "standings"), STANDINGS)
def test_whether_a_figure_is_told_to_hold(text: str, standings: list[str]) -> None:
    assert [m.value.standing.value for m in mentions(text)] == standings


def test_bounds_and_alternatives_are_two_values() -> None:
    assert [m.value.hedge for m in mentions("It took less than 10 and more than 5 tries.")] == [
        Hedge.LESS_THAN,
        Hedge.MORE_THAN,
    ]
    assert [m.value.point for m in mentions("He wants either 10 or 20 ships.")] == [10, 20]


def test_a_change_and_what_it_led_to_are_no_range() -> None:
    assert claims("The grant goes up by N$50 to N$1,300.") == ["N$50", "N$1,300"]
    assert claims("Prices rose by 10 to 15 percent.") == ["10 to 15 percent"]
    assert claims("He had worked eleven and a half hours, 30 minutes short of the limit.") == [
        "eleven and a half hours",
        "30 minutes",
    ]


IMPLIED = [
    ("It has been state-owned since 1927.", "since 1927", 90, 91, "year"),
    ("She has led it since October 2010.", "since October 2010", 94, 95, "month"),
    ("It was founded in 1951.", "in 1951", 66, 67, "year"),
    ("The ring worked between 1998 and 2005.", "between 1998 and 2005", 6, 8, "year"),
    ("Ministers from Togo, Benin, Ghana and Nigeria met.", "Togo, Benin, Ghana and Nigeria", 4, 4, ""),
    ("They held Anna Berg, Ole Vik and Jan Dahl.", "Anna Berg, Ole Vik and Jan Dahl", 3, 3, ""),
]


@pytest.mark.parametrize(("text", "words", "low", "high", "unit"), IMPLIED)
def test_what_words_imply_is_a_value_and_no_claim(text: str, words: str, low: float, high: float, unit: str) -> None:
    (mention,) = mentions(text)
    assert (mention.span.of(text), mention.value.implied) == (words, words)
    assert (mention.value.low, mention.value.high, mention.value.unit) == (low, high, unit)
    assert mention.excluded == "implied, not told"


@pytest.mark.parametrize(
    "text",
    [
        "It will open in 2031.",
        "It began in 2018.",
        "It is made in Sweden, and sold in Norway.",
        "Laurel and Hardy met.",
        "He spoke of a man in black, a dog and a cat.",
    ],
)
def test_what_implies_no_figure(text: str) -> None:
    assert mentions(text) == []


def test_an_article_joined_to_a_number_is_one() -> None:
    found = mentions("Police arrested six men and a woman.")
    assert [(m.value.point, m.value.unit, m.excluded) for m in found] == [
        (6, "man", ""),
        (1, "woman", "one in a row of counts"),
    ]
    assert len(mentions("It lasted two hours and a half.")) == 2
    assert len(mentions("Six people left, and a few stayed.")) == 2


def test_several_values_of_a_sentence_are_found_in_order() -> None:
    text = "Kessling, 61, cut 2,400 jobs, or 15 percent, at a cost of 140 million euros a year."
    assert claims(text) == ["61", "2,400", "15 percent", "140 million euros"]
