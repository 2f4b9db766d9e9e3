"""Which places make a claim that a copy editor could check: where something happened, happens or will happen."""

from __future__ import annotations

from verifier.kinds.place.candidates import Candidate, Way
from verifier.kinds.place.lexicon import (
    AHEAD,
    ANYBODY,
    AT_ORIGIN,
    DETERMINERS,
    EVENTS,
    GIVING_UP,
    HOSTING,
    ISLANDS,
    LEAVING,
    MOTION,
    MOVEMENT,
    NAMING,
    ON_THE_WAY,
    REACHING,
    SORT_OF,
    STATES,
    STRONG,
)
from verifier.kinds.place.pieces import VERBAL, Line
from verifier.kinds.place.prepositions import Governor
from verifier.kinds.place.value import PlaceValue, Role, Sort
from verifier.text import Status, Tense, WordClass

_C = WordClass
ACTOR = "who acts or what it belongs to, not where something happened"
STATE = "a description, not an event"
_AFTER = 60
"""Characters behind a verb in which its complement starts."""
_BEFORE_VERB = 12
"""Characters before a participle in which the noun that it goes with ends: the noun and a comma."""
_A_SENTENCE = 5
"""Pieces from which a line without a verb that the parser found is taken for a sentence."""
_LANDFORMS = frozenset("pole coast border frontier valley peninsula".split())
"""What does nothing itself, so that "by" before it says where and not by whom."""
_OVERHEAD = frozenset("over above up down under below".split())


def not_told(line: Line) -> str:
    """Why nothing in a sentence makes a checkable claim; "" where something may."""
    if line.sentence.heading:
        return "a headline"
    if line.sentence.view.rstrip().rstrip("\"')").endswith("?"):
        return "a question"
    return ""


def excluded(line: Line, candidate: Candidate, value: PlaceValue) -> str:
    """Why a place is not where something checkable happens; "" where it is."""
    sentence = line.sentence
    scene = _Scene(line, candidate)
    if candidate.way is Way.DEICTIC:
        return "" if scene.says_where() else ACTOR
    led = candidate.governor
    if (candidate.possessive and candidate.way is not Way.VENUE) or (led is None and not scene.acts_out()):
        return ACTOR
    if candidate.attached and (led is None or led.word not in NAMING) and not scene.is_its_event():
        # "in Danbury Superior Court", "in London theatres" are in the place all the same.
        return ACTOR
    if led is None:
        return ""
    if len(line.pieces) < _A_SENTENCE and not any(clause.verbs for clause in sentence.clauses):
        return "no verb says what happened there"
    if not scene.is_scene(led, value):
        return ACTOR
    if led.word == "from" and scene.is_given_up():
        return "a place that was given up"
    if scene.only_says_who(led):
        return "who is meant, not where something happened"
    return STATE if scene.is_state() else ""


def role(line: Line, candidate: Candidate) -> Role:
    """Whether something came from the place or went to it."""
    led = candidate.governor
    if led is None:
        verb = line.pieces[candidate.first - 1] if candidate.first else None
        return Role.SOURCE if verb is not None and verb.lemma in LEAVING and verb.tag in VERBAL else Role.SCENE
    if led.word == "from":
        scene = _Scene(line, candidate)
        if scene.is_given_up():
            return Role.GIVEN_UP
        return Role.SOURCE if scene.moves(led, MOTION - AT_ORIGIN) else Role.SCENE
    return Role.GOAL if led.word in {"to", "toward", "towards", "into", "onto", "for"} else Role.SCENE


