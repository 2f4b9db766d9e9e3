"""The rules by which two counts are compared, as ``verify explain`` shows them."""

from __future__ import annotations

from verifier.claims import Rule

EQUAL = Rule(
    "count.equal",
    "Both say the same figure.",
    "The same figure in the same unit, hedged in the same way or not at all, is the same statement: 'at least 20' "
    "and 'at least 20' too.",
    "'a dozen posts' and '12 posts': agrees.",
)
WITHIN = Rule(
    "count.within",
    "The more precise of the two lies inside what the other allows.",
    "A hedge, a range or a rounded figure stands for a band; a figure whose middle lies in the band bears it out. "
    "'About', 'nearly' and 'just over' reach a tenth of the figure, which is as far as a reader goes along with "
    "them.",
    "'nearly 40 schools' and '38 schools': agrees.",
)
ROUNDED = Rule(
    "count.rounded",
    "One figure is the other, rounded.",
    "A figure is written to a step: '1.2 million' to the hundred thousand, '4 percent' to the percent, '2,400' to "
    "the hundred. A more precise figure that rounds to it agrees with it (AP and Guardian stylebooks: round large "
    "numbers).",
    "'3 million' and '2.97 million': agrees.",
)
BOUND = Rule(
    "count.bound-met",
    "The figure lies just on the right side of the bound.",
    "Copy rounds to the nearest round figure and says on which side the true one lies: 412 becomes 'more than "
    "400'. Up to the next step of that rounding, and at most a fifth beyond the bound, the bound is taken for "
    "such a rounding.",
    "'more than 400 hurt' and '412 hurt': agrees.",
)
OPEN = Rule(
    "count.open-bounds",
    "A bound and a figure that do not exclude each other decide nothing.",
    "'At least 20' is true of 45, but nobody who knew of 45 would write it: an early toll may have been "
    "overtaken. So it neither supports nor contradicts.",
    "'at least 20 dead' and '45 dead': undecided.",
)
AT_THE_BOUND = Rule(
    "count.at-the-bound",
    "A bound and the very figure that it leaves out may be one figure, rounded.",
    "Who knows of 72 writes 'more than 70', and who rounds writes '70': taken at their word the two exclude each other, but "
    "no copy editor would hold one against the other.",
    "'more than 70 injured' and '70 injured': undecided.",
)
NEAR = Rule(
    "count.near",
    "The figures are close, and the words leave it open whether they are the same.",
    "Outside the band that a hedge or a rounding usually covers, but not so far that both cannot be true.",
    "'about 4,000' and '4,500': undecided.",
)
RANGES = Rule(
    "count.ranges",
    "Two ranges that overlap and have different ends decide nothing.",
    "As estimates of one quantity they can both be true; as quotations of one range they cannot.",
    "'5.3 to 5.8 billion' and '5.3 to 5.5 billion': undecided.",
)
VAGUE = Rule(
    "count.vague",
    "A word for a wide band decides nothing about a figure inside it.",
    "'Dozens' is true of 30 and of 90; it bears out neither.",
    "'dozens of houses' and '45 houses': undecided.",
)
DISJOINT = Rule(
    "count.disjoint",
    "The two cannot be true together.",
    "Whatever the hedges and the rounding leave open, no figure lies in both intervals.",
    "'14 servicemen' and 'fifteen servicemen': conflicts.",
)
CONVERTED = Rule(
    "count.converted",
    "The figures agree once the units are converted.",
    "Units of one dimension are converted by their exact factors. A conversion is never more precise than its "
    "source: both figures are taken to the step to which they are written.",
    "'12 miles' and '20 kilometres': agrees.",
)
CONVERTED_DISJOINT = Rule(
    "count.converted-disjoint",
    "The figures differ even when the units are converted and both are taken as rounded.",
    "As for count.disjoint, in the base unit of the dimension.",
    "'35 miles out to sea' and '35 kilometres off the coast': conflicts.",
)
MARGIN = Rule(
    "count.margin",
    "A margin is compared with the difference of the two sides.",
    "A majority, a lead or a margin of so many votes is what one side has more than the other.",
    "'by a majority of four' and '16 votes to 12': agrees.",
)
SCORE = Rule(
    "count.score",
    "Two results are compared side by side, whichever side is named first.",
    "'Won 3-1' and 'lost 1-3' are one result.",
    "'28 votes to 12' and '28 votes to nine': conflicts.",
)
PART_OF_WHOLE = Rule(
    "count.part-of-whole",
    "A count out of a stated whole is compared with a share as a fraction.",
    "'Four of the five instruments' says four-fifths as well as four.",
    "'four of the five instruments' and '80 percent of the instruments': agrees.",
)
LEFT_OUT = Rule(
    "count.unit-left-out",
    "The figures are the same, and one of them leaves its unit out.",
    "Copy leaves out a unit that the context gives ('at 9.9'). The same figure then agrees; another figure may be "
    "of something else, and decides nothing.",
    "'9.9 percent' and 'at 9.9': agrees.",
)
FORM = Rule(
    "count.different-form",
    "Two quantities of different forms cannot be compared from their values alone.",
    "A share is not a number of people until the whole is known; a change in percentage points is not one in percent.",
    "'a third of the staff' and '1,200 staff': undecided.",
)
CURRENCY = Rule(
    "count.different-currency",
    "Amounts in different currencies are not compared.",
    "Rates of exchange move; a conversion would be a figure that nobody reported.",
    "'$585,000' and '5 million crowns': undecided.",
)
CURRENCY_SWAP = Rule(
    "count.currency-swap",
    "The same figure in two currencies cannot be true of one amount.",
    "Two currencies that stand at exactly one to one are rare; a copied figure with the wrong sign is a common "
    "slip. Currencies pegged at par to each other are left out.",
    "'45 million dollars' and '45 million somoni': conflicts.",
)
UNITS = Rule(
    "count.incomparable-units",
    "The units measure different things.",
    "A length is not a duration, and an amount of money is not a weight.",
    "'12 hours' and '12 miles': undecided.",
)
RATE = Rule(
    "count.different-rate",
    "The figures are given for different periods or per different wholes.",
    "So much a week and so much a year are not converted into each other: a year's figure need not be 52 weekly ones.",
    "'$20 an hour' and '$800 a week': undecided.",
)

