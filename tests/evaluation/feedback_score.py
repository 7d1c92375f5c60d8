"""Score what is found in feedback on voices that its authors have not read.

    python tests/evaluation/feedback_score.py              the test part: what is shipped, theme by theme,
                                                           and beside it the rules, the model, baselines
    python tests/evaluation/feedback_score.py --learned    the dev part, from which the shipped model learned
    python tests/evaluation/feedback_score.py --errors     what is wrong in the dev part, text by text

The test part is only ever looked at through its score. Ranges are 95 %: voices drawn again with
replacement, since texts of one voice are alike; for shares of texts, Wilson's. Baselines (feedback_baselines)
need scikit-learn and vaderSentiment. How texts were written and labelled: feedback/README.md.
"""

import csv
import gzip
import io
import random
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE.parents[1]), str(HERE)]

import feedback_baselines  # noqa: E402 - the script is started by its path

from analysis.interpret import feedback_model  # noqa: E402
from analysis.interpret.feedback import tag_feedback  # noqa: E402
from analysis.interpret.feedback_rules import read_by_rules  # noqa: E402
from analysis.interpret.suggestions import suggest_themes  # noqa: E402
from analysis.reference.theme_model import theme_model  # noqa: E402
from analysis.stats.proportion import wilson  # noqa: E402

Label = tuple[str, str]
Tagger = Callable[[str], frozenset[Label]]
DRAWS = 1000
ALONE = 0.3  # least score of the model alone, best F1 on the development voices


class Row(NamedTuple):
    """One labelled text; labels: (theme, polarity) pairs, none for what is no feedback."""

    part: str
    voice: str
    text: str
    labels: frozenset[Label]

    @property
    def themes(self) -> frozenset[str]:
        """The themes it carries, "no reason given" left out."""
        return frozenset(theme for theme, _ in self.labels) - {"no_reason"}


@cache
def corpus() -> tuple[Row, ...]:
    """Every row of the corpus, in its order."""
    text = gzip.decompress((HERE / "feedback" / "corpus.tsv.gz").read_bytes()).decode()
    table = csv.DictReader(io.StringIO(text, newline=""), delimiter="\t", quoting=csv.QUOTE_NONE)
    return tuple(Row(r["part"], r["voice"], r["text"], labels_of(r["labels"])) for r in table)


def labels_of(cell: str) -> frozenset[Label]:
    """The pairs of a cell, "a:weakness;b:strength"; "-" holds none."""
    pairs = (label.partition(":") for label in cell.split(";") if label != "-")
    return frozenset((theme, polarity) for theme, _, polarity in pairs)


def part(name: str) -> list[Row]:
    """The rows of one part: train, dev or test."""
    return [row for row in corpus() if row.part == name]


@cache
def shipped(text: str) -> frozenset[Label]:
    """What the product tags: rules and model, weighed."""
    return frozenset((m.theme, str(m.polarity)) for m in tag_feedback(text).mentions)


@cache
def rules(text: str) -> frozenset[Label]:
    """What the rules find by themselves."""
    return frozenset((m.theme, str(m.polarity)) for m in read_by_rules(text).mentions)


@cache
def model_alone(text: str) -> frozenset[Label]:
    """What the linear model scores highest, without the rules."""
    scored, model = feedback_model.score(text), theme_model()
    return frozenset(
        label
        for label, points in zip(model.labels, scored.scores, strict=True)
        if scored.words and points >= ALONE
    )


class Tally(NamedTuple):
    """Found and right, found and wrong, missed."""

    right: int
    wrong: int
    missed: int

    @property
    def precision(self) -> float:
        """Share of what was found that is right; 0 when nothing was found."""
        return self.right / max(self.right + self.wrong, 1)

    @property
    def recall(self) -> float:
        """Share of what is there that was found; 0 when nothing is there."""
        return self.right / max(self.right + self.missed, 1)

    @property
    def f1(self) -> float:
        """The harmonic mean of the two; 0 without any."""
        return 2 * self.right / max(2 * self.right + self.wrong + self.missed, 1)


def total(tallies: Iterable[Tally]) -> Tally:
    """The sum of tallies."""
    return Tally(*(sum(column) for column in zip(*tallies, strict=True)))


def by_voice(rows: Iterable[Row], pairs: Callable[[Row], tuple[set, set]]) -> dict[str, Tally]:
    """Voice -> tally of what was found against what is there."""
    table: dict[str, list[Tally]] = defaultdict(list)
    for row in rows:
        found, there = pairs(row)
        table[row.voice].append(Tally(len(found & there), len(found - there), len(there - found)))
    return {voice: total(tallies) for voice, tallies in table.items()}


def ranged(voices: dict[str, Tally]) -> str:
    """Precision, recall and F1 in hundredths, with the range of each over voices drawn again."""
    rng, pool = random.Random(1), list(voices.values())  # noqa: S311 - a seed, not a secret
    draws = [total(rng.choices(pool, k=len(pool))) for _ in range(DRAWS)]
    whole, said = total(pool), []
    for name in ("precision", "recall", "f1"):
        sample = sorted(getattr(draw, name) for draw in draws)
        low, high = sample[int(0.025 * DRAWS)], sample[int(0.975 * DRAWS) - 1]
        said.append(f"{name[0].upper()} {getattr(whole, name):.3f} [{low:.2f}-{high:.2f}]")
    return "  ".join(said)


