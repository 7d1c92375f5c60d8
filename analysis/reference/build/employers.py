"""Build the table of UK employers and the words learned from their names.

    python analysis/reference/build/employers.py SOURCE_FOLDER [TARGET_FOLDER]

SOURCE_FOLDER holds uk_employers_sic.csv.gz (columns employer, sic_codes, size, current_name) from the UK
Gender Pay Gap service. Written: employers_uk.tsv.gz and employer_words_learned.csv.
"""

import csv
import gzip
import io
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from analysis.reference.build.sic import sector_of_codes
from analysis.reference.employers import employer_words

SOURCE = "uk_employers_sic.csv.gz"
LEAST_PURITY = 0.8
LEAST_COUNT = 5
_UNLIKELY_ALONE = 2


class LearnedWord(NamedTuple):
    """One or two words of company names: their most frequent sector, its share, the number of bearers."""

    words: str
    sector: str
    purity: float
    bearers: int


def employer_table(rows: Iterable[Mapping[str, str]]) -> dict[str, str]:
    """Employer words -> sector id, sorted; an employer whose codes tell nothing or differ is left out."""
    found: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        sector = sector_of_codes(row["sic_codes"])
        for name in (row["employer"], row.get("current_name", "")):
            key = " ".join(employer_words(name))
            if sector and len(key) >= _UNLIKELY_ALONE:
                found[key].add(sector)
    return {key: sectors.pop() for key, sectors in sorted(found.items()) if len(sectors) == 1}


def learned_words(table: Mapping[str, str]) -> list[LearnedWord]:
    """The words and pairs of words whose bearers are in one sector at least four times in five (n >= 5)."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for key, sector in table.items():
        words = key.split()
        pairs = (f"{one} {two}" for one, two in pairwise(words))
        for gram in {*words, *pairs}:
            counts[gram][sector] += 1
    learned = []
    for gram, by_sector in sorted(counts.items()):
        sector, most = by_sector.most_common(1)[0]
        total = by_sector.total()
        if total >= LEAST_COUNT and most / total >= LEAST_PURITY and not gram.isdigit():
            learned.append(LearnedWord(gram, sector, round(most / total, 2), total))
    return [word for word in learned if not _said_by_a_part(word, learned)]


def _said_by_a_part(word: LearnedWord, learned: list[LearnedWord]) -> bool:
    parts = word.words.split()
    return len(parts) > 1 and any(
        other.words in parts and other.sector == word.sector and other.purity >= word.purity
        for other in learned
    )


def read_source(folder: Path) -> list[dict[str, str]]:
    """The rows of the Gender Pay Gap extract.

    Raises:
        FileNotFoundError: the folder holds no uk_employers_sic.csv.gz.
    """
    with gzip.open(folder / SOURCE, "rt", encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def packed(lines: Iterable[Iterable[str]]) -> bytes:
    """Tab-separated lines, gzipped without a date so that equal tables are equal files."""
    text = io.StringIO()
    csv.writer(text, delimiter="\t", lineterminator="\n").writerows(lines)
    return gzip.compress(text.getvalue().encode("utf-8"), mtime=0)


def main(source: Path, target: Path) -> None:
    """Write both tables into the target folder and say how large they are."""
    table = employer_table(read_source(source))
    (target / "employers_uk.tsv.gz").write_bytes(packed(table.items()))
    words = learned_words(table)
    with (target / "employer_words_learned.csv").open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(LearnedWord._fields)
        writer.writerows(words)
    print(f"{len(table)} employers, {len(words)} words")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2] if len(sys.argv) > 2 else "analysis/reference"))
