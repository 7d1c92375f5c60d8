"""Learn from the training voices of the feedback corpus; writes analysis/reference/theme_model.npz.

    python tests/evaluation/feedback_train.py [TARGET_FILE]

Two steps. First, one least-squares score for each theme and polarity on words and letter groups, learned
from the training voices, the made-up voices in tests/interpret and the examples of the rules; of the
groups, those with the largest weights are kept and the scores learned again. Second, a logistic regression
on that score, on whether a rule found the label, and on how often that rule was right, learned on training
voices that the first step had not seen (six turns). The threshold is the one with the best F1 on the
development voices among those with the wanted precision there. The test part is not touched.
"""

import csv
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

import numpy as np
from scipy import sparse
from sklearn.linear_model import LogisticRegression

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE.parents[1]), str(HERE)]

from feedback_score import Label, Row, labels_of, part  # noqa: E402 - the script is started by its path

from analysis.interpret import feedback_model as fm  # noqa: E402
from analysis.interpret.feedback import Mention, tag_feedback  # noqa: E402
from analysis.reference.theme_model import ThemeModel  # noqa: E402
from analysis.reference.themes import theme_rules  # noqa: E402

TARGET = HERE.parents[1] / "analysis" / "reference" / "theme_model.npz"
PRECISION = 0.85  # wanted on the development voices
LEAST_TEXTS = 8  # of a label, to be learned at all
KEPT_GRAMS = 18_000
PENALTY = 1.0
TURNS = 6
_PRIOR = 4.0
_SHORT = {"w": "weakness", "s": "strength", "e": "external"}
Found = dict[int, list[Mention]]


class Texts(NamedTuple):
    """Texts, their labels, and the turn each is left out in (-1: never)."""

    texts: list[str]
    labels: list[frozenset[Label]]
    turns: np.ndarray


class Judge(NamedTuple):
    """The second step as fitted, on evidence as it comes."""

    weights: np.ndarray
    base: np.ndarray


def gathered(rows: Sequence[Row]) -> Texts:
    """The training voices, then what was made up beside the rules."""
    voices = sorted({row.voice for row in rows})
    np.random.default_rng(7).shuffle(voices)
    turn = {voice: number % TURNS for number, voice in enumerate(voices)}
    texts, labels = [row.text for row in rows], [row.labels for row in rows]
    path = HERE.parent / "interpret" / "feedback_voices.tsv"
    with path.open(encoding="utf-8", newline="") as file:
        for line in csv.DictReader(file, delimiter="\t"):
            texts.append(line["text"])
            labels.append(frozenset((theme, _SHORT[sign]) for theme, sign in labels_of(line["labels"])))
    for rule in theme_rules():
        for text in (*rule.yes, *rule.no):
            texts.append(text)
            labels.append(frozenset((m.theme, str(m.polarity)) for m in tag_feedback(text).mentions))
    turns = [turn[row.voice] for row in rows] + [-1] * (len(texts) - len(rows))
    return Texts(texts, labels, np.array(turns))


def counted(texts: Iterable[str], letters: bool) -> list[Counter[str]]:
    """The grams of one sort of each text."""
    words = [fm.words_in(text)[0] for text in texts]
    if not letters:
        return [Counter(fm.word_grams(some)) for some in words]
    return [Counter(gram for word in some for gram in fm.letter_grams(word)) for some in words]


def matrix(texts: Sequence[str], grams: dict[str, int], rarity: np.ndarray) -> sparse.csr_matrix:
    """Texts by grams, as `feedback_model.vector` makes them."""
    total = sparse.csr_matrix((len(texts), len(grams)), dtype=np.float32)
    for letters in (False, True):
        cells = [
            (row, grams[gram], (1 + np.log(often)) * rarity[grams[gram]])
            for row, counts in enumerate(counted(texts, letters))
            for gram, often in counts.items()
            if gram in grams
        ]
        rows, columns, values = zip(*cells, strict=True)
        block = sparse.csr_matrix((values, (rows, columns)), total.shape, dtype=np.float32)
        length = np.sqrt(np.asarray(block.multiply(block).sum(1)).ravel())
        total = total + sparse.diags(1 / np.maximum(length, 1e-9)) @ block
    return total.tocsr().astype(np.float32)