DENIED = Rule(
    "count.denied",
    "One says the figure, the other says that it is not so.",
    "'Not 96', 'instead of 96' and 'rather than 96' tell what is wrong, mostly in a correction: who says 96 is contradicted, and any other "
    "figure is left open.",
    "'96 people' and '69 people, and not 96': conflicts.",
)
BEFORE = Rule(
    "count.before-a-change",
    "One of the figures is told as what was so before a change.",
    "'Up from a fifth' says what held before. It may be the figure that an earlier story told, but it contradicts none that holds now.",
    "'a loss of €15m' and '(widened to €19m) from €12m': undecided.",
)
IMPLIED = Rule(
    "count.implied",
    "One of the figures is not told but follows from the words.",
    "Three names in a row are three; what began in 1927 has gone on for 96 years in 2023. An editor counts and subtracts, but a list may "
    "leave some out and a thing may have begun before its first mention: so such a value can bear a figure out and never contradict it.",
    "'state-owned for 96 years' and 'owned by the state since 1927', of 2023: agrees.",
)
OTHER_THINGS = Rule(
    "count.other-things",
    "The two count things that exclude each other.",
    "Men are not women, the dead are not the wounded, civilians are not soldiers, and people are not homes: neither an equal figure nor "
    "another one says anything.",
    "'seven men' and 'seven women': undecided.",
)

RULES = (
    EQUAL,
    WITHIN,
    ROUNDED,
    BOUND,
    CONVERTED,
    PART_OF_WHOLE,
    LEFT_OUT,
    MARGIN,
    SCORE,
    DISJOINT,
    CONVERTED_DISJOINT,
    CURRENCY_SWAP,
    OPEN,
    AT_THE_BOUND,
    NEAR,
    RANGES,
    VAGUE,
    FORM,
    CURRENCY,
    UNITS,
    RATE,
    OTHER_THINGS,
    IMPLIED,
    DENIED,
    BEFORE,
)
