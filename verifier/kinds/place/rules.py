"""The named rules by which two places are compared."""

from __future__ import annotations

from verifier.claims import Rule

SAME = Rule(
    "place.same",
    "Both name the same place.",
    "Spellings, other names and former names (Kyiv, Kiev) lead to one entry of the gazetteer; a description such as "
    '"the German capital" is resolved first. A name that the gazetteer does not have is the same as itself.',
    "Draft: in Kiev. Reported: in Kyiv. They agree.",
)
WITHIN = Rule(
    "place.within",
    "One place lies in the other.",
    "What happened in a town happened in its county, its country and its part of the world: a coarser place is no "
    "different one. Seas, ranges and regions without borders hold what is within their reach.",
    "Draft: in Germany. Reported: in Berlin. They agree.",
)
NEAR = Rule(
    "place.near",
    "The words leave room for both.",
    'Who writes "near", "outside" or "north of" names the town that readers know; places up to about fifty kilometres from it fit.',
    "Draft: outside Berlin. Reported: in Oranienburg. They agree.",
)
DISJOINT = Rule(
    "place.disjoint",
    "Two places, neither of which lies in the other.",
    "One event is in one place. Two towns, two countries, or a town and a region that it is not in cannot both be right.",
    "Draft: in Ankara. Reported: in Tehran. They conflict.",
)
PART = Rule(
    "place.part",
    "Opposite parts of one place.",
    "What happened in the north of a country did not happen in its south.",
    "Draft: in southern Syria. Reported: in northern Syria. They conflict.",
)
VENUE = Rule(
    "place.venue",
    "The same venue, or one by its name and by what it is.",
    'In one town, "the stadium" is "the sports stadium" and Caird Hall is "the hall".',
    'Draft: "at the stadium". Reported: "at the sports stadium in Garm". They agree.',
)
OTHER_VENUE = Rule(
    "place.other-venue",
    "Two venues.",
    "Two houses with names of their own, or of sorts that no house is at once (a station and a town hall), are two places.",
    'Draft: "at the ferry terminal". Reported: "at the town hall". They conflict.',
)
OTHER_ROLE = Rule(
    "place.other-role",
    "One is where something came from, the other where it was or went.",
    "A journey has two places: where it started says nothing about where it ended.",
    "Draft: left from Tripoli. Reported: arrived in Tunis. Undecided.",
)
CAPITAL = Rule(
    "place.capital",
    "A capital by its name and by what it is.",
    '"The capital" in a text that says of no other country is the town of the report where that is one. Where the report has another town, '
    "nothing is said: regions have capitals, too.",
    "Draft: in the capital. Reported: in Quito. They agree.",
)
GIVEN_UP = Rule(
    "place.given-up",
    "One is where the event was to be and was moved from.",
    "Who writes that a rally was moved from one town to another says that it was not in the first.",
    "Draft: held in Ostrava. Reported: shifted from Ostrava to Olomouc. They conflict.",
)
NAMESAKE = Rule(
    "place.namesake",
    "Two places of one name.",
    "There are many Springfields. Where one text leaves open which it means, it means the other's: a difference that only the gazetteer "
    "sees is none. Where the rest of each text speaks for another one, it is no proof of an error; only where both say it beside the name "
    '("Springfield, Ill."), they are two places. A name that may be a namesake\'s does not speak against a country or a region.',
    "Draft: in Springfield. Reported: in Springfield, Oregon. They agree.",
)
SUBURB = Rule(
    "place.suburb",
    "The places are so near each other that one may be part of the other.",
    "A suburb has an entry of its own in the gazetteer, and stories call it by the city's name as well.",
    "Draft: in Galway. Reported: in Salthill. Undecided.",
)
UNKNOWN = Rule(
    "place.unknown",
    "The gazetteer does not know one of the names.",
    "A village that it does not have may lie in the other place or be another name of it.",
    "Draft: in Lombardy. Reported: in a village that is not in the gazetteer. Undecided.",
)
DESCRIBED = Rule(
    "place.described",
    "One place is only described.",
    'What "the provincial capital", "the border" or "the hall" means may be the other place. Where it was inferred from '
    "the rest of the story, it is not sure enough to call another place wrong.",
    'Draft: "in the provincial capital". Reported: "in Castellón". Undecided.',
)

RULES: tuple[Rule, ...] = (
    SAME,
    WITHIN,
    NEAR,
    DISJOINT,
    PART,
    VENUE,
    OTHER_VENUE,
    OTHER_ROLE,
    GIVEN_UP,
    CAPITAL,
    NAMESAKE,
    SUBURB,
    UNKNOWN,
    DESCRIBED,
)
