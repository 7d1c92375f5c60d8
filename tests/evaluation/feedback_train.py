"""Learn from the feedback corpus, its test voices left out; writes analysis/reference/theme_model.npz.

    python tests/evaluation/feedback_train.py [TARGET_FILE]

Two steps. First, one least-squares score for each theme and polarity on words, letter groups and classes of
words, learned from the train and development voices, the made-up voices in tests/interpret, the phrase book
and the examples of the rules. Second, a logistic regression on that score, on whether a rule found the label,
and on how often that rule was right, learned on voices that the first step had not seen (six turns, no voice
in two of them). The threshold is the one with the best F1 among those with the wanted precision on voices
that neither step had seen. The test part is not touched.
"""

import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

import numpy as np
from scipy import linalg, sparse
from sklearn.linear_model import LogisticRegression

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE.parents[1]), str(HERE)]

from feedback_material import TURNS, gathered  # noqa: E402 - the script is started by its path
from feedback_score import Label, part  # noqa: E402

from analysis.interpret import feedback_model as fm  # noqa: E402
from analysis.interpret.clauses import normalise  # noqa: E402
from analysis.interpret.feedback_concepts import concept_grams, tokens_of  # noqa: E402
from analysis.interpret.feedback_rules import Mention, read_by_rules  # noqa: E402
from analysis.reference.theme_model import ThemeModel, kin_of  # noqa: E402

TARGET = HERE.parents[1] / "analysis" / "reference" / "theme_model.npz"
PRECISION = 0.85  # wanted on voices not seen
LEAST_TEXTS = 8  # of a label, to be learned at all
LEAST_OFTEN = {"letters": 3, "said": 2, "meant": 3}  # texts that must hold a gram
PENALTY = 1.0
_PRIOR = 4.0
Found = dict[int, list[Mention]]


class Judge(NamedTuple):
    """The second step as fitted, on evidence as it comes."""

    weights: np.ndarray
    base: np.ndarray


class Evidence(NamedTuple):
    """Lines of evidence, the text and label each is about, and whether the label is right."""

    lines: np.ndarray
    texts: np.ndarray
    columns: np.ndarray
    right: np.ndarray


class Counts(NamedTuple):
    """What one text holds: grams of words, grams of classes, and its different words."""

    said: Counter[str]
    meant: Counter[str]
    words: tuple[str, ...]


def counted(text: str) -> Counts:
    """The grams of a text, as `feedback_model.score` sees them."""
    words, starts = tokens_of(normalise(text))
    meant = Counter(gram for gram, _, _ in concept_grams(words, starts))
    return Counts(Counter(fm.word_grams(words)), meant, tuple(dict.fromkeys(words)))


def vocabulary(counts: Sequence[Counts]) -> tuple[list[str], np.ndarray]:
    """Every gram of enough texts, and its rarity."""
    seen = {
        "said": Counter(gram for one in counts for gram in one.said),
        "meant": Counter(gram for one in counts for gram in one.meant),
        "letters": Counter(
            gram for one in counts for gram in {g for w in one.words for g in fm.letter_grams(w)}
        ),
    }
    often = {g: n for sort, table in seen.items() for g, n in table.items() if n >= LEAST_OFTEN[sort]}
    grams = sorted(often)
    return grams, np.array([np.log((1 + len(counts)) / (1 + often[g])) + 1 for g in grams], np.float32)


def matrix(counts: Sequence[Counts], grams: dict[str, int], rarity: np.ndarray) -> sparse.csr_matrix:
    """Texts by grams, as `feedback_model.score` weighs them."""
    rows, columns, values = [], [], []
    for number, one in enumerate(counts):
        for some in (one.said, one.meant):
            known = [(grams[g], (1 + np.log(n)) * rarity[grams[g]]) for g, n in some.items() if g in grams]
            length = np.sqrt(sum(v * v for _, v in known)) or 1.0
            rows += [number] * len(known)
            columns += [column for column, _ in known]
            values += [value / length for _, value in known]
        spelled = Counter(grams[g] for w in one.words for g in fm.letter_grams(w) if g in grams)
        length = np.sqrt(sum(n * float(rarity[g]) ** 2 for g, n in spelled.items())) or 1.0
        rows += [number] * len(spelled)
        columns += list(spelled)
        values += [n * rarity[g] / length for g, n in spelled.items()]
    shape = (len(counts), len(grams))
    return sparse.csr_matrix((values, (rows, columns)), shape, dtype=np.float32)


