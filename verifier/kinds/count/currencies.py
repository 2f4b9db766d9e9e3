"""Currencies: their signs, codes and names, and which of them one name may mean. Amounts are never converted.

A name such as "dollar" or "crown" belongs to a *family* of currencies. Copy seldom says which: the desk of a Swedish
paper writes "crowns". Two amounts are in the same currency when they may be, so a bare "$" can be compared with
"A$", but "US$" cannot."""

from __future__ import annotations

# code | name (singular) | adjectives before the name; the first code of a name is what the bare name means, "" for "cannot tell".
_TABLE = """
USD|dollar|us u.s american
AUD|dollar|australian aussie
CAD|dollar|canadian
NZD|dollar|nz zealand
HKD|dollar|kong
SGD|dollar|singapore singaporean
TWD|dollar|taiwan taiwanese
NAD|dollar|namibian namibia
ZWL|dollar|zimbabwe zimbabwean
JMD|dollar|jamaican
TTD|dollar|trinidad tobago
BBD|dollar|barbadian barbados
BSD|dollar|bahamian
BZD|dollar|belize
FJD|dollar|fiji fijian
GYD|dollar|guyanese guyana
LRD|dollar|liberian
XCD|dollar|caribbean
GBP|pound|british uk
EGP|pound|egyptian
LBP|pound|lebanese
SYP|pound|syrian
SDG|pound|sudanese
SSP|pound|
TRY|lira|turkish
ITL|lira|italian
EUR|euro|
CHF|franc|swiss
XOF|franc|cfa african
XAF|franc|
CDF|franc|congolese
RWF|franc|rwandan
BIF|franc|burundian
GNF|franc|guinean
DJF|franc|djiboutian
FRF|franc|french
BEF|franc|belgian
JPY|yen|japanese
CNY|yuan|chinese
CNY|renminbi|chinese
KRW|won|korean south
KPW|won|north
SEK|krona|swedish
SEK|crown|swedish
ISK|krona|icelandic
ISK|crown|icelandic
NOK|krone|norwegian
NOK|crown|norwegian
DKK|krone|danish
DKK|crown|danish
CZK|koruna|czech
CZK|crown|czech
SKK|koruna|slovak
SKK|crown|slovak
EEK|kroon|estonian
EEK|crown|estonian
RUB|ruble|russian
RUB|rouble|russian
BYN|ruble|belarusian belarussian
BYN|rouble|belarusian belarussian
UAH|hryvnia|ukrainian
UAH|hryvna|ukrainian
PLN|zloty|polish
HUF|forint|hungarian
RON|leu|romanian
MDL|leu|moldovan
BGN|lev|bulgarian
HRK|kuna|croatian
RSD|dinar|serbian
KWD|dinar|kuwaiti
IQD|dinar|iraqi
JOD|dinar|jordanian
BHD|dinar|bahraini
DZD|dinar|algerian
TND|dinar|tunisian
LYD|dinar|libyan
MKD|denar|macedonian
IRR|rial|iranian
OMR|rial|omani
YER|rial|yemeni
QAR|riyal|qatari
SAR|riyal|saudi
AED|dirham|emirati uae
MAD|dirham|moroccan
ILS|shekel|israeli
INR|rupee|indian
PKR|rupee|pakistani pakistan
LKR|rupee|lankan
NPR|rupee|nepalese nepali
MUR|rupee|mauritian
IDR|rupiah|indonesian
BDT|taka|bangladeshi
AFN|afghani|afghan
THB|baht|thai
VND|dong|vietnamese
KHR|riel|cambodian
LAK|kip|lao
MMK|kyat|burmese
MYR|ringgit|malaysian
PHP|peso|philippine
MXN|peso|mexican
ARS|peso|argentine argentinian
CLP|peso|chilean
COP|peso|colombian
UYU|peso|uruguayan
CUP|peso|cuban
DOP|peso|dominican
BRL|real|brazilian
PEN|sol|peruvian
BOB|boliviano|bolivian
VES|bolivar|venezuelan
PYG|guarani|paraguayan
CRC|colon|costa
GTQ|quetzal|guatemalan
HNL|lempira|honduran
NIO|cordoba|nicaraguan
PAB|balboa|panamanian
HTG|gourde|haitian
ZAR|rand|african
NGN|naira|nigerian
GHS|cedi|ghanaian
KES|shilling|kenyan
UGX|shilling|ugandan
TZS|shilling|tanzanian
SOS|shilling|somali
ETB|birr|ethiopian
ERN|nakfa|eritrean
ZMW|kwacha|zambian
MWK|kwacha|malawian
AOA|kwanza|angolan
MZN|metical|mozambican
BWP|pula|
LSL|loti|
SZL|lilangeni|
MGA|ariary|malagasy
MRU|ouguiya|mauritanian
GMD|dalasi|gambian
SLL|leone|
CVE|escudo|verdean
PTE|escudo|portuguese
ESP|peseta|spanish
GRD|drachma|greek
DEM|mark|german
DEM|deutschmark|
FIM|markka|finnish
FIM|mark|finnish
NLG|guilder|dutch
ATS|schilling|austrian
GEL|lari|georgian
AMD|dram|armenian
AZN|manat|azerbaijani azeri
TMT|manat|turkmen
KZT|tenge|kazakh
KGS|som|kyrgyz
UZS|som|uzbek
UZS|sum|uzbek
TJS|somoni|tajik
MNT|tugrik|mongolian
PGK|kina|
TOP|paanga|
WST|tala|
VUV|vatu|
BTN|ngultrum|
MVR|rufiyaa|
MOP|pataca|
ALL|lek|albanian
BAM|marka|bosnian
XBT|bitcoin|
"""
_ROWS = tuple(tuple(line.split("|")) for line in _TABLE.strip().splitlines())
_PLURALS = {
    "krona": "kronor",
    "krone": "kroner",
    "koruna": "koruny",
    "leu": "lei",
    "lev": "leva",
    "lira": "lire",
    "penny": "pence",
    "zloty": "zlotys",
}
_DEFAULTS = {
    "dollar": "USD",
    "pound": "GBP",
    "lira": "TRY",
    "won": "KRW",
    "ruble": "RUB",
    "rouble": "RUB",
    "yuan": "CNY",
}
_AMBIGUOUS_WORDS = frozenset(
    {"real", "sol", "colon", "mark", "sum", "som", "lek", "dong", "kip", "pula", "kina", "tala", "crown", "won"}
)
"""Names that are everyday words too: money only in the plural or after a nationality ("11m crowns", "Brazilian real")."""

