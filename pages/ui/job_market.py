"""The official UK vacancies beside the user's own sectors: outside data, dated, never mixed with theirs."""

from collections.abc import Sequence

import streamlit as st

from analysis import wording
from analysis.errors import JobSearchError
from analysis.figures import vacancies as figures
from analysis.intake.vacancies import read_vacancies
from analysis.metrics.vacancies import FigureAge, VacanciesResult, about, per_thousand, vacancies
from analysis.reference.vacancies import VacancyTable
from pages.ui import chart, page, plain, session, tables

_COLOURS = {FigureAge.AMBER: "orange", FigureAge.RED: "red"}


def panel(sectors: Sequence[str]) -> None:
    """Vacancies of these sectors in their order, with their age, source and what they do not say."""
    result = vacancies(session.today(), session.kept(VacancyTable))
    with st.container(border=True, gap="small", key="vacancies_panel"):
        chart.show(figures.bars(result, sectors), "vacancies", how=plain.in_markdown(result.sentence))
        if result.age in _COLOURS:
            months = wording.plural(result.months_old, "month")
            st.markdown(f":{_COLOURS[result.age]}-badge[{months} old]")
        page.notes(result.notes[:1])
        _details(result)


def _details(result: VacanciesResult) -> None:
    tables.records(
        [
            {
                "Sector": row["name"],
                "Vacancies": about(row["thousands"]) if row["official"] else "no official figure",
                "For the jobs there are": _rate(row["per_100_jobs"]),
                "How near": row["fit"],
                "Industry of the survey": row["industry"],
            }
            for row in result.table.to_dict("records")
        ],
        "Vacancies as a table",
    )
    with st.expander("Where they come from, and a newer edition"):
        page.notes([result.source, *result.notes[1:]])
        key = f"edition_{session.visit()}"
        upload = st.file_uploader("The workbook VACS02, as it is", type=["xlsx", "xls"], key=key)
        if upload is not None and session.is_new_upload(upload.file_id):
            _use(upload.getvalue(), upload.name)


def _rate(per_100_jobs: float) -> str:
    known = per_100_jobs == per_100_jobs  # noqa: PLR0124  a missing number is unlike itself
    return per_thousand(per_100_jobs) if known else ""


def _use(data: bytes, name: str) -> None:
    try:
        table = read_vacancies(data, name)
    except JobSearchError as error:
        st.error(plain.in_markdown(f"{error} {error.hint}"), icon=":material/error:")
        return
    session.keep(table)
    st.rerun()
