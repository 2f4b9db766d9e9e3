"""Names of places in one spelling, and the closed lists that the gazetteer does not have: adjectives of countries, seas, landmarks."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

_LETTERS = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h", "’": "'", "ʿ": "", "ʼ": ""}
)


@lru_cache(maxsize=65536)
def fold(name: str) -> str:
    """A name as a search key: lower case, no accents, hyphens and full stops as spaces, "saint" as "st", no leading "the".

    >>> fold("Győr"), fold("The Hague"), fold("Saint-Denis"), fold("St. Andrews")
    ('gyor', 'hague', 'st denis', 'st andrews')
    """
    lower = unicodedata.normalize("NFKD", name.lower().translate(_LETTERS))
    plain = "".join(c for c in lower if not unicodedata.combining(c)).replace("-", " ").replace(".", " ").replace("'", "")
    words = ["st" if word == "saint" else word for word in plain.split()]
    return " ".join(words[1:] if len(words) > 1 and words[0] == "the" else words)


_ADJECTIVES = """
AF Afghan|AL Albanian|DZ Algerian|AD Andorran|AO Angolan|AR Argentine Argentinian|AM Armenian|AU Australian|AT Austrian|AZ Azerbaijani Azeri
BS Bahamian|BH Bahraini|BD Bangladeshi|BB Barbadian|BY Belarusian|BE Belgian|BZ Belizean|BJ Beninese|BT Bhutanese|BO Bolivian|BA Bosnian
BW Botswanan|BR Brazilian|GB British English Scottish Welsh|BN Bruneian|BG Bulgarian|BF Burkinabe|BI Burundian|KH Cambodian|CM Cameroonian
CA Canadian|CV Cape_Verdean Cape_Verdian|CF Central_African|TD Chadian|CL Chilean|CN Chinese|CO Colombian|KM Comorian|CG Congolese
CR Costa_Rican|CI Ivorian|HR Croatian|CU Cuban|CY Cypriot|CZ Czech|CD Congolese|DK Danish|DJ Djiboutian|DO Dominican|NL Dutch
EC Ecuadorean Ecuadorian|EG Egyptian|SV Salvadoran Salvadorean|ER Eritrean|EE Estonian|ET Ethiopian|FJ Fijian|FI Finnish|FR French|GA Gabonese
GM Gambian|GE Georgian|DE German|GH Ghanaian|GR Greek|GD Grenadian|GT Guatemalan|GN Guinean|GY Guyanese|HT Haitian|HN Honduran|HU Hungarian
IS Icelandic|IN Indian|ID Indonesian|IR Iranian|IQ Iraqi|IE Irish|IL Israeli|IT Italian|JM Jamaican|JP Japanese|JO Jordanian|KZ Kazakh
KE Kenyan|KW Kuwaiti|KG Kyrgyz|LA Lao Laotian|LV Latvian|LB Lebanese|LS Basotho|LR Liberian|LY Libyan|LI Liechtenstein|LT Lithuanian
LU Luxembourgish|MK Macedonian|MG Malagasy|MW Malawian|MY Malaysian|MV Maldivian|ML Malian|MT Maltese|MR Mauritanian|MU Mauritian|MX Mexican
MD Moldovan|MC Monegasque|MN Mongolian|ME Montenegrin|MA Moroccan|MZ Mozambican|MM Burmese|NA Namibian|NP Nepali Nepalese|NZ New_Zealand
NI Nicaraguan|NE Nigerien|NG Nigerian|KP North_Korean|NO Norwegian|OM Omani|PK Pakistani|PS Palestinian|PA Panamanian|PG Papuan|PY Paraguayan
PE Peruvian|PH Philippine Filipino|PL Polish|PT Portuguese|QA Qatari|RO Romanian|RU Russian|RW Rwandan|WS Samoan|SA Saudi|SN Senegalese
RS Serbian|SL Sierra_Leonean|SG Singaporean|SK Slovak|SI Slovene Slovenian|SO Somali|ZA South_African|KR South_Korean|SS South_Sudanese
ES Spanish|LK Sri_Lankan|SD Sudanese|SR Surinamese|SZ Swazi|SE Swedish|CH Swiss|SY Syrian|TW Taiwanese|TJ Tajik|TZ Tanzanian|TH Thai
TL Timorese|TG Togolese|TO Tongan|TT Trinidadian|TN Tunisian|TR Turkish|TM Turkmen|UG Ugandan|UA Ukrainian|AE Emirati|US American
UY Uruguayan|UZ Uzbek|VA Vatican|VE Venezuelan|VN Vietnamese|YE Yemeni|ZM Zambian|ZW Zimbabwean|XK Kosovan Kosovar
"""
ADJECTIVES: dict[str, str] = {
    adjective.replace("_", " "): entry.split()[0]
    for line in _ADJECTIVES.split("\n")
    for entry in line.split("|")
    if entry
    for adjective in reversed(entry.split()[1:])
}
"""Adjective of a country to its ISO 3166 code. "Congolese" is read as of the larger Congo."""

COUNTRY_ALIASES: dict[str, str] = {
    **dict.fromkeys(["us", "u s", "usa", "u s a", "america"], "US"),
    **dict.fromkeys(["uk", "u k", "britain", "great britain", "england", "scotland", "wales", "northern ireland"], "GB"),
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

US_STATES: dict[str, str] = dict(
    pair.split(":")
    for pair in (
        "Ala:Alabama Ariz:Arizona Ark:Arkansas Calif:California Colo:Colorado Conn:Connecticut Del:Delaware Fla:Florida Ga:Georgia Ill:Illinois "
        "Ind:Indiana Kan:Kansas Ky:Kentucky La:Louisiana Md:Maryland Mass:Massachusetts Mich:Michigan Minn:Minnesota Miss:Mississippi "
        "Mo:Missouri Mont:Montana Neb:Nebraska Nev:Nevada Okla:Oklahoma Ore:Oregon Pa:Pennsylvania Tenn:Tennessee Tex:Texas Va:Virginia "
        "Vt:Vermont Wash:Washington Wis:Wisconsin Wyo:Wyoming N.H.:New_Hampshire N.J.:New_Jersey N.M.:New_Mexico N.Y.:New_York "
        "N.C.:North_Carolina N.D.:North_Dakota R.I.:Rhode_Island S.C.:South_Carolina S.D.:South_Dakota W.Va.:West_Virginia"
    ).split()
)
"""State abbreviations of the AP stylebook, without a final full stop where they are one word."""

_LANDMARKS = """
Kremlin RU 55.752 37.617 Moscow|White House US 38.898 -77.037 Washington|Capitol Hill US 38.890 -77.009 Washington
Pentagon US 38.871 -77.056 Arlington|Camp David US 39.648 -77.466 Maryland|Downing Street GB 51.503 -0.128 London
Westminster GB 51.499 -0.135 London|Buckingham Palace GB 51.501 -0.142 London|Wall Street US 40.706 -74.009 New York
Elysee Palace FR 48.870 2.317 Paris|Bundestag DE 52.519 13.376 Berlin|Vatican City VA 41.902 12.453 -
West Bank PS 32.000 35.250 -|Gaza Strip PS 31.420 34.360 -|Gaza PS 31.500 34.466 -|Golan Heights SY 33.000 35.750 -|Crimea UA 45.300 34.400 -
Donbas UA 48.000 38.000 -|Kashmir IN 34.000 76.000 -|Kurdistan IQ 36.400 44.400 -|Catalonia ES 41.800 1.500 -|Tibet CN 31.000 88.000 -
Darfur SD 13.000 25.000 -|Chechnya RU 43.400 45.700 -|Siberia RU 60.000 100.000 -|Bavaria DE 48.900 11.400 -|Eastern Ghouta SY 33.530 36.400 -
East Ghouta SY 33.530 36.400 -|Azores PT 37.740 -25.670 -|Svalbard NO 78.220 15.640 -|Manhattan US 40.783 -73.966 New York
Guantanamo Bay CU 19.930 -75.130 -|Suez Canal EG 30.450 32.350 -|Panama Canal PA 9.080 -79.680 -
Black Sea - 43.400 34.300 -|Red Sea - 20.300 38.500 -|Baltic Sea - 58.500 20.000 -|Baltic - 58.500 20.000 -|North Sea - 56.500 3.500 -
Mediterranean - 35.000 18.000 -|Mediterranean Sea - 35.000 18.000 -|Caspian Sea - 42.000 50.500 -|Aegean Sea - 38.500 25.000 -
Adriatic Sea - 43.000 15.000 -|South China Sea - 12.000 113.000 -|East China Sea - 29.000 125.000 -|Arabian Sea - 15.000 65.000 -
Dead Sea - 31.500 35.500 -|Sea of Azov - 46.000 37.000 -|Sea of Japan - 40.000 135.000 -|Strait of Hormuz - 26.600 56.500 -
Bab el-Mandeb - 12.600 43.300 -|Strait of Gibraltar - 35.970 -5.500 -|English Channel - 50.200 -0.500 -|Bosphorus TR 41.120 29.070 -
Persian Gulf - 27.000 51.000 -|Gulf of Aden - 12.500 47.500 -|Gulf of Mexico - 25.000 -90.000 -|Gulf of Finland - 59.800 26.000 -
Bay of Bengal - 15.000 88.000 -|Atlantic - 25.000 -40.000 -|Pacific - 0.000 -160.000 -|Indian Ocean - -20.000 80.000 -
Arctic - 85.000 0.000 -|Antarctica AQ -80.000 0.000 -|Lake Chad - 13.000 14.200 -|Lake Victoria - -1.000 33.000 -
Europe - 50.000 15.000 -|Africa - 5.000 20.000 -|Asia - 40.000 90.000 -|North America - 45.000 -100.000 -|South America - -15.000 -60.000 -
Latin America - -10.000 -60.000 -|Middle East - 30.000 45.000 -|Balkans - 43.000 21.000 -|Caucasus - 42.500 44.500 -|Scandinavia - 62.000 15.000 -
Alps - 46.500 9.800 -|Andes - -20.000 -68.000 -|Himalayas - 28.000 84.000 -|Pyrenees - 42.700 0.900 -|Sahara - 23.000 12.000 -
Sahel - 15.000 0.000 -|Amazon - -4.000 -62.000 -|Ardennes - 50.000 5.500 -|Horn of Africa - 8.000 47.000 -|Lapland FI 67.500 26.500 -
Nile - 25.000 32.700 -|Danube - 45.000 20.000 -|Rhine - 50.000 7.500 -|Patagonia AR -45.000 -69.000 -|Caribbean - 15.000 -75.000 -
"""
LANDMARKS: dict[str, tuple[str, str | None, float, float, str | None]] = {}
"""Folded name to (name, country, lat, lon, what contains it): seas, straits, mountains, continents, disputed areas and seats of power that
GeoNames' tables of towns and regions do not hold."""
for _line in _LANDMARKS.split("\n"):
    for _entry in filter(None, _line.split("|")):
        _words = _entry.split(" ")
        _at = next(i for i, w in enumerate(_words) if w == "-" or (len(w) == 2 and w.isupper() and i))
        _name = " ".join(_words[:_at])
        _inside = " ".join(_words[_at + 3 :])
        LANDMARKS[fold(_name)] = (
            _name,
            None if _words[_at] == "-" else _words[_at],
            float(_words[_at + 1]),
            float(_words[_at + 2]),
            None if _inside == "-" else _inside,
        )
