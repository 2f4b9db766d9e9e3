"""Build verifier/language/data/lexicon.txt.gz from the dictionaries of the package lemminflect.

    python tools/build_lexicon.py [FOLDER]      FOLDER: the installed package's resources/ (default: found by import)

lemminflect (MIT, Brad Jascob) derives its dictionaries from the SPECIALIST Lexicon of the U.S. National Library of Medicine.
What is kept is, for every English word form, the word classes it can have and its lemma in each: a closed fact about the
language that decides whether "plans" may be a verb. The output is the same bytes for the same input.
"""

from __future__ import annotations

import collections
import gzip
import importlib.util
import pathlib
import sys

OUTPUT = pathlib.Path(__file__).parent.parent / "verifier" / "language" / "data" / "lexicon.txt.gz"


def resources() -> pathlib.Path:
    """The dictionaries' folder, without importing the package (which loads them)."""
    spec = importlib.util.find_spec("lemminflect")
    if spec is None or spec.origin is None:
        sys.exit("lemminflect is not installed: pip install lemminflect, or give its resources folder")
    return pathlib.Path(spec.origin).parent / "resources"


def rows(path: pathlib.Path) -> list[list[str]]:
    """The comma-separated rows of a gzipped dictionary."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        return [line.rstrip("\n").split(",") for line in file]


def plain(word: str) -> bool:
    """Whether a form is one lower-case word of letters."""
    return word.isascii() and word.isalpha() and word.islower()


def build(folder: pathlib.Path) -> bytes:
    """The lexicon's text: a line a form, ``form<TAB>CLASSES:lemma …``; classes as in verifier/language/lexicon.py."""
    forms: dict[str, dict[str, set[str]]] = collections.defaultdict(lambda: collections.defaultdict(set))

    def add(cell: str, tag: str, lemma: str) -> None:
        for form in cell.split("/"):
            if plain(form):
                forms[form][lemma].add(tag)

    for lemma, upos, *inflections in rows(folder / "infl_lu.csv.gz"):
        if not plain(lemma):
            continue
        if upos == "verb":
            past, participle, gerund, third = [*inflections, "", "", "", ""][:4]
            add(lemma, "V", lemma)
            add(past, "D", lemma)
            add(participle or past, "N", lemma)
            add(gerund, "G", lemma)
            add(third, "Z", lemma)
        elif upos == "noun":
            add(lemma, "n", lemma)
            add(inflections[0] if inflections else "", "p", lemma)
        elif upos == "adj":
            for cell in (lemma, *inflections):
                add(cell, "a", lemma)
    for form, upos, lemma in rows(folder / "lemma_lu.csv.gz"):
        if plain(form) and plain(lemma) and upos in {"adj", "adv", "noun"} and form == lemma:
            add(form, {"adj": "a", "adv": "r", "noun": "n"}[upos], lemma)
    lines = []
    for form in sorted(forms):
        entries = [f"{''.join(sorted(tags))}:{lemma}" for lemma, tags in sorted(forms[form].items())]
        lines.append(f"{form}\t{' '.join(entries)}\n")
    return gzip.compress("".join(lines).encode("ascii"), compresslevel=9, mtime=0)


if __name__ == "__main__":
    OUTPUT.parent.mkdir(exist_ok=True)
    OUTPUT.write_bytes(build(pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else resources()))
    print(f"{OUTPUT.name}: {OUTPUT.stat().st_size} bytes")
