"""The named rules by which two dates are compared."""

from __future__ import annotations

from verifier.claims import Rule

SAME = Rule(
    "date.same",
    "Both name the same days.",
    "Each expression is resolved against its own article's day of publication; the days that come out are the same.",
    'Draft of Wed. 19 Sept. 2018: "on Monday"; reported: "on Sept. 17". They agree.',
)
WITHIN = Rule(
    "date.within",
    "One date lies within the other.",
    "A coarser date agrees with a finer one inside it: a copy editor lets September stand for 17 September. Early, middle and late "
    "are thirds of a period; its start and end are its first and last smaller unit; seasons are whole months of the northern hemisphere.",
    'Draft: "in September"; reported: "on Sept. 17". They agree.',
)
DISJOINT = Rule(
    "date.disjoint",
    "The two dates have no day in common.",
    "Nothing happens once on two days. Deadlines, starts and ends are compared with their like: a ban until the end of February is not one "
    "until the end of March, though both hold in January.",
    'Draft: "by Oct. 5"; reported: "by Oct. 15". They conflict.',
)
EDGE = Rule(
    "date.edge",
    "A stretch begins, or ends, in the days named.",
    "Since when something goes on is when its stretch begins, and until or by when, is when it ends: a stretch of days agrees with a start "
    "that holds its first day, and with an end or a deadline that holds its last.",
    'Draft: "by the end of August"; reported: "over the coming five weeks", published 26 July. They agree.',
)
OVERLAP = Rule(
    "date.overlap",
    "The two dates share some days, and neither lies within the other.",
    "They may name the same day or not, so nothing is decided.",
    'Draft: "in the second half of March"; reported: "in the spring, from March 20 to 25 ..." with days outside. Undecided.',
)
NEAR = Rule(
    "date.near",
    "The dates differ by no more than the words leave open.",
    'Who writes "about", "a month after" or "early May" does not count days: within that looseness a difference is no conflict, and no '
    "agreement either.",
    'Draft: "about a week ago", published 10 April; reported: "on April 1". Undecided.',
)
ZONE = Rule(
    "date.zone",
    "Neighbouring days, one of them in Greenwich time.",
    "The small hours of Friday in Dushanbe are Thursday evening in Greenwich, so a day's difference between a GMT date and a local one "
    "decides nothing.",
    'Draft: "Thursday evening GMT"; reported: "early on Friday". Undecided.',
)
EITHER = Rule(
    "date.other-reading",
    "An equally likely reading of the words agrees.",
    '"Delegates meet there on Thursday" can look forward or, as a caption does, back; "seven weeks ago" can be that week, or the '
    "days that one rounds to seven weeks. Of two readings the reader takes the one that fits what is known.",
    'Draft of a Tuesday: "delegates, meeting there on Thursday"; reported: the Thursday before. They agree.',
)
AMBIGUOUS = Rule(
    "date.ambiguous",
    "Another, less likely reading of the words agrees.",
    '"Opened in May" leaves the year to the reader, and in a story of a fire two years ago "on Friday" need not be last week\'s. Where the '
    "less likely reading agrees, the difference is no proof of an error, and no agreement either.",
    'Draft: "opened in May", published in September 2018; reported: "in May 2019". Undecided.',
)
UNSURE = Rule(
    "date.unsure",
    "What one date is counted from is not certain.",
    '"Two days after the disaster" was counted from the day that the story seems to be about. Such a date may agree, but is too little to '
    "call another one wrong.",
    'Draft: "two days after the disaster"; reported: a day further off. Undecided.',
)
SAME_WEEKDAY = Rule(
    "date.same-weekday",
    "Both name the same day of the week, and which week one of them means is not certain.",
    'Where a text says "the Friday", its week was told elsewhere, perhaps in words that are not dates. The day of the week is told all the '
    "same: two reports of one event that both name a Friday agree.",
    'Draft: "the Friday", in a story of a fire a year ago; reported: "on Friday, Aug. 7". They agree.',
)
OTHER_WEEKDAY = Rule(
    "date.other-weekday",
    "The two name different days of the week.",
    "Whichever week is meant, a Friday is no Saturday, and one event has one day.",
    'Draft: "the Friday", in a story of a fire a year ago; reported: "on Saturday at noon". They conflict.',
)
GIVEN_UP = Rule(
    "date.given-up",
    "One date is the other's, as it was before it was moved.",
    "What was moved, postponed or put off from a day does not happen on that day.",
    'Draft: "convenes on Dec. 14"; reported: "was moved from Dec. 14 to Dec. 20". They conflict.',
)
UNRESOLVED = Rule(
    "date.unresolved",
    "A date could not be resolved to days.",
    "The article has no day of publication, or the event that the date is counted from is not dated in it.",
    'Draft: "three weeks before the accident", with no date of the accident. Undecided.',
)
SAME_DISTANCE = Rule(
    "date.same-distance",
    "Both are the same distance from an event.",
    "Neither article dates the event, but both count the same days from it.",
    'Draft: "11 weeks before the fire"; reported: "11 weeks before the blaze". They agree.',
)
OTHER_DISTANCE = Rule(
    "date.other-distance",
    "The two count different distances from one event.",
    "Neither article dates the event, but both name it and are on the same side of it; distances that are not a rounding of each other "
    "lead to different days.",
    'Draft: "fifteen weeks before the fire"; reported: "11 weeks before the fire". They conflict.',
)
DEADLINE = Rule(
    "date.deadline",
    "A date before a deadline.",
    "A day before a deadline keeps it, but does not show that it was the deadline, nor the other way round. Undecided.",
    'Draft: "by the end of the year"; reported: "on 12 June". Undecided.',
)
BEFORE_DEADLINE = Rule(
    "date.before-landmark",
    "A date within the month before the landmark named.",
    '"Before Christmas" names no deadline but the nearest landmark after it: a date in the month before is what it speaks of. A date '
    "further ahead would have been named by something nearer.",
    'Draft: "before Christmas"; reported: "by Dec. 14". They agree.',
)
PAST_DEADLINE = Rule(
    "date.past-deadline",
    "A date after the deadline.",
    "What is to be done by, or before, a day is not to be done after it.",
    'Draft: "by the end of this year" (2019); reported: "in March 2020". They conflict.',
)
TOO_EARLY = Rule(
    "date.too-early",
    "A date before the earliest one.",
    "What is not to happen before a day, or happened after it, does not happen earlier.",
    'Draft: "not before Easter"; reported: "in February". They conflict.',
)
ONE_SIDED = Rule(
    "date.one-sided",
    "Bounds that do not exclude each other.",
    "Before and after leave one side open, and a start and an end are different days of one thing: they can both be true.",
    'Draft: "after Oct. 5"; reported: "on Oct. 9". Undecided.',
)

RULES = (
    SAME,
    WITHIN,
    EDGE,
    DISJOINT,
    OVERLAP,
    NEAR,
    ZONE,
    EITHER,
    AMBIGUOUS,
    UNSURE,
    SAME_WEEKDAY,
    OTHER_WEEKDAY,
    GIVEN_UP,
    UNRESOLVED,
    SAME_DISTANCE,
    OTHER_DISTANCE,
    DEADLINE,
    BEFORE_DEADLINE,
    PAST_DEADLINE,
    TOO_EARLY,
    ONE_SIDED,
)
