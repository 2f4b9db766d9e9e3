"""Names of places in one spelling, and the closed lists that GeoNames does not have: adjectives of countries, landmarks."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from importlib import resources

_LETTERS = str.maketrans(
    {
        "ł": "l",
        "ø": "o",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "ß": "ss",
        "æ": "ae",
        "œ": "oe",
        "ı": "i",
        "ħ": "h",
        "’": "'",
        "ʿ": "",
        "ʼ": "",
    }
)


@lru_cache(maxsize=65536)
def fold(name: str) -> str:
    """A name as a search key: lower case, no accents, hyphens and full stops as spaces, "saint" as "st", no leading "the".

    >>> fold("Győr"), fold("The Hague"), fold("Saint-Denis"), fold("St. Andrews")
    ('gyor', 'hague', 'st denis', 'st andrews')
    """
    lower = unicodedata.normalize("NFKD", name.lower().translate(_LETTERS))
    plain = (
        "".join(c for c in lower if not unicodedata.combining(c)).replace("-", " ").replace(".", " ").replace("'", "")
    )
    words = ["st" if word == "saint" else word for word in plain.split()]
    return " ".join(words[1:] if len(words) > 1 and words[0] == "the" else words)


def _table(name: str) -> list[list[str]]:
    """The rows of a tab-separated file of data/."""
    text = resources.files("verifier.kinds.place").joinpath("data", name).read_text(encoding="utf-8")
    return [line.split("\t") for line in text.splitlines()]


@lru_cache(maxsize=1)
def adjectives() -> dict[str, str]:
    """Adjective or demonym of a country to its ISO 3166 code; "Congolese" is read as of the larger Congo.

    Read when first asked for, so that the script that makes the tables can import this module without them.
    """
    found: dict[str, str] = {}
    for code, *words in _table("adjectives.tsv"):
        for word in words:
            if code == "CD" or word not in found:
                found[word] = code
    return found


COUNTRY_ALIASES: dict[str, str] = {
    **dict.fromkeys(["us", "u s", "usa", "u s a", "america"], "US"),
    **dict.fromkeys(
        ["uk", "u k", "britain", "great britain", "england", "scotland", "wales", "northern ireland"], "GB"
    ),
    "uae": "AE",
    "emirates": "AE",
    "burma": "MM",
    "ivory coast": "CI",
    "holland": "NL",
    "dr congo": "CD",
    "democratic republic of congo": "CD",
    "congo": "CD",
    "vatican": "VA",
    "cape verde": "CV",
    "swaziland": "SZ",
    "czech republic": "CZ",
    "east timor": "TL",
    "palestinian territories": "PS",
    "macedonia": "MK",
    "turkiye": "TR",
    "south korea": "KR",
    "north korea": "KP",
}
"""Names of countries in news English that GeoNames does not list as such."""

US_STATES: dict[str, str] = {
    "Ala": "Alabama",
    "Ariz": "Arizona",
    "Ark": "Arkansas",
    "Calif": "California",
    "Colo": "Colorado",
    "Conn": "Connecticut",
    "Del": "Delaware",
    "Fla": "Florida",
    "Ga": "Georgia",
    "Ill": "Illinois",
    "Ind": "Indiana",
    "Kan": "Kansas",
    "Ky": "Kentucky",
    "La": "Louisiana",
    "Md": "Maryland",
    "Mass": "Massachusetts",
    "Mich": "Michigan",
    "Minn": "Minnesota",
    "Miss": "Mississippi",
    "Mo": "Missouri",
    "Mont": "Montana",
    "Neb": "Nebraska",
    "Nev": "Nevada",
    "Okla": "Oklahoma",
    "Ore": "Oregon",
    "Pa": "Pennsylvania",
    "Tenn": "Tennessee",
    "Tex": "Texas",
    "Va": "Virginia",
    "Vt": "Vermont",
    "Wash": "Washington",
    "Wis": "Wisconsin",
    "Wyo": "Wyoming",
    "N.H.": "New Hampshire",
    "N.J.": "New Jersey",
    "N.M.": "New Mexico",
    "N.Y.": "New York",
    "N.C.": "North Carolina",
    "N.D.": "North Dakota",
    "R.I.": "Rhode Island",
    "S.C.": "South Carolina",
    "S.D.": "South Dakota",
    "W.Va.": "West Virginia",
}
"""State abbreviations of the AP stylebook, without a final full stop where they are one word."""


@lru_cache(maxsize=1)
def landmarks() -> dict[str, tuple[str, str | None, float, float, str | None]]:
    """Folded name to (name, country, lat, lon, what contains it): seas, islands, rivers, mountains, deserts, continents, disputed
    areas and seats of power that GeoNames' tables of towns and regions do not hold.
    """
    return {
        fold(known): (name, country or None, float(lat), float(lon), inside or None)
        for known, name, country, lat, lon, inside in _table("landmarks.tsv")
    }
