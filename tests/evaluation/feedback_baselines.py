"""What off-the-shelf methods make of the feedback corpus, to compare with."""

from collections import Counter
from collections.abc import Callable, Sequence
from typing import Protocol

import numpy as np


class Labelled(Protocol):
    """A text with its voice and its (theme, polarity) pairs."""

    voice: str
    text: str
    labels: frozenset[tuple[str, str]]


def tfidf(rows: Sequence[Labelled], precision: float = 0.85) -> Callable[[str], frozenset[tuple[str, str]]]:
    """A tagger of word and letter frequencies with one logistic regression a label.

    The threshold is the lowest with the wanted precision on every fourth voice, left out of learning first.
    """
    from scipy import sparse
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.linear_model import LogisticRegression

    often = Counter(label for row in rows for label in row.labels)
    labels = sorted(label for label, n in often.items() if n >= 8)
    words = TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True, min_df=2)
    letters = TfidfVectorizer(analyzer="char_wb", ngram_range=(3, 5), sublinear_tf=True, min_df=3)
    texts = [row.text for row in rows]
    words.fit(texts)
    letters.fit(texts)

    def cells(some: Sequence[str]) -> sparse.csr_matrix:
        return sparse.hstack([words.transform(some), letters.transform(some)]).tocsr()

    def learned(some: Sequence[Labelled]) -> list[LogisticRegression]:
        known = cells([row.text for row in some])
        return [
            LogisticRegression(C=10, solver="liblinear").fit(known, [label in row.labels for row in some])
            for label in labels
        ]

    voices = sorted({row.voice for row in rows})
    held = [row for row in rows if row.voice in set(voices[::4])]
    kept = [row for row in rows if row.voice not in set(voices[::4])]
    points = np.array([m.predict_proba(cells([row.text for row in held]))[:, 1] for m in learned(kept)]).T
    right = np.array([[label in row.labels for label in labels] for row in held])
    order = np.argsort(-points.ravel(), kind="stable")
    good = np.cumsum(right.ravel()[order]) / np.arange(1, order.size + 1) >= precision
    last = int(np.flatnonzero(good)[-1]) if good.any() else 0
    threshold = points.ravel()[order][last]
    models = learned(rows)
    weights = np.vstack([model.coef_[0] for model in models]).T
    base = np.array([model.intercept_[0] for model in models])

    def tag(text: str) -> frozenset[tuple[str, str]]:
        chances = 1 / (1 + np.exp(-(cells([text]) @ weights + base)[0]))
        return frozenset(label for label, p in zip(labels, chances, strict=True) if p >= threshold)

    return tag


def vader() -> Callable[[str], str]:
    """A reader of mood by the VADER lexicon: "strength" for a score of 0 or more, else "weakness"."""
    from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

    analyser = SentimentIntensityAnalyzer()
    return lambda text: "strength" if analyser.polarity_scores(text)["compound"] >= 0 else "weakness"
