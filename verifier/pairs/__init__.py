"""Statements against evidence given with them: the two gates without an archive.

A statement is read like a draft, its evidence like the archive (``reading``). Whoever gives evidence has said that it counts, so where the
words to judge are named, too, the questions left are which value of the evidence is the one meant (``choice``), what follows from several
told together (``arithmetic``), and whether it agrees (``given``). Where a whole statement is judged, a small model says how far the
evidence bears it out (``support``). ``judging`` is that story in a page.
"""

from verifier.pairs.items import Pair, pair_of
from verifier.pairs.judging import Judgement, judge, judge_all
from verifier.pairs.rules import RULES
from verifier.pairs.support import Support, load_support

__all__ = ["RULES", "Judgement", "Pair", "Support", "judge", "judge_all", "load_support", "pair_of"]
