"""The report: a whole search on one page that opens anywhere, prints on A4 and asks nothing of anybody."""

from collections.abc import Iterator, Mapping
from typing import Any

from analysis import wording
from analysis.answers.overview import Number
from analysis.answers.report import Quote, ReportResult
from analysis.export.drawing import svg
from analysis.export.html import document, folded, paragraph, table, text
from analysis.figures import after_a_no as after_figures
from analysis.figures import funnel as funnel_figures
from analysis.figures import sectors as sector_figures
from analysis.figures import themes as theme_figures
from analysis.figures import timing as timing_figures
from analysis.figures.theme import Chart
from analysis.reference.workbook import vocabulary

_RATE = ("Of", "Still waiting", "Likely range (8 in 10)", "Wide range (19 in 20)")
_TASKS = 8
_OF_THE_WORKBOOK = frozenset({"How we know", "Back again"})
_HOW_STEPS = "Grey line: where the true rate probably lies (right 8 times in 10)."
_HOW_SECTORS = "Dot: your rate. Bar: where the true rate probably lies. Hatched: guessed or too early."


def report_page(result: ReportResult) -> bytes:
    """The report as HTML in UTF-8; the same input gives the same bytes.

    Args:
        result: what it says (`answers.report.report`).

    Returns:
        One file without anything to fetch. Without applications it says so and explains how counting is done.
    """
    parts = [
        _opening(result), _funnel(result), _sectors(result), _themes(result), _timing(result), _after(result),
        _next(result), _method(),
    ]  # fmt: skip
    if not result.overview.funnel.interview.n:
        parts = [_opening(result), _method()]
    return document("Where the search stands", "\n".join("".join(part) for part in parts))


def _opening(result: ReportResult) -> Iterator[str]:
    yield "<header><h1>Where the search stands</h1>"
    yield paragraph(result.sentence, "lede")
    yield paragraph(" ".join(result.overview.facts), "small")
    if not result.named:
        yield paragraph("Names are left out: employers are called A, B and so on.", "small")
    if result.overview.funnel.interview.n:
        yield f'<ul class="numbers">{"".join(map(_number, result.overview.numbers))}</ul>'
        yield paragraph("In grey: where the true rate probably lies (right 8 times in 10).", "small")
    yield "</header>"


def _number(one: Number) -> str:
    return (
        f"<li><span>{text(one.label)}</span><strong>{text(one.value)}</strong>"
        f"<span>{text(one.detail)}</span></li>"
    )


def _funnel(result: ReportResult) -> Iterator[str]:
    found = result.overview.funnel
    yield from _question("Where does it stop?", found.sentence)
    yield _figure(funnel_figures.steps(found), "steps", _HOW_STEPS)
    rows = [
        [vocabulary().stage.word(str(stage)), wording.number(int(row["k"])), *_rate(row)]
        for stage, row in found.table.to_dict("index").items()
    ]
    yield folded("The numbers", table(["Stage", "Got this far", *_RATE], rows, numbers=range(1, 4)))
    if found.by_month:
        yield _figure(funnel_figures.months(found), "months")
    yield _figure(funnel_figures.flow(found), "flow")
    yield _notes(found.notes)


def _sectors(result: ReportResult) -> Iterator[str]:
    found = result.overview.sectors
    yield from _question("Which sectors give interviews?", found.sentence)
    if found.ranked or found.lumped is not None:
        yield _figure(sector_figures.dots(found), "sectors", _HOW_SECTORS)
    rows = [
        [str(row["name"]), wording.number(int(row["k"])), *_rate(row)]
        for row in found.table.to_dict("records")
    ]
    yield folded("The numbers", table(["Sector", "Interviews", *_RATE], rows, numbers=range(1, 4)))
    yield _notes(found.notes)


def _themes(result: ReportResult) -> Iterator[str]:
    found = result.themes
    yield from _question("What do employers keep saying?", found.sentence)
    if found.with_text:
        if len(found.table) and (split := theme_figures.split(found)).sketch.data:
            yield _figure(split, "themes")
        yield _figure(theme_figures.silence(found), "silence")
        words = vocabulary().polarity
        rows = [
            [str(row["name"]), words[row["polarity"]], str(row["applications"]), str(row["employers"])]
            for row in found.table.to_dict("records")
        ]
        headers = ["Theme", "Speaks for or against", "Applications", "Employers"]
        yield folded("The numbers", table(headers, rows, numbers=(2, 3)))
    yield from _quotes(result.quotes)
    yield _notes(found.notes)


def _quotes(found: tuple[Quote, ...]) -> Iterator[str]:
    shown = ""
    for one in found:
        if one.theme != shown:
            yield f"<h3>{text(one.theme)}</h3>"
            shown = one.theme
        said = f"{text(one.before)}<mark>{text(one.words)}</mark>{text(one.after)}"
        yield f"<blockquote>{said}<footer>{text(one.source)}</footer></blockquote>"


def _timing(result: ReportResult) -> Iterator[str]:
    found = result.overview.timing
    yield from _question("How long do answers take?", found.sentence)
    if found.own_replies:
        yield _figure(timing_figures.curve(found), "curve")
    yield _notes(found.notes)


def _after(result: ReportResult) -> Iterator[str]:
    found = result.after_a_no
    yield from _question("After a no", found.verdict)
    if found.followed.n or found.not_followed.n:
        yield _figure(after_figures.circles(found), "after", "One circle for each no, filled: opened again.")
    yield _notes(found.notes)


def _next(result: ReportResult) -> Iterator[str]:
    yield from _question("What next?", result.where_next.sentence)
    if result.where_next.next_ten:
        yield _figure(sector_figures.next_ten(result.where_next), "next")
    tasks = "".join(
        f"<li>{text(one.what)}<span>{text(one.why)}</span></li>" for one in result.overview.tasks[:_TASKS]
    )
    yield f'<ol class="tasks">{tasks}</ol>'
    yield _notes(result.where_next.notes)


def _method() -> Iterator[str]:
    yield "<h2>How we count</h2><dl>"
    for name, words in vocabulary().method:
        if name in _OF_THE_WORKBOOK:
            continue
        yield f"<dt>{text(name)}</dt><dd>{text(words)}</dd>"
    yield "</dl>"
    yield paragraph("Made by Stepping Stones on the computer of the person whose search it is.", "small")


def _question(question: str, answer: str) -> Iterator[str]:
    yield f"<h2>{text(question)}</h2>"
    yield paragraph(answer)


def _figure(chart: Chart, key: str, how: str = "") -> str:
    title = f"<h3>{text(chart.title)}</h3>" if chart.title else ""
    caption = f"<figcaption>{text(how)}</figcaption>" if how else ""
    return f"<figure>{title}{caption}{svg(chart, key)}</figure>"


def _notes(notes: tuple[str, ...]) -> str:
    return paragraph(" ".join(notes), "small")


def _rate(row: Mapping[Any, Any]) -> list[str]:
    if not row["n"]:
        return ["none", "none", "", ""]
    return [
        wording.number(int(row["n"])), wording.number(int(row["waiting"])),
        wording.between(row["low80"], row["high80"]), wording.between(row["low95"], row["high95"]),
    ]  # fmt: skip
