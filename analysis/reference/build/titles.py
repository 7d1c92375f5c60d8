"""Build the lexicon that confirms a job family: words of job titles that official indexes put in one family.

    python analysis/reference/build/titles.py SOURCE_FOLDER [TARGET_FOLDER]

SOURCE_FOLDER holds ons_soc2010_index.csv.gz (ONS), esco_occupation_labels.csv.gz (ESCO) and
onet_27_alternate_titles.txt.gz (O*NET); occupations.csv beside this script says which family each occupation
code belongs to. Written: title_lexicon.tsv.gz.
"""

import csv
import gzip
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from analysis.reference.build.employers import packed
from analysis.reference.phrases import words_of

LEAST_PURITY = 0.8
LEAST_COUNT = 4
_RANKS = frozenset(
    words_of(
        "manager assistant officer senior junior trainee head director executive coordinator consultant"
        " advisor adviser specialist analyst engineer technician operator worker supervisor lead principal"
        " chief deputy apprentice and of the for in to a an with by or non other level grade"
    )
)


class Term(NamedTuple):
    """Words of job titles, the family most titles with them belong to, and that share."""

    words: str
    family: str
    purity: float


def family_of(code: str, codes: Mapping[str, str]) -> str:
    """The family of an occupation code by its longest listed beginning; "" when none is listed."""
    found = (codes[code[:length]] for length in range(len(code), 0, -1) if code[:length] in codes)
    return next(found, "")


def families(table: Path) -> dict[str, dict[str, str]]:
    """Scheme (SOC, ISCO, ONET) -> code -> family, from occupations.csv."""
    schemes: dict[str, dict[str, str]] = defaultdict(dict)
    with table.open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream):
            schemes[row["scheme"]][row["code"]] = row["family"]
    return dict(schemes)


def natural_order(entry: str) -> str:
    """An index entry as people say it: "Accountant, cost" gives "cost Accountant"."""
    return " ".join(reversed([part.strip() for part in entry.split(",")]))


def titles(source: Path, schemes: Mapping[str, Mapping[str, str]]) -> Iterator[tuple[str, str]]:
    """(title, family) of every title in the three sources whose code has a family.

    Raises:
        FileNotFoundError: one of the sources is missing.
    """
    for row in _table(source / "ons_soc2010_index.csv.gz", ","):
        yield natural_order(row["INDEXOCC"]), family_of(row["SOC 2010"].strip(), schemes["SOC"])
    for row in _table(source / "esco_occupation_labels.csv.gz", ","):
        labels = [row["preferred_label"], *row["alternative_labels"].split("|")]
        yield from ((label, family_of(row["isco_group"], schemes["ISCO"])) for label in labels)
    for row in _table(source / "onet_27_alternate_titles.txt.gz", "\t"):
        yield row["Alternate Title"], family_of(row["O*NET-SOC Code"], schemes["ONET"])


def _table(path: Path, delimiter: str) -> Iterator[dict[str, str]]:
    with gzip.open(path, "rt", encoding="utf-8", newline="") as stream:
        yield from csv.DictReader(stream, delimiter=delimiter)


def lexicon(labelled: Iterable[tuple[str, str]]) -> list[Term]:
    """The words, pairs and triples whose titles are in one family at least four times in five (n >= 4).

    Bare ranks ("manager") are left out. Titles without a family count against purity. A pair or triple that
    says no more than a word in it is left out.
    """
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for title, family in dict.fromkeys(labelled):
        for gram in grams_of(title):
            counts[gram][family] += 1
    terms: dict[str, Term] = {}
    for gram in sorted(counts, key=lambda gram: (gram.count(" "), gram)):
        family, most = counts[gram].most_common(1)[0]
        total = counts[gram].total()
        known = [terms[part] for part in _parts(gram) if part in terms]
        repeats = any(term.family == family for term in known)
        if family and total >= LEAST_COUNT and most / total >= LEAST_PURITY and not repeats:
            terms[gram] = Term(gram, family, round(most / total, 2))
    return sorted(terms.values())


def grams_of(title: str) -> set[str]:
    """The words, pairs and triples of a title that are not bare ranks or numbers."""
    words = words_of(title)
    pairs = {" ".join(pair) for pair in pairwise(words)}
    triples = {" ".join(triple) for triple in zip(words, words[1:], words[2:], strict=False)}
    return {gram for gram in {*words, *pairs, *triples} if not _is_rank(gram)}


def _is_rank(gram: str) -> bool:
    return all(word in _RANKS or word.isdigit() for word in gram.split())


def _parts(gram: str) -> list[str]:
    words = gram.split()
    return [*words, *(" ".join(pair) for pair in pairwise(words))] if len(words) > 1 else []


def main(source: Path, target: Path) -> None:
    """Write the lexicon into the target folder and say how large it is."""
    terms = lexicon(titles(source, families(Path(__file__).with_name("occupations.csv"))))
    (target / "title_lexicon.tsv.gz").write_bytes(
        packed((t.words, t.family, f"{t.purity:.2f}") for t in terms)
    )
    print(f"{len(terms)} terms")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2] if len(sys.argv) > 2 else "analysis/reference"))
