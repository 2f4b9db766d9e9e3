"""Closed word classes that place an event, and nouns that name a venue."""

from __future__ import annotations

LOCATIVE = frozenset(
    "in at near outside inside around off on across throughout within beyond above below beneath along between".split()
)
"""Prepositions that say where something is (Quirk et al., A Comprehensive Grammar, 9.15): a name after one is a place even if unknown."""
DIRECTIONAL = frozenset("from to into onto through toward towards via for over under past".split())
"""Prepositions of path and source: a known place after one is where something started, went or passed."""
SOURCE_WORDS = frozenset({"from"})
GOAL_WORDS = frozenset("to into onto toward towards for".split())
NEAR_WORDS = frozenset("near outside off around beyond along above below beneath".split())
DIRECTIONS = frozenset(
    "north south east west northeast northwest southeast southwest northern southern eastern western central "
    "northeastern northwestern southeastern southwestern north-eastern north-western south-eastern south- "
    "western upper lower mid".split()
)
CONNECTORS = frozenset(
    "of de del la las los le les du da do dos das el al di van der den upon on sur en am and the".split()
)
"""Small words inside names of places: Rio de Janeiro, Stoke-on-Trent, Trinidad and Tobago."""

VENUES = frozenset(
    "stadium square hall library station airport hospital church cathedral mosque synagogue temple school "
    "university college hotel court courthouse prison jail palace castle park museum theatre theater cinema "
    "market port harbour harbor terminal base barracks camp bridge tunnel factory plant mill farm racecourse "
    "fairgrounds fairground arena centre center embassy consulate parliament headquarters bullring resort "
    "beach quay wharf dock docks depot mine quarry refinery garden gardens club pub bar restaurant cafe "
    "gallery monastery abbey cemetery clinic laboratory observatory spaceport shipyard yard warehouse street "
    "avenue road boulevard lane plaza piazza tower waterfront promenade pier marina zoo campus academy "
    "institute villa mansion residence gym pool rink track circuit "
    "chamber chambers showground showgrounds office offices pavilion dome hangar platform pitch "
    "chamber chambers showground showgrounds office offices pavilion dome hangar platform pitch".split()
)
"""Nouns of buildings and spots where people gather or something stands."""
SPOTS = frozenset(
    "capital city town village island province region coast border valley mountain lake river peninsula "
    "county district".split()
)
"""Nouns of settlements and landscape: "the capital", "this southern city"; what they name must be worked out from the text."""
FEATURES = {
    "province": "after",
    "region": "after",
    "county": "either",
    "district": "after",
    "state": "after",
    "governorate": "after",
    "prefecture": "after",
    "oblast": "after",
    "island": "after",
    "islands": "after",
    "river": "after",
    "valley": "after",
    "peninsula": "after",
    "lake": "before",
    "mount": "before",
    "cape": "before",
    "city": "after",
    "airport": "after",
    "creek": "after",
    "bay": "after",
}
"""Nouns that make the capitalised word beside them a place: "Soum province", "Lake Chad", "County Cork"."""

TITLES = frozenset(
    "mr mrs ms dr gov sen rep sir lord lady dame president minister premier chancellor king queen prince princess pope judge "
    "justice general colonel captain sergeant lieutenant senator governor congressman congresswoman lawmaker mayor professor "
    "chairman chairwoman director secretary ambassador bishop archbishop cardinal sheikh coach manager".split()
)
"""Titles: a name after one is a person's."""
MOTION = frozenset(
    "come go set launch travel take march move fly sail return arrive bring send drive ship head run carry "
    "ferry bus tow walk ride flee transfer deport evacuate transport deliver steam depart leave escape "
    "withdraw relocate migrate lead push pull land route follow".split()
)
"""Verbs of motion and carrying: what follows "from" or "to" is where it started or went (Levin 1993, classes 11 and 51)."""
REACHING = frozenset(
    "reach leave enter visit hit strike flee quit tour cross storm seize capture bomb shell raid invade occupy fill pack".split()
)
"""Verbs whose object is the place where it happened ("the flames reached Portugal")."""
