"""The sheets of figures: how far it got, by sector, what employers said, and how all of it is counted."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from analysis import wording
from analysis.export.cells import SHARE, WHOLE, Cell, Sheet, Writer
from analysis.metrics.funnel import FunnelResult
from analysis.metrics.sectors import SectorsResult
from analysis.metrics.themes import ThemesResult
from analysis.model import Dataset
from analysis.reference.workbook import vocabulary

FUNNEL, SECTORS, THEMES, METHOD = "Funnel", "Sectors", "Themes", "Method"
_RATE = (
    "Of", "Still waiting", "Counted as", "Rate", "80 % range from", "80 % range to", "95 % range from",
    "95 % range to", "How much it can bear",
)  # fmt: skip
_RATE_FORMATS = (WHOLE, WHOLE, WHOLE, WHOLE, *[SHARE] * 5, "")
_RATE_WIDTHS = (12.0,) * 9 + (24.0,)


def write_funnel(writer: Writer, result: FunnelResult) -> None:
    """How many reached each stage, from the start and step by step, with a chart of the counts."""
    sheet = writer.sheet(FUNNEL, (28.0, 12.0, *_RATE_WIDTHS))
    _opening(sheet, "Where does it stop?", result.sentence, result.notes)
    sheet.header(["Stage", "Stand here now", "Got this far", *_RATE])
    first = sheet.row + 1
    for stage, row in result.table.to_dict("index").items():
        name = vocabulary().stage.word(str(stage))
        sheet.values([name, int(row["here"]), *_rate(row)], ("", WHOLE, *_RATE_FORMATS))
    last = sheet.row
    sheet.line()
    sheet.line("Step by step: of those that reached the stage before", quiet=True)
    sheet.header(["Stage", "", "Got this far", *_RATE])
    for stage, row in result.table.iloc[1:].to_dict("index").items():
        step = {str(name).removeprefix("step_"): value for name, value in row.items() if "step_" in str(name)}
        sheet.values([vocabulary().stage.word(str(stage)), None, *_rate(step)], ("", WHOLE, *_RATE_FORMATS))
    _add_bars(sheet, "Applications that got this far", (3,), first=first, last=last)


def write_sectors(writer: Writer, result: SectorsResult) -> None:
    """Interviews by sector with their ranges, and a chart of interviews beside applications."""
    sheet = writer.sheet(SECTORS, (34.0, 14.0, *_RATE_WIDTHS, 14.0))
    _opening(sheet, "Which sectors produce interviews?", result.sentence, result.notes)
    sheet.header(["Sector", "Applications", "Interviews", *_RATE, "Sector worked out"])
    first = sheet.row + 1
    for row in result.table.to_dict("records"):
        sheet.values(
            [row["name"], int(row["n"]), *_rate(row), int(row["guessed"])],
            ("", WHOLE, *_RATE_FORMATS, WHOLE),
        )
    overall = _rate({name: getattr(result.overall, name) for name in result.overall.__slots__})
    last = sheet.row
    sheet.values(["All sectors", result.overall.n, *overall], ("", WHOLE, *_RATE_FORMATS))
    if last >= first:
        _add_bars(sheet, "Applications and interviews by sector", (2, 3), first=first, last=last)


def write_themes(writer: Writer, result: ThemesResult) -> None:
    """What employers said, counted by application."""
    words = vocabulary()
    sheet = writer.sheet(THEMES, (40.0, 22.0, 16.0, 16.0, 14.0))
    _opening(sheet, "What do employers keep saying?", result.sentence, result.notes)
    sheet.header(["Theme", "Speaks for or against", "Applications", "Employers", "Comes up again"])
    for row in result.table.to_dict("records"):
        sheet.values(
            [
                row["name"], words.polarity[row["polarity"]], int(row["applications"]),
                int(row["employers"]), "Yes" if row["recurring"] else "",
            ],
            ("", "", WHOLE, WHOLE),
        )  # fmt: skip
    sheet.line()
    for count, what in (
        (result.with_text, "Replies with words to read"),
        (result.no_reason, "of them without a reason"),
        (len(result.untagged), "of them in which no theme was recognised"),
        (result.refusals, "Refusals in all"),
        (result.refusals_without_text, "of them without a word"),
    ):
        sheet.values([what, None, count], ("", "", WHOLE))


def write_method(writer: Writer, ds: Dataset, counted_to: str) -> None:
    """How things are counted, and what this workbook holds."""
    sheet = writer.sheet(METHOD, (24.0, 100.0), landscape=False)
    sheet.title("How we count")
    sheet.line("Counted to", counted_to)
    sheet.line("Applications", wording.number(len(ds)))
    sheet.line()
    for name, text in vocabulary().method:
        sheet.line(name, text, wrap=True)


def _opening(sheet: Sheet, question: str, sentence: str, notes: Iterable[str]) -> None:
    sheet.title(question)
    sheet.line(sentence)
    for note in notes:
        sheet.line(note, quiet=True)
    sheet.line()


def _rate(row: Mapping[Any, Any]) -> list[Cell]:
    """The cells of a rate: count, of how many, ranges, and what it can bear."""
    shares = [row["rate"], row["low80"], row["high80"], row["low95"], row["high95"]]
    return [
        int(row["k"]), int(row["n"]), int(row["waiting"]), float(row["n_effective"]),
        *(None if share is None or share != share else float(share) for share in shares),  # noqa: PLR0124
        vocabulary().tier[row["tier"]],
    ]  # fmt: skip


def _add_bars(sheet: Sheet, title: str, columns: Sequence[int], *, first: int, last: int) -> None:
    """A native bar chart of counts, below the table; row `first` - 1 holds the names of the series."""
    from openpyxl.chart import BarChart, Reference
    from openpyxl.chart.data_source import AxDataSource, StrRef
    from openpyxl.chart.label import DataLabelList

    chart = BarChart()
    chart.type, chart.title, chart.style = "bar", title, 10
    for column in columns:
        chart.add_data(
            Reference(sheet.raw, min_col=column, min_row=first - 1, max_row=last), titles_from_data=True
        )
    names = StrRef(str(Reference(sheet.raw, min_col=1, min_row=first, max_row=last)))
    chart.y_axis.title, chart.y_axis.majorGridlines = "Applications", None
    chart.x_axis.scaling.orientation = "maxMin"
    chart.x_axis.delete = chart.y_axis.delete = False
    chart.dataLabels = DataLabelList(showVal=True, showSerName=False, showCatName=False, showLegendKey=False)
    chart.title.overlay = chart.legend.overlay = False  # else the words lie on the bars
    chart.legend = None if len(columns) == 1 else chart.legend
    chart.gapWidth, chart.width = 60, 24
    chart.height = max(7.0, 0.9 * (last - first + 1) * len(columns) ** 0.5 + 3)
    for series, colour in zip(
        chart.series, ("9DB4BF", "1F4E5F") if len(columns) > 1 else ("1F4E5F",), strict=True
    ):
        series.graphicalProperties.solidFill, series.cat = colour, AxDataSource(strRef=names)
    sheet.chart(chart, f"{title}; the table above holds the same numbers.")