FAMILIES: dict[str, frozenset[str]] = {}
"""A currency's name in the singular to the codes that it may mean."""
for _code, _name, _ in _ROWS:
    FAMILIES[_name] = FAMILIES.get(_name, frozenset()) | {_code}
FAMILIES["kr"] = FAMILIES["crown"]
BY_ADJECTIVE: dict[tuple[str, str], str] = {
    (adjective, name): code for code, name, adjectives in _ROWS for adjective in adjectives.split()
}
CODES = frozenset(code for code, _, _ in _ROWS)
_WORDLIKE_CODES = frozenset({"ALL", "TOP", "COP", "MAD", "CUP", "DOP", "SOS", "SOL"})
"""Codes that copy writes in capitals as words ("TOP 10"): not taken for money without a name."""
_CODE_OF = {"RMB": "CNY", "CNH": "CNY", "STG": "GBP"}

MINOR = {"cent": 0.01, "penny": 0.01, "kopeck": 0.01, "sen": 0.01, "centavo": 0.01, "pesewa": 0.01}
"""Small change, in its currency. Cents are of a dollar, a euro or a rand; pence of a pound."""
_MINOR_OF = {
    "cent": FAMILIES["dollar"] | {"EUR", "ZAR", "KES"},
    "penny": frozenset({"GBP"}),
    "kopeck": frozenset({"RUB", "UAH"}),
    "sen": frozenset({"MYR"}),
    "centavo": FAMILIES["peso"],
    "pesewa": frozenset({"GHS"}),
}

NAMES: dict[str, str] = {}
"""Names of currencies and small change, singular and plural, lower case, to the singular."""
for _name in (*FAMILIES, *MINOR):
    if _name not in _AMBIGUOUS_WORDS:
        NAMES[_name] = _name
    NAMES[_PLURALS.get(_name, _name + "s")] = _name