class _Scene:
    """A place in its sentence, and the questions that decide whether it is where something happens."""

    def __init__(self, whole: Line, candidate: Candidate) -> None:
        self._whole, self._line, self._candidate = whole, whole.pieces, candidate
        self._index = whole.clause_index(self._line[candidate.first].start)
        self._clause = whole.sentence.clauses[self._index]

    def is_scene(self, led: Governor, value: PlaceValue) -> bool:
        """Whether the preposition makes the place the scene of an event, or the start or the end of a movement."""
        word, candidate, clause = led.word, self._candidate, self._clause
        if word in STRONG:
            return True
        if word in MOVEMENT:
            return (word == "from" and candidate.way is Way.NAMED) or self.moves(led)
        if word == "for":
            return clause.predicate in AHEAD or clause.status is Status.PLANNED
        if word == "by":
            return clause.predicate in HOSTING or candidate.unit in _LANDFORMS
        if word == "of":
            # "Smith, of Ghent, appealed": where somebody is from (AP Stylebook, "addresses").
            seat = led.index > 0 and self._line[led.index - 1].text == ","
            return seat or (led.unit and self._names_event())
        if word == "on" and led.unit:
            # "Two died on the outskirts of Rybnik", not "The mill on the edge of the town was sold".
            return not self._is_in_subject(led) or self._names_event()
        if word == "on":
            bounded = value.sort in {Sort.COUNTRY, Sort.TOWN, Sort.REGION}
            return (
                candidate.unit == "side"
                or value.country in ISLANDS
                or not (bounded or (value.sort is Sort.VENUE and value.described))
            )
        if word in _OVERHEAD:
            return value.sort is not Sort.COUNTRY and (value.described or self.moves(led))
        return led.unit and led.index >= 0 and bool(word)

    def acts_out(self) -> bool:
        """Whether a place without a preposition is a scene: reached, left, visited, host of the event, or its site."""
        candidate, line, clause = self._candidate, self._line, self._clause
        if candidate.attached and self.is_its_event():
            return True
        site = candidate.first > 0 and line[candidate.first - 1].lower in DETERMINERS and not candidate.possessive
        if candidate.way is Way.VENUE and site:
            return True
        if clause.predicate in HOSTING and clause.verbs and line[candidate.last - 1].end <= clause.verbs[0].start:
            return True
        i = candidate.first - 1
        while i >= 0 and (line[i].tag in {_C.DETERMINER, _C.ADJECTIVE} or line[i].lower == candidate.part):
            i -= 1
        if i < 0 or line[i].lemma not in REACHING or line[i].tag not in VERBAL:
            return False
        return any(verb.start == line[i].start for verb in clause.verbs)

    def is_its_event(self) -> bool:
        """Whether the noun behind the name is an event or a site, of which the name says where: "the Geneva talks", "the Tulsa hall".

        Only after "the" or a possessive, which single one out; with a capital it is a name by itself ("the Boston Marathon").
        """
        i, j, line = self._candidate.first, self._candidate.last, self._line
        if i == 0 or line[i - 1].lower not in DETERMINERS or j >= len(line):
            return False
        while j + 1 < len(line) and line[j + 1].tag is _C.NOUN and not line[j].possessive:
            j += 1
        head = line[j]
        happens = head.lower in EVENTS or head.lemma in EVENTS or head.lower in SORT_OF
        return happens and not head.capital and not head.possessive

    def says_where(self) -> bool:
        """Whether "here" or "there" says where the clause's event is: behind a verb of doing, and not in "there is"."""
        clause, first = self._clause, self._candidate.first
        before = self._line[first - 1] if first else None
        if not clause.verbs or clause.predicate in STATES or before is None:
            return False
        if before.lower in {"out", "over", "up", "down", "in", "of", "get"} or before.tag is _C.PUNCTUATION:
            return False
        return self._line[first].start > clause.verbs[-1].end

    def is_given_up(self) -> bool:
        """Whether an event was moved away ("the rally was shifted from Ostrava"): then it was not there."""
        if self._clause.predicate not in GIVING_UP or not self._clause.verbs:
            return False
        subject = self._whole.between(self._clause.subject.start, self._clause.subject.end)
        verb = self._clause.verbs[0].start
        # "At the council meeting, moved from Leith": a participle behind the noun that it goes with.
        near = self._whole.between(verb - _BEFORE_VERB, verb)
        return any(piece.lemma in EVENTS or piece.lower in EVENTS for piece in (*subject, *near))

    def only_says_who(self, led: Governor) -> bool:
        """Whether the preposition hangs on "everyone", "nobody", "people": a group that is only told apart by the place."""
        if led.index < 1:
            return False
        before, verbs = self._line[led.index - 1], self._clause.verbs
        return before.lower in ANYBODY and (not verbs or before.start < verbs[0].start)

    def is_state(self) -> bool:
        """Whether the clause tells how things are: a verb of state, and neither a number nor an event beside it."""
        clause = self._clause
        if not clause.verbs or clause.predicate not in STATES or clause.tense is Tense.FUTURE:
            return False
        main = clause.verbs[-1]
        if main.tag in {_C.PARTICIPLE, _C.GERUND} and len(clause.verbs) > 1:
            return False
        inside = self._whole.between(clause.span.start, clause.span.end)
        if any(p.tag is _C.NUMBER or p.lemma in EVENTS or p.lower in EVENTS for p in inside):
            return False
        rest = self._whole.between(main.end, main.end + _AFTER)
        after = next((p for p in rest if p.tag is not _C.ADVERB), None)
        # "was in Berlin", "is due in Rome": being somewhere is the claim itself.
        return after is None or (after.tag is not _C.PREPOSITION and after.lower not in {"due", "off", "back"})

    def moves(self, led: Governor, verbs: frozenset[str] = MOTION | AT_ORIGIN) -> bool:
        """Whether one of the verbs or a noun of motion stands before the preposition: "towed to Musoma", "off to Odense"."""
        at = self._line[led.index].start
        near = self._whole.sentence.clauses[max(0, self._index - 1) : self._index + 1]
        if any(verb.lemma in verbs for clause in near for verb in clause.verbs if verb.start < at):
            return True
        before = self._line[max(0, led.index - 3) : max(0, led.index)]
        if before and before[-1].tag is _C.NOUN and before[-1].lemma in verbs:
            return True  # "the march to Leith"
        return any(piece.lower in ON_THE_WAY for piece in before)

    def _is_in_subject(self, led: Governor) -> bool:
        """Whether the preposition hangs on a noun before the clause's verb."""
        if led.index < 1 or self._line[led.index - 1].tag not in {_C.NOUN, _C.NAME}:
            return False
        return bool(self._clause.verbs) and self._line[led.index].start < self._clause.verbs[0].start

    def _names_event(self) -> bool:
        """Whether a noun of what happens stands shortly before: "the fire on the outskirts of Rybnik"."""
        first = self._candidate.first
        return any(p.lemma in EVENTS or p.lower in EVENTS for p in self._line[max(0, first - 5) : first])
