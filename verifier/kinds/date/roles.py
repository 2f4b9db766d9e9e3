"""How a preposition makes the named days a bound, and what of the sentence goes with the date."""

from __future__ import annotations

import dataclasses
import re

from verifier.kinds.date.calendar import Grain
from verifier.kinds.date.lexicon import CLOCK, GREENWICH
from verifier.kinds.date.pattern import Pattern
from verifier.kinds.date.scene import Direction, Scene
from verifier.kinds.date.value import Anchored, DateValue, Role
from verifier.text import WordClass

_BOUND = Pattern(
    rf"\b(?P<word>(?i:no later than|not later than|no earlier than|not earlier than|at the latest by|by|before|ahead of"
    rf"|prior to|until|till|up to|through|since|from|as of|as from|back to|starting|beginning|effective|after"
    rf"|following))(?: on)? (?P<clock>{CLOCK})?(?:about |around )?(?:the )?$"
)
_SUBORDINATORS = frozenset(("before", "after", "until", "till", "since"))
_VERBAL = frozenset({WordClass.AUXILIARY, WordClass.PAST, WordClass.MODAL, WordClass.PRESENT})
_ROLES = {
    "by": Role.BY,
    "no later than": Role.BY,
    "not later than": Role.BY,
    "at the latest by": Role.BY,
    "no earlier than": Role.NOT_BEFORE,
    "not earlier than": Role.NOT_BEFORE,
    "before": Role.BEFORE,
    "ahead of": Role.BEFORE,
    "prior to": Role.BEFORE,
    "until": Role.UNTIL,
    "till": Role.UNTIL,
    "up to": Role.UNTIL,
    "through": Role.UNTIL,
    "since": Role.FROM,
    "from": Role.FROM,
    "as of": Role.FROM,
    "as from": Role.FROM,
    "back to": Role.FROM,
    "starting": Role.FROM,
    "beginning": Role.FROM,
    "effective": Role.FROM,
    "after": Role.AFTER,
    "following": Role.AFTER,
}
MOVED_FROM = Pattern(
    r"(?:\b(?:originally|initially|previously|at first) (?:due|planned|scheduled|set|meant|intended|expected|called|billed|slated|fixed"
    r"|booked)(?: \w+){0,3} (?:on|for|in|by)|\b(?:move|moved|moves|moving|postpone|postponed|shift|shifted|change|changed|delay|delayed"
    r"|reschedule|rescheduled|advance|advanced|brought forward|bring forward|put off|put back|pushed back|push back|extended|deferred"
    r"|rearranged)\b(?: \w+){0,6} from) (?:the )?$",
    needs=("originally", "initially", "previously", "first", "from"),
)
"""Before a date that holds no longer: "was moved from Monday", "originally due on Sept. 2"."""
_NEGATIVE = re.compile(r"\b(?:not|no|none|nobody|never|neither|nor|hardly|without)\b|n't\b", re.IGNORECASE)
_ABOUT = Pattern(
    r"\b(?:about|around|circa|roughly|approximately|some time in|sometime in)(?: the)? $",
    needs=("about", "around", "circa", "roughly", "approximately", "some"),
)
_ABOUT_SLACK = {Grain.DAY: 2, Grain.WEEK: 4, Grain.MONTH: 15, Grain.SEASON: 31, Grain.QUARTER: 31}
_GREENWICH = Pattern(rf"\b{GREENWICH},?(?: on)? $", needs=("gmt", "utc"))
_LATEST = Pattern(r"^,? at the latest\b", needs=("latest",))
_TWO_DAYS = re.compile(r"\d(?:st|nd|rd|th)?\s*(?:-|\bto\b|\bthrough\b)\s*(?:the\s+)?\d")
_ONWARDS = Pattern(r"^ (?:onwards?|on)\b(?! (?:the|a|his|her|its|their)\b)")
_LEADS = Pattern(
    rf"\b(?i:on|in|at|by|before|until|till|since|from|during|over|throughout|through|within|for|of|to|as of|no later than"
    rf"|ahead of|prior to|after)(?: on)? {CLOCK}?(?:the )?$"
)


def with_role(value: DateValue, start: int, end: int, scene: Scene, negated: bool) -> DateValue:
    """The date with the role that the words before ``view[start:end]`` give it. A date that itself stands before a noun ("before Friday's
    vote") bounds nothing: the noun does. "Not before" and "not until" say when something may begin."""
    view = scene.view
    head = view[max(0, start - 56) : start]
    tail = view[end : end + 24]
    if _ABOUT.search(head) and not tail.startswith("'s"):  # "get around Wednesday's ruling"
        value = dataclasses.replace(value, slack=max(value.slack, _ABOUT_SLACK.get(value.grain, 366)))
    if _GREENWICH.search(head):
        value = dataclasses.replace(value, gmt=True)
    if tail.startswith("'s"):
        return value
    if MOVED_FROM.search(view[max(0, start - 72) : start]):
        return dataclasses.replace(value, role=Role.GIVEN_UP)
    if _LATEST.match(tail):
        return dataclasses.replace(value, role=Role.BY)
    match = _BOUND.search(head)
    if match is None:
        return value
    role = _ROLES[" ".join(match["word"].lower().split())]
    counted = value.anchored is Anchored.TEXT or value.offset is not None
    if role is Role.FROM and counted and match["word"].lower() == "from":
        return value  # "up 9 percent from a year earlier" compares
    if role is Role.FROM and _TWO_DAYS.search(view[start:end]):
        return value  # "from Sept. 3 to 7" has its end, too
    following = scene.next_word()
    if following is not None and following.tag in _VERBAL and match["word"].lower() in _SUBORDINATORS:
        return value  # "before that day was over": the word opens a clause
    if role in {Role.BEFORE, Role.AFTER} and (match["clock"] or scene.modifies()):
        return value  # "just before midnight on Monday" is Monday
    if role in {Role.BEFORE, Role.UNTIL} and (
        negated or _NEGATIVE.search(head[max(0, match.start() - 28) : match.start()])
    ):
        # "Did not arrive until Wednesday" arrived then; "will not start until then" may start later, too.
        arrived = role is Role.UNTIL and scene.direction is Direction.BACK
        role = Role.ON if arrived else Role.NOT_BEFORE
    elif role is Role.BEFORE and re.match(r"(?:the\s+)?(?:end|close)\b", view[start:end]):
        role = Role.BY  # before the end of January is by its last day
    return dataclasses.replace(value, role=role)


def mask_start(view: str, start: int) -> int:
    """Where the words that go with a date begin: its preposition, if it has one."""
    base = max(0, start - 40)
    match = _LEADS.search(view[base:start])
    return start if match is None else base + match.start()