NAMES |= {
    "buck": "dollar",
    "bucks": "dollar",
    "quid": "pound",
    "sterling": "pound",
    "eur": "euro",
    "liras": "lira",
    "krónur": "krona",
}
NAMES |= {
    "won": "won",
    "reais": "real",
    "soles": "sol",
    "baht": "baht",
    "cents": "cent",
    "pennies": "penny",
    "cts": "cent",
}

SIGNS: dict[str, tuple[str, bool]] = {
    "$": ("USD", True),
    "£": ("GBP", True),
    "€": ("EUR", False),
    "¥": ("JPY", False),
    "₹": ("INR", False),
    "₽": ("RUB", False),
    "₩": ("KRW", False),
    "₦": ("NGN", False),
    "₺": ("TRY", False),
    "₴": ("UAH", False),
    "₪": ("ILS", False),
    "₫": ("VND", False),
    "฿": ("THB", False),
    "₱": ("PHP", False),
    "₡": ("CRC", False),
    "₲": ("PYG", False),
    "₵": ("GHS", False),
    "₸": ("KZT", False),
    "₼": ("AZN", False),
    "₾": ("GEL", False),
    "₿": ("XBT", False),
}
"""A sign to the currency it stands for, and whether others share it."""
PREFIXED = {
    **dict.fromkeys(("us", "u.s."), "USD"),
    **dict.fromkeys(("a", "au", "aud"), "AUD"),
    **dict.fromkeys(("c", "ca", "can", "cad"), "CAD"),
    **dict.fromkeys(("nz", "nzd"), "NZD"),
    **dict.fromkeys(("hk", "hkd"), "HKD"),
    **dict.fromkeys(("s", "sg"), "SGD"),
    **dict.fromkeys(("nt", "twd"), "TWD"),
    "n": "NAD",
    "r": "BRL",
    "z": "ZWL",
    "zw": "ZWL",
    "j": "JMD",
    "tt": "TTD",
    "bds": "BBD",
    "ec": "XCD",
    "fj": "FJD",
    "g": "GYD",
    "l": "LRD",
    "mex": "MXN",
}
"""Letters that touch a dollar sign: "N$66.2 billion"."""
LETTER_SIGNS = {
    "Rs": "rupee",
    "R": "ZAR",
    "Ksh": "KES",
    "KSh": "KES",
    "Sh": "shilling",
    "Kr": "kr",
    "kr": "kr",
    "RM": "MYR",
    "Rp": "IDR",
}
LETTER_SIGNS |= {
    "GH¢": "GHS",
    "Ush": "UGX",
    "Tsh": "TZS",
    "zł": "PLN",
    "Fr": "franc",
    "DM": "DEM",
    "Tk": "BDT",
    "P": "BWP",
}
"""Letters before the number that are a currency only where they touch it or stand before it: "R1.2 billion", "Rs 500"."""


def code_of(text: str) -> str | None:
    """The ISO 4217 code that three capitals are; None where they are none."""
    code = _CODE_OF.get(text, text)
    return code if code in CODES and text not in _WORDLIKE_CODES else None


def named(name: str, adjective: str) -> tuple[str, bool]:
    """The currency of a name in the singular, after the word ``adjective``: its code or family name, and whether that
    is assumed."""
    code = BY_ADJECTIVE.get((adjective, name))
    if code is not None:
        return code, False
    if name in MINOR:
        return name, True
    family = FAMILIES[name]
    if len(family) == 1:
        return next(iter(family)), False
    return _DEFAULTS.get(name, name), True


def candidates(unit: str, assumed: bool) -> frozenset[str]:
    """The codes that a value's unit may stand for; empty where it is no currency."""
    if unit in _MINOR_OF:
        return _MINOR_OF[unit]
    if unit in FAMILIES:
        return FAMILIES[unit]
    if unit not in CODES:
        return frozenset()
    if assumed:
        return frozenset({unit}).union(*(codes for name, codes in FAMILIES.items() if unit == _DEFAULTS.get(name)))
    return frozenset({unit})


def in_major(unit: str, number: float) -> float:
    """An amount in whole units of its currency: 50 cents are 0.5."""
    return number * MINOR.get(unit, 1.0)
