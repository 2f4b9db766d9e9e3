"""The rules by which two quotations are compared."""

from __future__ import annotations

from verifier.claims import Rule

RULES: tuple[Rule, ...] = (
    Rule(
        "quotation.same",
        "The same words.",
        "What a house style may change is no difference: capitals, punctuation, quotation marks, British and American spelling, numerals "
        "and contractions (AP and Guardian stylebooks). Sounds such as 'um' are left out.",
        "'We'll honour it,' and \"We will honor it.\": agrees.",
    ),
    Rule(
        "quotation.part",
        "One is the other, shortened.",
        "Newspapers quote a part of a sentence, and mark what they leave out by an ellipsis and what they put in by square brackets. The "
        "words that are there stand in the other in the same order, four of them at least.",
        "'a dark day for all of us' and 'This is a dark day for all of us here': agrees.",
    ),
    Rule(
        "quotation.altered",
        "The same sentence of the same speaker, with other words in it.",
        "Words in quotation marks are the speaker's own (AP Stylebook, quotations). Two people may say nearly the same thing, and "
        "one person may on two days, so it takes the same speaker, seven shared words in the same order, three of them of content, which "
        "make up three quarters of the stretch compared; and a word of weight in another's place, or a negation more or less.",
        "'We will rebuild every house in the valley by spring' and '... by autumn': conflicts.",
    ),
    Rule(
        "quotation.other-speaker",
        "The same words, given to somebody else.",
        "Only where both texts name a person by a full name at the quotation, the names have no part in common or nearly so, and the words "
        "are too many to have been said twice: a ministry's words are its minister's, and a role may be held by the one named.",
        "'The guns must go quiet before anyone talks of peace': by Anna Berg, by Omar Sy: conflicts.",
    ),
    Rule(
        "quotation.near",
        "The same sentence, taken down with small differences.",
        "Small words, inflections and words that are missing are what two note-takers of one speech differ in; no more can be promised.",
        "'We will rebuild every house here' and 'We will rebuild every single house here': undecided.",
    ),
    Rule(
        "quotation.speaker-open",
        "The words fit, but the texts may give them to different speakers.",
        "A name and a description, a ministry and its minister, or two names that are nearly the same may mean one speaker or two.",
        "'Nobody will be left behind in the valley': by the governor, by Anna Berg: undecided.",
    ),
    Rule(
        "quotation.short",
        "The words in common are too few to tell.",
        "Anybody may say three words, and a cliche has more.",
        "'a dark day' and 'It was a dark day for us': undecided.",
    ),
    Rule(
        "quotation.other-words",
        "Two different quotations.",
        "A person says many things, and a report has room for few: that it has others proves nothing.",
        "'We will rebuild' and 'I am tired of waiting': undecided.",
    ),
)
