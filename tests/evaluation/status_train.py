"""Learn the second reading of status and notes; writes analysis/reference/status_model.npz.

    python tests/evaluation/status_train.py [TARGET_FILE]

Rows: the dev half of status.tsv, status_more.tsv, status_lists.tsv, and of the phrases in tests/interpret
those that were looked at before (never `held`); employers and titles, which say nothing of an application, so
that what it has not seen stays unsaid. Two logistic regressions, stage and outcome; the grams with
the largest weights are kept and the regressions learned again. The test half is not touched.
"""

import csv
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
from scipy import sparse
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE.parents[1])]

from analysis.interpret.status_model import Cells, letter_grams, meaning_grams, written_words  # noqa: E402
from analysis.interpret.status_text import words_of  # noqa: E402 - the script is started by its path

TARGET = HERE.parents[1] / "analysis" / "reference" / "status_model.npz"
REFERENCE = TARGET.parent
PENALTY = 30.0  # inverse, as scikit-learn counts it
KEPT_GRAMS = 30_000


class Row(NamedTuple):
    """A labelled row."""

    voice: str
    status: str
    notes: str
    stage: str
    outcome: str


def rows_of(path: Path, halves: Sequence[str]) -> list[Row]:
    """The rows of a labelled file that may be read."""
    with path.open(encoding="utf-8", newline="") as file:
        table = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [
            Row(row.get("voice", ""), row["status"], row.get("notes", ""), row["stage"], row["outcome"])
            for row in table
            if row.get("half", "") in halves
        ]


def labelled() -> list[Row]:
    """Every labelled row that may be learned from."""
    known = HERE.parent / "interpret"
    rows = rows_of(known / "status_phrases.tsv", ("tuned", "later"))
    rows += rows_of(known / "status_vocabulary.tsv", ("",))
    for name in ("status", "status_more", "status_lists"):
        rows += rows_of(HERE / f"{name}.tsv", ("dev",))
    return rows


def unsaid() -> list[Row]:
    """Employers and titles: words that say nothing of an application."""
    names: list[str] = []
    for name, column, every in (("employer_names.csv", "name", 12), ("title_rules.csv", "example", 1)):
        with (REFERENCE / name).open(encoding="utf-8", newline="") as file:
            names += [row[column] for row in list(csv.DictReader(file))[::every]]
    return [Row("", name, "", "applied", "waiting") for name in names if name.isprintable()]


def cells_of(row: Row) -> Cells:
    """The cells as the program reads them."""
    return Cells(row.status, row.notes, words_of(row.status), words_of(row.notes))


SORTS = (
    (meaning_grams, 1),
    (lambda cells: [f"~{word}" for word in written_words(cells)], 1),
    (lambda cells: [gram for word in written_words(cells) for gram in letter_grams(word)], 2),
)


class Learned(NamedTuple):
    """Grams in the order of the rows, their rarity, both regressions."""

    grams: list[str]
    rarity: np.ndarray
    models: tuple[LogisticRegression, LogisticRegression]


def learned(rows: Sequence[Row], kept: Sequence[set[str] | None] = (None, None, None)) -> Learned:
    """Both regressions on these rows, with the grams given or all."""
    cells = [cells_of(row) for row in rows]
    sorts = [
        TfidfVectorizer(
            analyzer=sort, min_df=least if some is None else 1, sublinear_tf=True,
            vocabulary=None if some is None else sorted(some),
        )
        for (sort, least), some in zip(SORTS, kept, strict=True)
    ]  # fmt: skip
    table = sparse.hstack([sort.fit_transform(cells) for sort in sorts]).tocsr()
    models = tuple(
        LogisticRegression(C=PENALTY, max_iter=400).fit(table, [getattr(row, label) for row in rows])
        for label in ("stage", "outcome")
    )
    return Learned(
        [str(gram) for sort in sorts for gram in sort.get_feature_names_out()],
        np.concatenate([sort.idf_ for sort in sorts]),
        models,
    )


def pruned(rows: Sequence[Row], full: Learned) -> Learned:
    """The same with only the grams of the largest weights."""
    size = np.abs(np.vstack([model.coef_ for model in full.models])).max(axis=0)
    best = {full.grams[at] for at in np.argsort(-size, kind="stable")[:KEPT_GRAMS]}
    letters = {gram for gram in best if gram[0] not in "=~" and gram[:2] not in ("s=", "n=")}
    whole = {gram for gram in best if gram[0] == "~"}
    return learned(rows, (best - letters - whole, whole, letters))


def written(target: Path, table: Learned) -> None:
    """Write the table: grams by line, weights as bytes with one scale a column."""
    weights = np.vstack([model.coef_ for model in table.models]).T
    scale = np.abs(weights).max(axis=0) / 127

    def lines(words: Sequence[str]) -> np.ndarray:
        return np.frombuffer("\n".join(words).encode(), np.uint8)

    np.savez_compressed(
        target,
        stages=lines(list(table.models[0].classes_)),
        outcomes=lines(list(table.models[1].classes_)),
        grams=lines(table.grams),
        rarity=table.rarity.astype(np.float16),
        weights=np.round(weights / scale).astype(np.int8),
        scale=scale.astype(np.float32),
        base=np.concatenate([model.intercept_ for model in table.models]).astype(np.float32),
    )


def main() -> None:
    """Learn from every row that may be read, and write the table."""
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else TARGET
    rows = labelled() + unsaid()
    table = pruned(rows, learned(rows))
    written(target, table)
    print(f"{len(rows)} rows, {len(table.grams)} grams, {target.stat().st_size // 1024} kB")  # noqa: T201


if __name__ == "__main__":
    main()
