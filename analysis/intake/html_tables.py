"""Tables of an HTML page, or of an XML spreadsheet of 2003, both of which travel under the name .xls.

The reader is a small one of our own because the one in the standard library takes quadratic time on
malformed pages (measured: 40 s for 120 KB of unclosed tags); this one takes linear time.
"""

import re
from html import unescape

from analysis.errors import UnreadableFileError
from analysis.intake.grid import RawSheet
from analysis.intake.guard import SAVE_AS_HINT, TOO_LARGE_HINT
from analysis.intake.limits import Limits
from analysis.intake.worker import visible

_START = re.compile(r"\s*<(?:!doctype\s+html|html|head|body|table|meta|style|div|\?xml)", re.IGNORECASE)
_TABLE = re.compile(r"<(?:table|(?:ss:)?worksheet)\b", re.IGNORECASE)
_TAG = re.compile(r"<(/?[A-Za-z][\w:]*)((?:[^<>\"']|\"[^\"<]*\"|'[^'<]*')*+)>")
_ATTRIBUTE = re.compile(r"([\w:]+)\s*=\s*[\"']?([^\"'\s]+)")
_NAME = re.compile(r"(?:ss:)?name\s*=\s*\"([^\"]*)\"", re.IGNORECASE)
_SKIPPED = re.compile(r"<(?:(!--)|(script|style)\b)", re.IGNORECASE)
_ENDS = {
    "!--": re.compile("-->"),
    "script": re.compile("</script", re.I),
    "style": re.compile("</style", re.I),
}
_XML = "urn:schemas-microsoft-com:office:spreadsheet"
_MOMENT = re.compile(r"(\d{4}-\d\d-\d\d)T(\d\d:\d\d:\d\d)(?:\.\d+)?")
_BREAK = "\x00"  # cannot be in the text, so it stands for a line break that a tag makes
_BREAKS = {"br", "/p", "/div", "/li"}
_CELLS = {"td", "th", "cell"}
_MAX_SPAN = 100


def looks_like_html(text: str) -> bool:
    """Whether the text starts like a page and holds a table."""
    return bool(_START.match(text)) and bool(_TABLE.search(text))


def html_sheets(text: str, limits: Limits) -> tuple[RawSheet, ...]:
    """One sheet a table, in order; named "Table 1", ... where the file gives no name.

    Raises:
        UnreadableFileError: no table holds a cell, or one is larger than the limits.
    """
    page = _Page(limits, xml=_XML in text[:4000])
    position = 0
    text = _without_skipped(text)
    for found in _TAG.finditer(text):
        page.words(text[position : found.start()])
        page.tag(found[1].lower().removeprefix("ss:"), found[2])
        position = found.end()
    page.end_table()
    if not page.sheets:
        raise UnreadableFileError("This page holds no table.", SAVE_AS_HINT)
    return tuple(page.sheets)


def _without_skipped(text: str) -> str:
    """Without comments, scripts and styles; one that never ends goes on to the end of the page."""
    kept, position = [], 0
    while begin := _SKIPPED.search(text, position):
        kept.append(text[position : begin.start()])
        end = _ENDS[(begin[1] or begin[2]).lower()].search(text, begin.end())
        position = end.end() if end else len(text)
    return "".join([*kept, text[position:]])