def vocabulary(texts: Sequence[str]) -> tuple[list[str], np.ndarray]:
    """Every gram of at least two texts, and its rarity."""
    seen = Counter(gram for letters in (False, True) for counts in counted(texts, letters) for gram in counts)
    grams = sorted(gram for gram, often in seen.items() if often > 1)
    return grams, np.array([np.log((1 + len(texts)) / (1 + seen[g])) + 1 for g in grams], np.float32)


def solved(kernel: np.ndarray, wanted: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Weights of the texts and the base score: least squares with a penalty on length."""
    base = wanted.mean(0)
    return np.linalg.solve(kernel + PENALTY * np.eye(len(kernel)), wanted - base), base


def pruned(material: Texts, wanted: np.ndarray) -> tuple[list[str], np.ndarray]:
    """The grams that carry the most weight, and their rarity."""
    grams, rarity = vocabulary(material.texts)
    cells = matrix(material.texts, {g: n for n, g in enumerate(grams)}, rarity)
    weights = cells.T @ solved((cells @ cells.T).toarray(), wanted)[0]
    spread = np.sqrt(np.asarray(cells.multiply(cells).sum(0)).ravel())
    kept = np.sort(np.argsort(-np.linalg.norm(weights, axis=1) * spread, kind="stable")[:KEPT_GRAMS])
    return [grams[n] for n in kept], rarity[kept]


def found_by_rules(texts: Sequence[str], labels: Sequence[Label]) -> list[Found]:
    """Text by text: column -> what they found."""
    column = {label: number for number, label in enumerate(labels)}
    table: list[Found] = []
    for text in texts:
        found: Found = defaultdict(list)
        for mention in tag_feedback(text).mentions:
            number = column.get((mention.theme, str(mention.polarity)))
            if number is not None:
                found[number].append(mention)
        table.append(dict(found))
    return table


def trust(found: Sequence[Found], wanted: np.ndarray) -> tuple[dict[str, float], np.ndarray]:
    """Log odds that a rule, and any rule of a label, was right; drawn towards the label's share."""
    rules: dict[str, list[float]] = defaultdict(list)
    columns: dict[int, list[float]] = defaultdict(list)
    owner: dict[str, int] = {}
    for row, some in zip(wanted, found, strict=True):
        for number, ids in some.items():
            columns[number].append(row[number])
            for one in ids:
                rules[one.rule].append(row[number])
                owner[one.rule] = number
    shares = np.array(
        [(sum(columns[n]) + _PRIOR / 2) / (len(columns[n]) + _PRIOR) for n in range(wanted.shape[1])]
    )
    smooth = {r: (sum(hits) + _PRIOR * shares[owner[r]]) / (len(hits) + _PRIOR) for r, hits in rules.items()}
    return {r: float(np.log(s / (1 - s))) for r, s in sorted(smooth.items())}, np.log(shares / (1 - shares))


def evidence_of(
    texts: Sequence[str], scores: np.ndarray, found: Sequence[Found], model: ThemeModel
) -> tuple[np.ndarray, list[tuple[int, int]]]:
    """Evidence for every label that anything speaks for, and (text, column) of each."""
    lines, places = [], []
    for number, (text, row) in enumerate(zip(texts, scores, strict=True)):
        scored = fm.Scored(row, tuple(fm.words_in(text)[1]), (), row)
        for label in sorted({*found[number], *np.flatnonzero(row >= fm.LEAST_SCORE).tolist()}):
            lines.append(fm.evidence(scored, label, found[number], model))
            places.append((number, label))
    return np.array(lines), places


def fitted(lines: np.ndarray, columns: np.ndarray, right: np.ndarray, size: int) -> Judge:
    """The second step, folded so that it works on evidence as it comes."""
    mean, spread = lines.mean(0), lines.std(0) + 1e-9
    one_hot = 0.5 * np.eye(size)[columns]
    model = LogisticRegression(C=0.5, max_iter=1000).fit(np.hstack([(lines - mean) / spread, one_hot]), right)
    weights = model.coef_[0][: lines.shape[1]] / spread
    base = model.intercept_[0] - weights @ mean + 0.5 * model.coef_[0][lines.shape[1] :]
    return Judge(weights, base)


def best_threshold(chance: np.ndarray, right: np.ndarray, there: int) -> float:
    """The threshold with the best F1 among those with the wanted precision."""
    order = np.argsort(-chance, kind="stable")
    hits, said = np.cumsum(right[order]), np.arange(1, len(order) + 1)
    fine = (hits / said >= PRECISION) & (said >= 50)
    f1 = np.where(fine, 2 * hits / (said + there), 0)
    return float(np.floor(chance[order][int(np.argmax(f1))] * 1000) / 1000)


def lines_of(words: Iterable[str]) -> np.ndarray:
    """Words as an array of bytes."""
    return np.frombuffer("\n".join(words).encode(), np.uint8)


def main(target: Path) -> None:
    """Learn and write the table."""
    rows, trial = part("train"), part("dev")
    material = gathered(rows)
    often = Counter(label for row in rows for label in row.labels)
    labels = sorted(label for label, n in often.items() if n >= LEAST_TEXTS and label[1] != "unclear")
    wanted = np.array([[label in some for label in labels] for some in material.labels], float)
    grams, rarity = pruned(material, wanted)
    place = {gram: number for number, gram in enumerate(grams)}
    cells = matrix(material.texts, place, rarity)
    kernel = (cells @ cells.T).toarray()
    texts, truth = [row.text for row in rows], wanted[: len(rows)]
    found = found_by_rules(texts, labels)

    shares, base = solved(kernel, wanted)
    weights = cells.T @ shares
    scale = np.abs(weights).max(0) / 127
    small = np.round(weights / scale).astype(np.int8)
    weights = (small.astype(np.float32) * scale.astype(np.float32)).astype(np.float32)

    def model_of(trusted: tuple[dict[str, float], np.ndarray]) -> ThemeModel:
        empty = np.zeros(0, np.float32)
        return ThemeModel(
            tuple(labels), MappingProxyType(place), rarity, weights, base.astype(np.float32),
            MappingProxyType(trusted[0]), trusted[1], empty, empty, 0.0,
        )  # fmt: skip

    pieces = []
    for turn in range(TURNS):
        seen, unseen = np.flatnonzero(material.turns != turn), np.flatnonzero(material.turns == turn)
        left, floor = solved(kernel[np.ix_(seen, seen)], wanted[seen])
        scores = (kernel[np.ix_(unseen, seen)] @ left + floor).astype(np.float32)
        some = [texts[n] for n in unseen]
        others = [n for n in range(len(rows)) if material.turns[n] != turn]
        trusted = trust([found[n] for n in others], truth[others])
        lines, places = evidence_of(
            some,
            scores,
            [found[n] for n in unseen],
            model_of(trusted),
        )
        pieces.append((lines, [(int(unseen[n]), label) for n, label in places]))
    lines = np.vstack([piece for piece, _ in pieces])
    places = [pair for _, some in pieces for pair in some]
    right = np.array([truth[pair] > 0 for pair in places])
    judge = fitted(lines, np.array([label for _, label in places]), right, len(labels))

    trusted = trust(found, truth)
    checked = [row.text for row in trial]
    scores = (matrix(checked, place, rarity) @ weights + base).astype(np.float32)
    lines, places = evidence_of(checked, scores, found_by_rules(checked, labels), model_of(trusted))
    columns = np.array([label for _, label in places])
    chance = 1 / (1 + np.exp(-(lines @ judge.weights + judge.base[columns])))
    right = np.array([labels[label] in trial[n].labels for n, label in places])
    threshold = best_threshold(chance, right, sum(len(row.labels) for row in trial))
    np.savez_compressed(
        target,
        labels=lines_of(f"{theme}:{polarity}" for theme, polarity in labels),
        grams=lines_of(grams), rarity=rarity.astype(np.float16), weights=small, scale=scale, base=base,
        rules=lines_of(trusted[0]), rules_trusted=np.array(list(trusted[0].values())).round(4),
        labels_trusted=trusted[1].round(4), judge=judge.weights, judge_base=judge.base, threshold=threshold,
    )  # fmt: skip
    said = chance >= threshold
    sys.stdout.write(
        f"{len(grams)} grams, {len(labels)} labels, {target.stat().st_size:,} bytes; threshold {threshold}: "
        f"precision {right[said].mean():.3f} of {said.sum()} on the development voices\n"
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else TARGET)