def share(k: int, n: int) -> str:
    """k of n with Wilson's range."""
    if not n:
        return "none of 0"
    low, high = wilson(k, n)
    return f"{k / n:6.1%}  {k} of {n}  [{low:.1%}-{high:.1%}]"


def themes_in(labels: Iterable[Label]) -> set[str]:
    """The themes of labels."""
    return {theme for theme, _ in labels}


def scores(rows: list[Row], tagger: Tagger) -> dict[str, str]:
    """Every figure of one tagger on one part, ready to print."""
    found = {row: tagger(row.text) for row in rows}
    shared = [(row, label) for row in rows for label in found[row] if label[0] in themes_in(row.labels)]
    silent = [row for row in rows if not row.themes]
    carrying = [row for row in rows if row.labels]
    return {
        "theme and polarity": ranged(by_voice(rows, lambda row: (set(found[row]), set(row.labels)))),
        "theme": ranged(by_voice(rows, lambda row: (themes_in(found[row]), themes_in(row.labels)))),
        "polarity, theme right": share(sum(label in row.labels for row, label in shared), len(shared)),
        "weakness invented": share(
            sum(any(polarity == "weakness" for _, polarity in found[row]) for row in silent), len(silent)
        ),
        "feedback tagged at all": share(sum(bool(found[row]) for row in carrying), len(carrying)),
    }


def suggested(rows: list[Row]) -> dict[str, str]:
    """How often one of three suggestions is right, where a theme is there."""
    carrying = [row for row in rows if row.themes]
    untagged = [row for row in carrying if not themes_in(shipped(row.text)) - {"no_reason"}]

    def hits(some: list[Row]) -> str:
        return share(
            sum(not row.themes.isdisjoint(t for t, _ in suggest_themes(row.text)) for row in some), len(some)
        )

    return {"top three, untagged": hits(untagged), "top three, any": hits(carrying)}


def theme_scores(rows: list[Row], tagger: Tagger) -> dict[str, str]:
    """Theme and polarity, one theme at a time."""
    names = sorted({theme for row in rows for theme, _ in row.labels})

    def pairs(name: str) -> Callable[[Row], tuple[set, set]]:
        return lambda row: (
            {label for label in tagger(row.text) if label[0] == name},
            {label for label in row.labels if label[0] == name},
        )

    return {name: ranged(by_voice(rows, pairs(name))) for name in names}


def say(line: str) -> None:
    """Print a line."""
    sys.stdout.write(line + "\n")


def print_errors(rows: list[Row], tagger: Tagger) -> None:
    """Every text of the dev part with something wrong or missed."""
    for row in rows:
        found = tagger(row.text)
        if found != row.labels:
            wrong = " ".join(f"+{t}:{p}" for t, p in sorted(found - row.labels))
            missed = " ".join(f"-{t}:{p}" for t, p in sorted(row.labels - found))
            say(f"{row.voice}\t{row.text}\t{wrong}\t{missed}")


def polarities(rows: list[Row], reader: Callable[[str], str]) -> str:
    """How often a reader of mood has the polarity of texts whose every label has the same one."""
    plain = [row for row in rows if len({p for _, p in row.labels} & {"weakness", "strength"}) == 1]
    plain = [row for row in plain if {p for _, p in row.labels} <= {"weakness", "strength"}]
    return share(sum(reader(row.text) in {p for _, p in row.labels} for row in plain), len(plain))


def product_polarity(text: str) -> str:
    """The polarity of what the product scores highest among weaknesses and strengths."""
    scored, model = feedback_model.score(text), theme_model()
    told = {
        p: max(points for (_, q), points in zip(model.labels, scored.scores.tolist(), strict=True) if q == p)
        for p in ("weakness", "strength")
    }
    return max(told, key=lambda p: told[p])


TAGGERS: dict[str, Tagger] = {"shipped": shipped, "rules alone": rules, "model alone": model_alone}


def main(options: list[str]) -> None:
    """Print what was asked for."""
    if "--errors" in options:
        print_errors(part("dev"), shipped)
        return
    name = "dev" if "--learned" in options else "test"
    rows = part(name)
    say(f"{name}: {len(rows)} texts in {len({row.voice for row in rows})} voices")
    taggers = dict(TAGGERS)
    if name == "test":
        taggers["TF-IDF + LR"] = feedback_baselines.tfidf([*part("train"), *part("dev")])
    for title, tagger in taggers.items():
        for what, said in scores(rows, tagger).items():
            say(f"  {title:12} {what:24} {said}")
    for what, said in suggested(rows).items():
        say(f"  {'suggestions':12} {what:24} {said}")
    for title, reader in {
        "model": product_polarity,
        "VADER": feedback_baselines.vader(),
        "always weakness": lambda _: "weakness",
    }.items():
        say(f"  polarity of texts with only one, {title:16} {polarities(rows, reader)}")
    for theme, said in theme_scores(rows, shipped).items():
        say(f"  {theme:20} {said}")


if __name__ == "__main__":
    main(sys.argv[1:])
