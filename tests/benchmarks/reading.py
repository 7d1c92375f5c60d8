"""How long it takes to read what people write: 10,000 different statuses, and as many pieces of feedback.

    python tests/benchmarks/reading.py

Prints the processor seconds of the best and worst of five passes (aims: 0.5 s and 2.5 s).
"""

import gzip
import sys
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from analysis import tag_feedback
from analysis.interpret.status import read_statuses

ROOT = Path(__file__).parents[2]
MANY = 10_000
KINDS = (
    "Rejected after round {}", "{} Ghosted", "phone screen w/ Recruter {}", "2nd int {} May - no",
    "applied {}",
)  # fmt: skip
CORPUS = ROOT / "tests" / "evaluation" / "feedback" / "corpus.tsv.gz"


def feedback() -> list[str]:
    """Different texts: those of the corpus, and again with a word behind."""
    with gzip.open(CORPUS, "rt", encoding="utf-8") as file:
        texts = [line.split("\t")[2] for line in file][1:]
    return [*texts, *(f"{text} again" for text in texts)][:MANY]


def seconds(work: Callable[[], object]) -> tuple[float, float]:
    """Best and worst of five."""
    taken = []
    for _ in range(5):
        start = time.process_time()
        work()
        taken.append(time.process_time() - start)
    return min(taken), max(taken)


def main() -> None:
    """Print the figures; what is loaded once is loaded before."""
    pairs = [(KINDS[number % len(KINDS)].format(number), "") for number in range(MANY)]
    texts = feedback()
    read_statuses(pairs[:5])
    tag_feedback(texts[0])
    for name, work in (
        ("statuses", lambda: read_statuses(pairs)),
        ("feedback", lambda: [tag_feedback(text) for text in texts]),
    ):
        best, worst = seconds(work)
        sys.stdout.write(f"{MANY} {name}: {best:.2f} to {worst:.2f} s\n")


if __name__ == "__main__":
    main()