def solved(kernel: np.ndarray, wanted: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Weights of the texts and the base score: least squares with a penalty on length."""
    base = wanted.mean(0)
    factor = linalg.cho_factor(kernel + PENALTY * np.eye(len(kernel), dtype=np.float32), overwrite_a=True)
    return linalg.cho_solve(factor, (wanted - base).astype(np.float32)), base


def found_by_rules(texts: Sequence[str], labels: Sequence[Label]) -> list[Found]:
    """Text by text: column -> what they found."""
    column = {label: number for number, label in enumerate(labels)}
    table: list[Found] = []
    for text in texts:
        found: Found = defaultdict(list)
        for mention in read_by_rules(text).mentions:
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
    numbers: Iterable[int],
    sizes: Sequence[int],
    scores: np.ndarray,
    found: Sequence[Found],
    truth: np.ndarray,
    model: ThemeModel,
) -> Evidence:
    """Evidence for every label that anything speaks for, in the texts of these numbers."""
    lines, texts, columns = [], [], []
    for number in numbers:
        scored = fm.Scored(scores[number], "", ("",) * sizes[number], (), scores[number])
        text = fm.lean(scored, found[number], model)
        for label in sorted({*found[number], *np.flatnonzero(scores[number] >= fm.LEAST_SCORE).tolist()}):
            lines.append(fm.evidence(text, label, model))
            texts.append(number)
            columns.append(label)
    return Evidence(np.array(lines), np.array(texts), np.array(columns), truth[texts, columns] > 0)


def fitted(some: Evidence, size: int) -> Judge:
    """The second step, folded so that it works on evidence as it comes."""
    mean, spread = some.lines.mean(0), some.lines.std(0) + 1e-9
    one_hot = 0.5 * np.eye(size)[some.columns]
    model = LogisticRegression(C=0.5, max_iter=3000)
    model.fit(np.hstack([(some.lines - mean) / spread, one_hot]), some.right)
    weights = model.coef_[0][: some.lines.shape[1]] / spread
    base = model.intercept_[0] - weights @ mean + 0.5 * model.coef_[0][some.lines.shape[1] :]
    return Judge(weights, base)


def chances(some: Evidence, judge: Judge) -> np.ndarray:
    """The probability of every line."""
    return 1 / (1 + np.exp(-(some.lines @ judge.weights + judge.base[some.columns])))


def best_threshold(chance: np.ndarray, right: np.ndarray, there: int) -> float:
    """The threshold with the best F1 among those with the wanted precision."""
    order = np.argsort(-chance, kind="stable")
    hits, said = np.cumsum(right[order]), np.arange(1, len(order) + 1)
    fine = (hits / said >= PRECISION) & (said >= 50)
    f1 = np.where(fine, 2 * hits / (said + there), 0)
    return float(np.floor(chance[order][int(np.argmax(f1))] * 1000) / 1000)


def without_both(some: Evidence, chance: np.ndarray, labels: Sequence[Label]) -> np.ndarray:
    """The probabilities with 0 for the less likely of "no reason given" and a reason of the same text."""
    silent = labels.index(("no_reason", "external"))
    reason = np.array([polarity in {"weakness", "external"} for _, polarity in labels])
    best = defaultdict(float)
    for text, column, p in zip(some.texts, some.columns, chance, strict=True):
        if reason[column]:
            best[text, column == silent] = max(best[text, column == silent], p)
    return np.array(
        [
            0.0
            if reason[c] and best[t, c != silent] > best[t, c == silent] and best[t, c != silent] >= 0.5
            else p
            for t, c, p in zip(some.texts, some.columns, chance, strict=True)
        ]
    )


def lines_of(words: Iterable[str]) -> np.ndarray:
    """Words as an array of bytes."""
    return np.frombuffer("\n".join(words).encode(), np.uint8)


def main(target: Path) -> None:
    """Learn and write the table."""
    rows = [*part("train"), *part("dev")]
    material = gathered(rows)
    often = Counter(label for row in rows for label in row.labels)
    labels = sorted(label for label, n in often.items() if n >= LEAST_TEXTS and label[1] != "unclear")
    wanted = np.array([[label in some for label in labels] for some in material.labels], np.float32)
    counts = [counted(text) for text in material.texts]
    sizes = [sum(one.said[gram] for gram in one.said if " " not in gram) for one in counts]
    grams, rarity = vocabulary(counts)
    place = {gram: number for number, gram in enumerate(grams)}
    cells = matrix(counts, place, rarity)
    kernel = (cells @ cells.T).toarray()
    truth = wanted[: len(rows)]
    found = found_by_rules(material.texts[: len(rows)], labels)

    def model_of(trusted: tuple[dict[str, float], np.ndarray]) -> ThemeModel:
        empty = np.zeros(0, np.float32)
        return ThemeModel(
            tuple(labels), place, rarity, empty, empty, kin_of(labels),
            MappingProxyType(trusted[0]), trusted[1], empty, empty, 0.0,
        )  # fmt: skip

    scores, pieces = np.zeros_like(truth), []
    for turn in range(TURNS):
        seen, unseen = np.flatnonzero(material.turns != turn), np.flatnonzero(material.turns == turn)
        left, floor = solved(kernel[np.ix_(seen, seen)], wanted[seen])
        scores[unseen] = kernel[np.ix_(unseen, seen)] @ left + floor
        others = [n for n in range(len(rows)) if material.turns[n] != turn]
        trusted = trust([found[n] for n in others], truth[others])
        pieces.append(evidence_of(unseen.tolist(), sizes, scores, found, truth, model_of(trusted)))
    lines = Evidence(*(np.concatenate(some) for some in zip(*pieces, strict=True)))
    turns = material.turns[lines.texts]
    chance = np.zeros(len(lines.right))
    for turn in range(TURNS):
        rest = Evidence(*(column[turns != turn] for column in lines))
        chance[turns == turn] = chances(
            Evidence(*(column[turns == turn] for column in lines)), fitted(rest, len(labels))
        )
    chance = without_both(lines, chance, labels)
    there = sum(len(row.labels) for row in rows)
    threshold = best_threshold(chance, lines.right, there)
    judge, trusted = fitted(lines, len(labels)), trust(found, truth)

    shares, base = solved(kernel, wanted)
    weights = cells.T @ shares
    scale = np.abs(weights).max(0) / 127
    np.savez_compressed(
        target,
        labels=lines_of(f"{theme}:{polarity}" for theme, polarity in labels), grams=lines_of(grams),
        rarity=rarity.astype(np.float16), weights=np.round(weights / scale).astype(np.int8), scale=scale,
        base=base, rules=lines_of(trusted[0]),
        rules_trusted=np.array(list(trusted[0].values())).round(4), labels_trusted=trusted[1].round(4),
        judge=judge.weights, judge_base=judge.base, threshold=threshold,
    )  # fmt: skip
    kept = chance >= threshold
    hits = lines.right[kept].sum()
    sys.stdout.write(
        f"{len(grams)} grams, {len(labels)} labels, {target.stat().st_size:,} bytes; threshold {threshold}; "
        f"on voices not seen ({len(rows)} texts, {len({r.voice for r in rows})} voices in {TURNS} turns): "
        f"precision {hits / kept.sum():.3f}, recall {hits / there:.3f}\n"
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else TARGET)
