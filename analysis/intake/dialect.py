"""What separates the cells of a text file: the candidate whose rows agree best in width and kind of cell."""

import csv
import io
import math
import re
from collections import Counter
from pathlib import PurePath

from analysis.intake.header_words import is_known

CANDIDATES = (",", ";", "\t", "|")
# between the parts of a line that somebody types into a phone; told apart from a hyphen by its blanks
SPACED = (" - ", " – ", " — ", " / ", " > ")
_FEWEST_PARTS = 3
_SAMPLE_CHARS = 20_000
_SAMPLE_ROWS = 200
_TITLE_ROWS = 15
_CLOSE = 0.4
_PARTED = 0.6
_TYPED = re.compile(
    r"\s*"
    r"|[-+£$€]?\s*\d[\d,. ]*%?"
    r"|\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}([ T]\d{1,2}:\d{2}.*)?"
    r"|[\w.+-]+@[\w-]+\.[\w.]+"
    r"|https?://\S+"
    r"|\d{1,2}:\d{2}(:\d{2})?"
    r"|(true|false|yes|no|n/?a|null)",
    re.IGNORECASE,
)


def delimiter_of(text: str, filename: str = "") -> str:
    """The delimiter of the text, one of CANDIDATES; a comma (a tab for .tsv) when nothing speaks for another.

    Each candidate parses the first 20,000 characters; its score is (share of rows with the usual width)
    squared, times a share that grows with the cells that look like dates, numbers, addresses or blanks.
    Between close ones decides how many known headers one of the first rows falls into.
    """
    sample = text[:_SAMPLE_CHARS]
    if len(text) > _SAMPLE_CHARS:
        sample = sample[: sample.rfind("\n") + 1] or sample
    usual = "\t" if PurePath(filename).suffix.lower() in (".tsv", ".tab") else ","
    parsed = {mark: _parsed(sample, mark) for mark in CANDIDATES if mark in sample}
    scores = {mark: _score(rows) for mark, rows in parsed.items()}
    best = max(scores.values(), default=0.0)
    if best <= 0:
        return usual
    close = {mark: score for mark, score in scores.items() if score > _CLOSE * best}
    if len(close) > 1:
        close = {mark: score * _header_factor(parsed[mark]) for mark, score in close.items()}
    return max(close, key=lambda mark: (close[mark], mark == usual))


def spaced_delimiter(text: str) -> str:
    """The one of SPACED that parts nearly every line of a text into three or more, "" when none does.

    Only for a text that no delimiter of CANDIDATES parts: a line may begin with a title.
    """
    lines = [line for line in text[:_SAMPLE_CHARS].splitlines() if line.strip()]
    for mark in SPACED:
        parts = [len(line.split(mark)) for line in lines]
        if len(lines) > 1 and sum(count >= _FEWEST_PARTS for count in parts) >= max(2, _PARTED * len(lines)):
            return mark
    return ""


def _parsed(sample: str, delimiter: str) -> list[list[str]]:
    try:
        rows = csv.reader(io.StringIO(sample, newline=""), delimiter=delimiter)
        return [row for row in rows if any(cell.strip() for cell in row)][:_SAMPLE_ROWS]
    except csv.Error:
        return []


def _score(rows: list[list[str]]) -> float:
    width, agreeing = _usual_width([len(row) for row in rows])
    if width < 2:
        return 0.0
    cells = [cell.strip() for row in rows if len(row) == width for cell in row]
    typed = sum(bool(_TYPED.fullmatch(cell)) for cell in cells) / len(cells)
    unpaired = sum(cell.count('"') % 2 for cell in cells) / len(cells)
    agreement, wide_enough = (agreeing / len(rows)) ** 2, math.sqrt(1 - 1 / width)
    return agreement * (0.35 + 0.65 * typed) * wide_enough * (1 - unpaired)


def _header_factor(rows: list[list[str]]) -> float:
    return 1 + 0.15 * min(max(sum(map(is_known, row)) for row in rows[:_TITLE_ROWS]), 6)


def _usual_width(widths: list[int]) -> tuple[int, int]:
    """The most frequent width of a row and how many rows have it; (1, n) when the delimiter hardly occurs.

    A file with many one-cell lines (a title block, notes) still counts as a table if a third of it is one.
    """
    counts = Counter(widths)
    width, rows = max(counts.items(), key=lambda item: (item[1], item[0]), default=(0, 0))
    if width < 2:
        wider = {wide: n for wide, n in counts.items() if wide > 1}
        wide, n = max(wider.items(), key=lambda item: (item[1], item[0]), default=(0, 0))
        if n >= 0.3 * len(widths):
            return wide, n
    return width, rows