class _Page:
    """The state of reading: the table, row and cell that are open."""

    def __init__(self, limits: Limits, *, xml: bool) -> None:
        self.sheets: list[RawSheet] = []
        self._limits = limits
        self._xml = xml
        self._cells = 0
        self._rows: list[list[str]] = []
        self._below: dict[int, int] = {}
        self._cell: list[str] | None = None
        self._name = ""
        self._span = (1, 1)

    def words(self, text: str) -> None:
        if self._cell is not None and text:
            self._cell.append(text)

    def tag(self, name: str, attributes: str) -> None:
        if name in _CELLS:
            self._end_cell()
            self._start_cell(attributes)
        elif name in ("/td", "/th", "/cell"):
            self._end_cell()
        elif name in ("tr", "row"):
            self._start_row(attributes)
        elif name in ("/table", "table", "worksheet"):
            self.end_table()
            if name == "worksheet" and (named := _NAME.search(attributes)):
                self._name = unescape(named[1])
        elif name in _BREAKS:
            self.words(_BREAK)

    def end_table(self) -> None:
        self._end_cell()
        if any(any(row) for row in self._rows):
            name = self._name or f"Table {len(self.sheets) + 1}"
            self.sheets.append(RawSheet(name, tuple(map(tuple, self._rows))))
            self._name = ""
        self._rows, self._below = [], {}

    def _start_row(self, attributes: str) -> None:
        self._end_cell()
        numbered = min(_numbers(attributes).get("index", 0), self._limits.grid_rows + 1)
        while len(self._rows) < numbered - 1:
            self._rows.append([])
        self._rows.append([])
        if len(self._rows) > self._limits.grid_rows:
            raise UnreadableFileError(f"This page has more than {self._limits.rows:,} rows.", TOO_LARGE_HINT)
        self._fill_from_above()

    def _start_cell(self, attributes: str) -> None:
        if not self._rows:
            self._rows.append([])
        self._cell, self._span = [], (1, 1)
        self._cells += 1
        if self._cells > self._limits.page_cells:
            raise UnreadableFileError("This page is too large to be a list of applications.", SAVE_AS_HINT)
        if "=" in attributes:
            self._read_attributes(_numbers(attributes))

    def _read_attributes(self, numbers: dict[str, int]) -> None:
        row = self._rows[-1]
        row.extend([""] * (min(numbers.get("index", 0), self._limits.columns) - 1 - len(row)))
        across = min(max(numbers.get("colspan", 1), numbers.get("mergeacross", 0) + 1), _MAX_SPAN)
        self._span = (across, min(numbers.get("rowspan", 1), self._limits.rows))

    def _end_cell(self) -> None:
        if self._cell is None:
            return
        text, self._cell = "".join(self._cell), None
        text = unescape(text) if "&" in text else text
        row = self._rows[-1]
        across, down = self._span
        if down > 1:
            self._below |= dict.fromkeys(range(len(row), len(row) + max(across, 1)), down - 1)
        row.append(_day_or_moment(text) if self._xml else _one_text(text))
        row.extend([""] * (across - 1))
        if len(row) > self._limits.columns:
            raise UnreadableFileError(
                f"This page has more than {self._limits.columns} columns.", TOO_LARGE_HINT
            )
        self._fill_from_above()

    def _fill_from_above(self) -> None:
        """Leave room for cells that reach down from a row above."""
        row = self._rows[-1]
        while self._below.get(len(row), 0) > 0 and len(row) < self._limits.columns:
            self._below[len(row)] -= 1
            row.append("")


def _numbers(attributes: str) -> dict[str, int]:
    """The attributes that are whole numbers, by name without the prefix of an XML spreadsheet."""
    return {
        found[1].lower().removeprefix("ss:"): int(found[2][:9])
        for found in _ATTRIBUTE.finditer(attributes)
        if found[2].isdecimal()
    }


def _one_text(text: str) -> str:
    """Blanks as a page shows them: runs are one, line breaks only where a tag makes one."""
    if _BREAK not in text:
        return " ".join(visible(text).split())
    lines = (" ".join(visible(line).split()) for line in text.split(_BREAK))
    return "\n".join(line for line in lines if line)


def _day_or_moment(text: str) -> str:
    """The same, with the moments of an XML spreadsheet as days where they have no time."""
    text = _one_text(text)
    found = _MOMENT.fullmatch(text)
    if not found:
        return text
    return found[1] if found[2] == "00:00:00" else f"{found[1]}T{found[2]}"
