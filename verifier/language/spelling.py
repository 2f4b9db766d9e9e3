"""How British and American spellings of one word differ: the rules, without the dictionary that says where they hold.

Agencies, papers and the desk itself differ in their spelling, and no fact differs with it. ``lexicon.british`` gives every word one
spelling by these rules wherever words are compared; what people read is always as it was written. The rules are those of the usual lists
(New Oxford Style Manual, "British and US spelling"; AP and Guardian stylebooks).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

_RULES: Final = tuple(
    (re.compile(rf"{american}$"), british)
    for american, british in (
        (r"(\w\w)or(|s|ed|ing|al|able|ably|ful|less|er|ers|ite|ites|y)", r"\1our\2"),
        (r"(\w{3})iz(e|es|ed|er|ers|ing|ation|ations|ational|able)", r"\1is\2"),
        (r"(\w\w)yz(e|es|ed|er|ers|ing)", r"\1ys\2"),
        (r"(\w[tbhgv])er(s?)", r"\1re\2"),
        (r"(\w[tbhgv])er(ed|ing)", r"\1r\2"),
        (r"(\w)og(s?)", r"\1ogue\2"),
        (r"(\w)ens(e|es|eless)", r"\1enc\2"),
        # A word of two syllables doubles its l in Britain ("travelled"); of one, both do or neither does ("filed" is not "filled").
        (r"([aeiouy][a-z]*[aeiou])l(ed|ing|ings|er|ers|or|ors|ous|ously|ist|ists)", r"\1ll\2"),
        (r"(\w)ll(|s|ment|ments|ful|fully)", r"\1l\2"),
    )
)
"""American ending, British ending."""

_OTHERS: Final = dict(
    pair.split("/")
    for pair in (
        "gray/grey grays/greys program/programme programs/programmes plow/plough plowed/ploughed plowing/ploughing skeptic/sceptic "
        "skeptics/sceptics skeptical/sceptical skepticism/scepticism jewelry/jewellery aging/ageing mustache/moustache pajamas/pyjamas "
        "cozy/cosy mold/mould molds/moulds moldy/mouldy smolder/smoulder smoldered/smouldered smoldering/smouldering maneuver/manoeuvre "
        "maneuvers/manoeuvres maneuvered/manoeuvred maneuvering/manoeuvring pediatric/paediatric pediatrician/paediatrician "
        "pediatricians/paediatricians orthopedic/orthopaedic leukemia/leukaemia anemia/anaemia hemorrhage/haemorrhage "
        "hemorrhages/haemorrhages diarrhea/diarrhoea estrogen/oestrogen anesthetic/anaesthetic archeology/archaeology "
        "archeologist/archaeologist archeologists/archaeologists archeological/archaeological aluminum/aluminium sulfur/sulphur "
        "practise/practice practised/practiced practises/practices practising/practicing"
    ).split()
)
"""Words that no rule spells. Of "practise" and "practice" Britain keeps the verb and the noun apart, and America does not."""

_TWO_WORDS: Final = frozenset(
    "anterior brimfull comprize comprized comprizes comprizing compromize compromized compromizes compromizing emperor emperors "
    "error errors gell gells idyll idylls install installs mill mills pall palls refiled refiling scored scoring staled staling "
    "timber timbers umber umbers".split()
)
"""What the rules would take for another word ("timber" and "timbre"), or spell as nobody has for centuries ("errour"): all there are in the
dictionary."""


def british_forms(word: str) -> Iterator[str]:
    """What may be the British spelling of a lower-case word, were it American. Which of them there are is for the dictionary to say."""
    if word in _OTHERS:
        yield _OTHERS[word]
    elif word not in _TWO_WORDS:
        for ending, respelt in _RULES:
            other = ending.sub(respelt, word)
            if other != word:
                yield other


__all__ = ["british_forms"]
