"""What the feedback model learns from: labelled voices, and what was made up beside them."""

import csv
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE.parents[1]), str(HERE)]

from feedback_score import Label, Row, labels_of  # noqa: E402 - the script is started by its path

from analysis.interpret.feedback_rules import read_by_rules  # noqa: E402
from analysis.reference.themes import theme_rules  # noqa: E402

TURNS = 6
JOINTS = (
    "{}, but {}",
    "{} - {}",
    "{}. {}",
    "{}, {}",
    "{} but {}",
    "{}; {}",
    "{}. However {}",
    "{} though {}",
)
_SHORT = {"w": "weakness", "s": "strength", "e": "external"}


class Texts(NamedTuple):
    """Texts, their labels, and the turn each is left out in (-1: never)."""

    texts: list[str]
    labels: list[frozenset[Label]]
    turns: np.ndarray


def phrase_book() -> list[tuple[str, frozenset[Label]]]:
    """Remarks made up by label, "-" for what is no feedback."""
    found: list[tuple[str, frozenset[Label]]] = []
    label: frozenset[Label] = frozenset()
    for line in (HERE / "feedback" / "phrasebook.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            label = labels_of(line.strip("[]"))
        elif line and not line.startswith("#"):
            found += [(text.strip(), label) for text in line.split("|") if text.strip()]
    return found


def compounds(book: Sequence[tuple[str, frozenset[Label]]]) -> list[tuple[str, frozenset[Label]]]:
    """Strengths and faults of the phrase book joined in one text, one pair for each of the strengths."""
    good, bad = (
        [
            (text, next(iter(some)))
            for text, some in book
            if len(some) == 1 and next(iter(some))[1] in polarities
        ]
        for polarities in ({"strength"}, {"weakness", "external"})
    )
    random = np.random.default_rng(7)
    found = []
    for text, label in good:
        other, against = bad[int(random.integers(len(bad)))]
        if against[0] not in {label[0], "no_reason"}:
            joint = JOINTS[int(random.integers(len(JOINTS)))]
            found.append((joint.format(text, other), frozenset({label, against})))
    return found


def gathered(rows: Sequence[Row]) -> Texts:
    """The voices to learn from, then what was made up beside the rules."""
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
            labels.append(frozenset((m.theme, str(m.polarity)) for m in read_by_rules(text).mentions))
    book = phrase_book()
    for text, label in (*book, *compounds(book)):
        texts.append(text)
        labels.append(label)
    turns = [turn[row.voice] for row in rows] + [-1] * (len(texts) - len(rows))
    return Texts(texts, labels, np.array(turns))
