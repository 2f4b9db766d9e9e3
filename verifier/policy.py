"""The policy by which matches become verdicts: the thresholds, and the table of rules that docs/verdicts.md shows."""

from __future__ import annotations

import dataclasses

from verifier.claims import Rule


@dataclasses.dataclass(frozen=True, slots=True)
class Policy:
    """How probable a verdict must be to be given, each a probability 0 to 1.

    ``consistent_at`` is the lower one, because a false alarm costs more than a miss; below them a claim is unverified.
    """

    consistent_at: float = 0.5
    contradicted_at: float = 0.69


RULES: tuple[Rule, ...] = (
    Rule(
        "policy.no-report",
        "Nothing comparable was found.",
        "The archive, as it stood on the draft's day, holds no claim of this kind near enough to be looked at.",
        "Draft: 14 researchers at Brest. Archive: no count near it. Unverified.",
    ),
    Rule(
        "policy.other-fact",
        "The nearest reports are about something else (gate 1).",
        "No report is probable enough to be about the same fact. The nearest is shown as related and its value is not held "
        "against the draft.",
        "Draft: 15 motorbikes. Archive: 40 raiders on motorbikes. Unverified.",
    ),
    Rule(
        "policy.undecided",
        "The same fact is reported, but the values do not decide (gate 2).",
        "The comparison of the two values neither agrees nor conflicts: open bounds, another form, partial overlap.",
        "Draft: 45 dead. Archive: at least 20 dead. Unverified.",
    ),
    Rule(
        "policy.not-sure",
        "A report differs or agrees, but the verdict is not probable enough.",
        "Contradicted is a promise: all that was found is weighed (models/gate.md), and below the threshold nothing is said.",
        "Draft: six hours. Archive: four hours, in a sentence that may be about another meeting. Unverified.",
    ),
    Rule(
        "policy.rival",
        "Another report may be the one meant, and agrees.",
        "A contradiction needs one candidate on each side. A report that agrees with the draft and may be about the same fact, too, weighs "
        "against a contradiction; most of all where it stands in the very sentence that differs.",
        "Draft: 30 wounded. Archive: killed 12 and wounded 30. Not contradicted by the 12.",
    ),
    Rule(
        "policy.spoken-for",
        "The report bears out another claim of the draft.",
        "One reported figure answers one claim. Where it agrees with another claim of the draft and is about as probably the report of "
        "that, it is not held against this one.",
        "Draft: 26 dead and six wounded. Archive: killing 26 and wounding six. The six wounded are not contradicted by the 26.",
    ),
    Rule(
        "policy.plan-not-event",
        "One is of a plan, the other of an event.",
        "The day of what is still to come is not that of something that has happened: for days, it weighs against a contradiction.",
        "Draft: they met on Monday. Archive: they are expected to meet on Friday. Unverified.",
    ),
    Rule(
        "policy.possible",
        "The draft speaks of a possibility.",
        "What may, might or could happen is not contradicted by what somebody else expects.",
        "Draft: the game could be played in Harstad. Archive: it may be moved to Bodo. Unverified.",
    ),
    Rule(
        "policy.other-unit",
        "The two figures count different things.",
        "A contradiction wants the same quantity: 27 soldiers is not 27 civilians. That both sentences name what they count and share "
        "no word of it, or that only one is a rate (a week, a head), weighs against one.",
        "Draft: delivered seven babies. Archive: a hospital with 50 beds. Unverified.",
    ),
    Rule(
        "policy.other-fate",
        "The two figures are of people who fared otherwise.",
        "Of one event the dead, the hurt, the missing and the safe are different people: where the words around each figure speak of what "
        "befell them, and of nothing in common, that weighs against a contradiction.",
        "Draft: five die. Archive: killing at least five and wounding 20. Not contradicted by the 20.",
    ),
    Rule(
        "policy.difference",
        "One figure is a difference, the other is not.",
        "How much more or less, and how many on top, is another quantity than how many there are.",
        "Draft: the price is £300m lower. Archive: a price of £2.6bn. Unverified.",
    ),
    Rule(
        "policy.remainder",
        "One figure is of what is left, or of what falls to each; the other is not.",
        "What remains is neither what there was nor what has gone, and a share of each is not the sum: arithmetic may join the two, and "
        "no report of the one can contradict the other.",
        "Draft: 35 schools remain open. Archive: three schools will close. Unverified.",
    ),
    Rule(
        "policy.other-speaker",
        "The two figures are given by different sources.",
        "Whose figure it is, is part of the fact: one source's estimate is not contradicted by another's.",
        "Draft: four million journeys, the promoters say. Archive: 2.9 million, an expert thought. Unverified.",
    ),
    Rule(
        "policy.other-day",
        "The two clauses tell of different days.",
        "The same event has one time: where both clauses give a day or a period for what they tell and the two have no day in common, "
        "that weighs against holding a figure or a place of the one against the other.",
        "Draft: on Tuesday five died. Archive: on Monday twenty died. Unverified.",
    ),
    Rule(
        "policy.other-place",
        "The two clauses tell of different places.",
        "How many there were, and when, is told of a place: that both clauses give one and neither contains the other weighs against "
        "holding a figure or a day of the one against the other.",
        "Draft: 24 cases in San Luis. Archive: 19 cases in Mexicali. Unverified.",
    ),
    Rule(
        "policy.other-event",
        "The draft and the report have no word of what happened in common.",
        "The day or the place of an event is contradicted by another day or place of the same event only. Where none of the draft's words "
        "for what happened (its clause without names and without who acts) stands in the report, that cannot be promised.",
        "Draft: talks were held in Bamberg on Monday. Archive: families filled the square on Thursday. Unverified.",
    ),
    Rule(
        "policy.derived",
        "The draft's figure follows from figures of the report.",
        "Editors add, subtract, and take shares: where the sum, the difference, a share or the change of two figures of one reported "
        "sentence agrees with the draft, the report supports it, and the reason shows the sum.",
        "Draft: 25 life jackets within reach. Archive: 120 life jackets, 95 of them locked away. Consistent: 120 less 95 is 25.",
    ),
    Rule(
        "policy.denied",
        "The report is of a denial.",
        "Somebody denying a figure reports neither that it is right nor which one is.",
        "Draft: 12 were arrested. Archive: police denied that 10 were arrested. Unverified.",
    ),
    Rule(
        "policy.newest",
        "The newest report decides.",
        "Where reports of the fact differ, the newest one on the draft's day counts; those it overtook are shown as superseded.",
        "Draft: 43 dead. Archive: 43 dead on Monday, 58 dead on Wednesday. Contradicted by the 58.",
    ),
    Rule(
        "policy.beyond-newest",
        "The draft goes beyond the newest figure in the direction in which the story moves.",
        "A figure that has risen from report to report may have risen again: a higher one in the draft is not contradicted by "
        "an older report. Nor does nought one day rule out a first one later.",
        "Draft: 63 dead. Archive: 43 dead on Monday, 58 dead on Wednesday. Unverified.",
    ),
    Rule(
        "policy.sources-disagree",
        "Reports of the same day disagree.",
        "Two reports of one day, equally probably about the fact, give different values: a desk must choose, not a tool.",
        "Draft: 2,500 marchers. Archive, same day: 2,500 by the union, 1,200 by the police. Unverified.",
    ),
)
