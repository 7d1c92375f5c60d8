"""Take it with you: the report, the record of what was done, the picture, and the copy for a coach."""

from collections.abc import Callable
from datetime import date

import streamlit as st

from analysis import wording
from analysis.answers.anonymous import leaving
from analysis.answers.record import COLUMNS, USUAL, RecordResult, record
from analysis.answers.report import report
from analysis.export.coach import coach_copy, preview
from analysis.export.picture import months_of, picture
from analysis.export.record_files import record_page, record_xlsx
from analysis.export.report_page import report_page
from analysis.export.sankey import sankeymatic
from analysis.figures import funnel as figures
from pages.ui import chart, downloads, page, plain, results, tables
from pages.ui.session import View

_HTML, _SVG = "text/html", "image/svg+xml"
_SHOWN_WEEKS = 4


def whole(view: View) -> None:
    """The workbook, with contacts' addresses and numbers only when the box is ticked."""
    page.heading("Your workbook", "Everything, to go on with here or in any spreadsheet program.")
    details = st.checkbox("With e-mail addresses and phone numbers of contacts", key="workbook_details")
    with st.container(horizontal=True, gap="small"):
        downloads.save_workbook(view.dataset, details=details)
        downloads.plain_table(view.dataset, details=details)


def report_to_read(view: View) -> None:
    """The report as a page, with or without names and words of employers."""
    page.heading(
        "A report to read and print",
        "One page that opens in any browser, on paper and on a phone. It asks nothing of the internet.",
    )
    names = st.checkbox("With the names of employers", value=True, key="report_names")
    quotes = st.checkbox("With their words", key="report_quotes", disabled=not names)
    if not names:
        page.small("Employers are called A, B and so on. Their words may hold names, so they stay out.")
    _download(
        "Download the report", "report", f"job-search-report-{view.as_of.isoformat()}.html", _HTML,
        lambda: report_page(
            report(view.dataset, view.as_of, view.filters, quotes=quotes and names, names=names)
        ),
    )  # fmt: skip


def what_was_done(view: View) -> None:
    """The record of a work search, week by week."""
    page.heading(
        "What you did, week by week", "For an adviser, a Jobcentre or an insurer. From the days in your file."
    )
    found = _asked(view)
    if found is None:
        return
    st.markdown(plain.in_markdown(found.sentence))
    with st.container(gap=None):
        for week in found.weeks[-_SHOWN_WEEKS:]:
            page.small(plain.in_markdown(week.line))
    with st.expander("Columns and name"):
        columns = st.pills(
            "Columns", list(COLUMNS), selection_mode="multi", default=list(USUAL),
            format_func=COLUMNS.__getitem__, key="record_columns",
        )  # fmt: skip
        name = st.text_input("Name on the page", key="record_name", max_chars=80)
    chosen = tuple(columns) or USUAL
    with st.container(horizontal=True, gap="small"):
        _download(
            "To print", "record_page", "work-search-record.html", _HTML,
            lambda: record_page(found, chosen, name=name),
        )  # fmt: skip
        _download(
            "As a spreadsheet", "record_xlsx", "work-search-record.xlsx", downloads.XLSX,
            lambda: record_xlsx(found, chosen),
        )  # fmt: skip


def _asked(view: View) -> RecordResult | None:
    """The record for the days and the aim that are chosen; None while the days cannot be."""
    everything = record(view.dataset, view.as_of, view.filters)
    if not everything.weeks or everything.first is None:
        page.small("Nothing in your file has a day yet.")
        return None
    with st.container(horizontal=True, gap="small"):
        first = st.date_input("From", value=everything.first, format="DD/MM/YYYY", key="record_from")
        last = st.date_input("To", value=view.as_of, format="DD/MM/YYYY", key="record_to")
        target = st.number_input("Aim for each week", 0, 99, 0, key="record_target", help="0: no aim")
    if not isinstance(first, date) or not isinstance(last, date):
        return None
    if last < first:
        st.warning("The last day lies before the first.", icon=":material/event_busy:")
        return None
    return record(view.dataset, view.as_of, view.filters, first=first, last=last, target=int(target))


def picture_to_show(view: View) -> None:
    """The flow without names, as a picture and as numbers for a site that draws such pictures."""
    found = results.funnel(view)
    page.heading("A picture to show", "Counts and months only: no employer, no day.")
    chart.show(figures.flow(found)._replace(title=""), "share_flow")
    months = months_of(view.dataset)
    with st.container(horizontal=True, gap="small"):
        _download("Download the picture", "picture", "job-search.svg", _SVG, lambda: picture(found, months))
        _download(
            "In dark", "picture_dark", "job-search-dark.svg", _SVG, lambda: picture(found, months, "dark")
        )
    with st.expander("The numbers for SankeyMATIC"):
        page.small("Paste these lines at sankeymatic.com if you like to draw it there. Nothing is sent.")
        st.code(sankeymatic(found), language=None)


def for_a_coach(view: View) -> None:
    """A copy without names, and every cell of it to look at before it leaves."""
    found = leaving(view.dataset, view.as_of)
    shown = preview(found)
    page.heading(
        "A copy for a coach",
        "Your workbook without names: employers become Employer A, B and so on, and keep their sector.",
    )
    if shown.stays:
        st.markdown(f"What stays with you: {plain.in_markdown(wording.listing(list(shown.stays)))}.")
    with st.expander(f"See what leaves: {wording.plural(len(shown.rows), 'row')}"):
        rows = [dict(zip(shown.headers, row, strict=True)) for row in shown.rows]
        st.dataframe(
            rows, hide_index=True, height=tables.height(len(rows)), placeholder="",
            alt="Every application as it will stand in the copy",
        )  # fmt: skip
        page.small(
            "The other sheets hold what happened on which day, and counts of these rows and of the themes."
        )
    _download(
        "Download the copy", "coach", "job-search-for-a-coach.xlsx", downloads.XLSX,
        lambda: coach_copy(found, view.as_of),
    )  # fmt: skip


def _download(label: str, key: str, name: str, mime: str, data: Callable[[], bytes]) -> None:
    st.download_button(
        label, key=f"take_{key}", icon=":material/download:", file_name=name, mime=mime, data=data,
        on_click="ignore",
    )  # fmt: skip
