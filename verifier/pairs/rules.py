"""The rules by which statements are judged against evidence given with them, as ``verify explain`` shows them.

All rest on one premise that an archive does not give: whoever hands over the evidence says that it is of the same fact.
"""

from __future__ import annotations

from verifier.claims import Rule

OTHER_VALUE = Rule(
    "pairs.other-value",
    "The evidence has the figure, but for something else.",
    "Of several values in one sentence the one is meant whose own words (the stretch between its neighbours) fit the statement. The "
    "same figure beside it, told of something else, does not bear the statement out.",
    "Statement: 140 firefighters had symptoms. Evidence: 87 firefighters and 140 residents had symptoms. Contradicted.",
)
REJECTED = Rule(
    "pairs.rejected",
    "The evidence names the value only to reject or to replace it.",
    "'Not 12', 'rather than 12', 'instead of 12', 'up from 12', 'moved from Monday': such a value is the one that no longer holds. It "
    "supports only a statement that presents it in the same way.",
    "Statement: the hall seats 900. Evidence: the hall seats 850, not 900. Contradicted.",
)
SAME_BOUND = Rule(
    "pairs.same-bound",
    "Both sides quote a bound or a range, and not the same one.",
    "Two bounds on one quantity can both be true; but where the evidence is given for this very statement, both quote one bound, and two "
    "figures for it cannot both be right.",
    "Statement: fines of up to £24,000. Evidence: fines of up to £15,000. Contradicted.",
)
FITS = Rule(
    "pairs.fits",
    "The words leave it open, and the given evidence fits one of their readings.",
    "A bound that the reported figure keeps, a year or a week that is left to the reader, two periods that share most of their days: where "
    "the evidence is known to be of the same fact, a reading that agrees is the one meant.",
    "Statement: under 1 percent of the staff. Evidence: 0.6 percent of the payroll. Consistent.",
)
WEEKDAY = Rule(
    "pairs.weekday",
    "Days named by their weekday are compared as weekdays.",
    "A story told later speaks of 'the Friday' of its own week, which nothing in a lone clause dates. The weekday is all it says.",
    "Statement: the dam broke on the Friday. Evidence: it broke on Saturday. Contradicted.",
)
SAME_WORDS = Rule(
    "pairs.same-words",
    "The evidence uses the same words.",
    "Where no kind can read the words to judge, or the kinds leave it open, their content words standing together in one sentence of the "
    "evidence bear them out. That other words stand there says nothing.",
    "Statement: they marched to Harrow Green. Evidence: the march ended at Harrow Green. Consistent.",
)
DERIVED = Rule(
    "pairs.derived",
    "The figure follows from figures of the evidence, or of the evidence and the statement.",
    "Editors add, subtract and take shares over all the evidence they have. Only agreement counts, and a part is not added to its whole.",
    "Statement: 15,000 people, a fifth of the town. Evidence: a town of 76,000. Consistent: 15,000 is 19.7% of 76,000.",
)
RATIO = Rule(
    "pairs.ratio",
    "The figure is none of what the evidence's only two amounts come to.",
    "Evidence for a share, a change or a multiple that holds two amounts of one thing and no other figure was given "
    "for what the two come to. "
    "Where they make neither the share nor the change nor the multiple, give or take more than is ever rounded, the figure is wrong. With "
    "more figures, that a sum does not fit says nothing.",
    "Statement: receipts have doubled. Evidence: receipts came to $4.2m, up from $3.5m. Contradicted.",
)
OTHER_FATE = Rule(
    "pairs.other-fate",
    "The evidence tells the figure of people who fared otherwise.",
    "Of one event, the dead, the hurt, the missing and the safe are different people. A figure that the evidence "
    "tells of one of these classes, "
    "with no word of the statement's, is none of it.",
    "Statement: 46 people died on a ferry. Evidence: a ferry with 46 on board broke its mooring, but all were brought "
    "off safely. Contradicted.",
)
HOUR = Rule(
    "pairs.hour",
    "Times of day are compared as times of day.",
    "No kind of claim reads the hour. 'Shortly before' and 'just after' reach 25 minutes, 'about' 20, parts of the day from their start to "
    "their end; how long something took follows from two hours. They conflict only where the evidence tells one time, "
    "and a clock told one.",
    "Statement: shortly before half past four in the morning. Evidence: the blast happened at 4:25 a.m. Consistent.",
)
RATE = Rule(
    "pairs.rate",
    "Rates of time are converted over the calendar.",
    "A year has 52 weeks and twelve months. An archive's weekly and yearly figures may be of different things; "
    "evidence given for the one rate "
    "and telling the other was given for what it comes to.",
    "Statement: wages of £100,000 a week. Evidence: he earns £5.2m a year. Consistent.",
)
LEFT_OUT = Rule(
    "pairs.unit-left-out",
    "The evidence's only figure leaves its unit to the reader.",
    "'Crossed the line in 9.91', 'the dead woman was 37': where the evidence has one figure and says nothing of what "
    "it counts, it is in the "
    "unit of the statement it was given for.",
    "Statement: she ran 9.81 seconds. Evidence: she crossed the line in 9.91. Contradicted.",
)
DURATION = Rule(
    "pairs.duration",
    "A length of time is compared with the days between two dates.",
    "How long something took, how long ago it was and how old it is follow from two dates: two of the evidence, one of each side, or "
    "one and the day of publication. Half a unit either way is what a writer rounds. Contradicted by two dates that are both of "
    "the evidence, or by one told as a start or a last time ('since 1990', 'last won in 1996') where the statement's length runs up to the "
    "story.",
    "Statement, of December 2024: a firm 73 years old. Evidence: founded in 1951. Consistent.",
)
AFTER_DURATION = Rule(
    "pairs.date-after-duration",
    "A date is compared with another date plus or minus a length of time.",
    "'In ten weeks', published on 3 June, is mid-August; 'four days after its deadline', 4 August, is the 8th. Only agreement counts.",
    "Statement: a ruling is due by mid-August. Evidence, of 3 June: it should come in ten weeks. Consistent.",
)
DISTANCE = Rule(
    "pairs.distance",
    "Both are told by their distance from an event.",
    "'Eleven weeks before the fire' and 'fifteen weeks before the blaze' speak of one fire where the evidence is of the same fact: the "
    "lengths decide, whenever it was.",
    "Statement: 15 weeks before the blaze. Evidence: 11 weeks before the fire. Contradicted.",
)
MOMENT = Rule(
    "pairs.moment",
    "A length of time is compared with a moment told by its ordinal.",
    "What happened in the 78th minute happened after 77 to 78 minutes, and 35 minutes before the 113th. 12 minutes from time is the 78th "
    "of football and the 68th of rugby, by the length of the games. A moment conflicts only where the evidence has no other one.",
    "Statement: sent off after 68 minutes. Evidence: sent off in the 78th minute. Contradicted.",
)
AGES = Rule(
    "pairs.ages",
    "A length of time is compared with the difference of two ages.",
    "Who was 27 then and is 41 now has spent 14 years on it.",
    "Statement: she gave it 14 years. Evidence: 'I was 27 when we began,' said Ms Holm, 41. Consistent.",
)
LIST = Rule(
    "pairs.list",
    "A count is compared with the length of a list of names.",
    "'Ministers from four countries' are borne out by four names joined by commas and 'and'. A list may be partial: another length says "
    "nothing.",
    "Statement: four countries signed. Evidence: Togo, Benin, Ghana and Nigeria signed. Consistent.",
)
REST = Rule(
    "pairs.rest",
    "A share is compared with what the reported share leaves over.",
    "Where one side speaks of what is so and the other of what is not (a negation, 'still', 'the rest'), 38 percent of the one "
    "is 62 percent of the other. Only agreement counts.",
    "Statement: more than half of the pots are still out there. Evidence: 38 percent had come back. Consistent.",
)
UNCHANGED = Rule(
    "pairs.unchanged",
    "The statement gives a change, the evidence says that there is none.",
    "What stays as it is has not been raised or cut by any figure.",
    "Statement: the standing charge goes down by 5 percent. Evidence: standing charges stay as they are. Contradicted.",
)
MARGIN = Rule(
    "pairs.margin",
    "A margin is compared with the difference of the two sides.",
    "'By 11', 'a two-goal lead' and 'a majority of one' tell a difference: a result, or the two sides' figures, bear it out where they are "
    "so far apart. It is contradicted only where the evidence has one result and no other figure.",
    "Statement: a two-goal lead. Evidence: they led 2-1. Contradicted.",
)
SERIES = Rule(
    "pairs.series",
    "An ordinal is compared with the number of a series.",
    "The fifth defeat in a row makes five, and what had happened twice before happens a third time. They conflict only where both count "
    "the same noun or both tell of an unbroken run.",
    "Statement: five defeats in a row. Evidence: it was the fourth straight defeat. Contradicted.",
)
OTHER_PLACE = Rule(
    "pairs.other-place",
    "The evidence names another place in the same way.",
    "An archive's stories may call a suburb by its city, and a village may be unknown. Where the evidence is given for the statement, and "
    "both name a place, two names told in the same way are two places.",
    "Statement: outside Alcora. Evidence: outside Eslida. Contradicted.",
)
CHANGE = Rule(
    "pairs.change",
    "The size of a change is not what it led to.",
    "'By' leads to the size of a change, 'to' to its result, 'from' and 'against' to what was before. Where the evidence tells the two "
    "figures of a change, its size is their difference, and neither of them.",
    "Statement: the sentence was cut by 12 years. Evidence: reduced from 20 years to 12. Contradicted.",
)
RULES: tuple[Rule, ...] = (
    OTHER_VALUE,
    REJECTED,
    SAME_BOUND,
    FITS,
    WEEKDAY,
    SAME_WORDS,
    DERIVED,
    RATIO,
    OTHER_FATE,
    HOUR,
    RATE,
    LEFT_OUT,
    DURATION,
    AFTER_DURATION,
    DISTANCE,
    MOMENT,
    AGES,
    LIST,
    REST,
    UNCHANGED,
    MARGIN,
    SERIES,
    OTHER_PLACE,
    CHANGE,
)
