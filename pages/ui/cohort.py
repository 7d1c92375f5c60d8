"""Several people at once: their files, who may need a hand, one person's own pages, what may leave."""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, NamedTuple

import streamlit as st

from analysis import wording
from analysis.answers.cohort import NEED_NAMES, CohortResult, cohort
from analysis.answers.cohort_people import Need, Person, having
from analysis.errors import JobSearchError
from analysis.export.cohort import NOT_SHOWN, SIDES, cohort_csv, cohort_workbook
from analysis.intake.apply import lay
from analysis.intake.together import person_names, together
from analysis.model import Dataset, Filters
from pages.ui import page, plain, reading, results, session, tables
from pages.ui.kept import File
from pages.ui.session import View

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
SAMPLE = page.ROOT / "data" / "sample" / "cohort.xlsx"
_MEGABYTES, _FIRST = 20, 6
_ADVICE = {
    Need.FIRST_INTERVIEW: "Worth a talk: where they apply, what the CV says, who could put in a word.",
    Need.OFFER: "The applications work. A practice interview may help more than more applications.",
    Need.QUIET: "A friendly word, no reproach: a search is tiring.",
    Need.FOLLOW_UP: "Thanks, a question why, a line to stay in touch. Drafts are under What to do next.",
}


class OnePerson(NamedTuple):
    """Whose view is open: the name as in the search, and the visit that it belongs to."""

    seeker: str
    visit: int


class CohortWorked(NamedTuple):
    """The cohort worked out last, with what it was worked out for."""

    key: tuple[int, str, date, Filters, bool]
    search: Dataset
    result: CohortResult


def narrow() -> None:
    """Narrow all pages to the person whose view is open, and offer the way back; once a run, by the frame."""
    one, view = session.kept(OnePerson), session.view()
    if one is None or view is None or one.visit != session.visit() or view.filters.seekers:
        return
    session.choose(replace(view.filters, seekers=(one.seeker,)), view.as_of)
    with st.container(width=page.WIDTH, horizontal=True, vertical_alignment="center", gap="small"):
        st.markdown(f":material/person: Only **{plain.in_markdown(one.seeker)}**", width="content")
        st.button("Back to everyone", key="everyone", on_click=_open, args=("",))


def _open(seeker: str) -> None:
    session.keep(OnePerson(seeker, session.visit() if seeker else -1))


def everyone(view: View) -> View:
    """The view of all people; a person's view that was open is closed."""
    one = session.kept(OnePerson)
    if one is not None and one.visit == session.visit():
        _open("")
        st.rerun()
    return view


def result_of(view: View, *, quotes: bool) -> CohortResult:
    """The cohort in view, worked out once for each choice."""
    key = (session.visit(), view.dataset.fingerprint, view.as_of, view.filters, quotes)
    known = session.kept(CohortWorked)
    if known is None or known.key != key or known.search is not view.dataset:
        with st.spinner("Looking at all of them together"):
            known = CohortWorked(
                key, view.dataset, cohort(view.dataset, view.as_of, view.filters, quotes=quotes)
            )
        session.keep(known)
    return known.result


def several(view: View) -> bool:
    """Whether the search in view is of two people or more."""
    return len(set(view.dataset.applications["seeker"])) > 1


def quotes_wanted() -> bool:
    """The heading over what employers say, and whether their words are to be shown: off until switched on."""
    with st.container(gap="xsmall"):
        page.heading("What employers say")
        return st.toggle(
            "Show their words", key=f"cohort_quotes_{session.visit()}", persist_state="session",
            help="Their words may name somebody. They are shown, and leave in a file, only while this is on.",
        )  # fmt: skip


def sample_button() -> None:
    """One click to look around with a made-up group; not where it would replace the user's search."""
    if session.as_read() is not None and not session.is_sample():
        page.small(
            "Files added here take the place of the search in view. Save your workbook first to keep it."
        )
        return
    if st.button("Try it with a sample group", icon=":material/travel_explore:", key="sample_group"):
        source = File(SAMPLE.read_bytes(), SAMPLE.name)
        with st.spinner("Opening the sample"):
            results.forget()
            session.replace(reading.loaded(source).search, sample=True, source=source)
        st.rerun()


def add_files() -> None:
    """A place for several files, one a person; once read they take the place of the search in view."""
    files = st.file_uploader(
        "One spreadsheet for each person", type=reading.KINDS, accept_multiple_files=True,
        max_upload_size=_MEGABYTES, key=f"cohort_files_{session.visit()}",
        help="Each person goes by the name of their file.",
    )  # fmt: skip
    if len(files) == 1:
        page.small("One file so far. Choose a second one, or add it alone under Add a spreadsheet.")
    if len(files) > 1 and st.button("Put them together", type="primary", key="put_together"):
        _read([File(one.getvalue(), one.name) for one in files])


def _read(files: Sequence[File]) -> None:
    found: dict[str, Dataset] = {}
    unread = []
    bar = st.progress(0.0, text="Reading the files")
    for place, (file, name) in enumerate(zip(files, person_names([one.name for one in files]), strict=True)):
        bar.progress(place / len(files), text=f"Reading {plain.in_markdown(file.name)}")
        try:
            opened = reading.loaded(file)
        except JobSearchError as error:
            unread.append(f"{file.name}: {error}")
            continue
        found[name] = lay(opened.search, opened.edits).dataset
    bar.empty()
    if found:
        results.forget()
        session.replace(together(found))
    told = [f"{wording.plural(len(found), 'file is', 'files are')} put together."] if found else []
    told += [f"Not read: {'; '.join(unread)}"] if unread else []
    session.give_notice(" ".join(told))
    st.rerun()


def needs(result: CohortResult) -> None:
    """Who may need a hand, by what they need, each by name with the way to their view."""
    with st.container(border=True, gap="small"):
        st.header("Who may need a hand", anchor=False)
        page.small("By name, not by rank. Each is a reason for a talk, never a verdict.")
        for need in Need:
            people = having(result.people, need)
            if people:
                _need(need, people, result.as_of)
        if not any(person.needs for person in result.people):
            st.markdown("Nobody stands out just now.")


def _need(need: Need, people: tuple[Person, ...], as_of: date | None) -> None:
    with st.container(gap="xsmall"):
        st.subheader(NEED_NAMES[need], anchor=False)
        page.small(_ADVICE[need])
        for person in people[:_FIRST]:
            _line(person, need, as_of)
        if len(people) > _FIRST:
            with st.expander(f"{wording.number(len(people) - _FIRST)} more"):
                for person in people[_FIRST:]:
                    _line(person, need, as_of)


def _line(person: Person, need: Need, as_of: date | None) -> None:
    with st.container(horizontal=True, vertical_alignment="center", gap="small", wrap=False):
        with st.container(gap=None, width="stretch"):
            name, why = plain.in_markdown(person.name), plain.in_markdown(person.why(need, as_of))
            st.markdown(f"**{name}**  \n:small[:gray[{why}]]")
        if person.seeker and st.button("Open", key=f"open_{need}_{person.seeker}", width=84):
            _open(person.seeker)
            st.switch_page(reading.OVERVIEW_PAGE)


def everybody(result: CohortResult) -> None:
    """All people by name with their counts, and the way to each one's view."""
    with st.container(gap="small"):
        page.heading("Everyone", "In alphabetical order. Choose a row to open that person's own pages.")
        rows = [
            {
                "Name": one.name, "Sent": one.applications, "Still waiting": one.waiting,
                "Interviews": one.interviews, "Offers": one.offers,
                "Last sent": one.last_sent, "Follow-ups due": one.follow_ups,
            }
            for one in result.people
        ]  # fmt: skip
        event = st.dataframe(
            rows, hide_index=True, height=tables.height(len(rows)), alt="Everyone", key="cohort_people",
            on_select="rerun", selection_mode="single-row",
            column_config={"Last sent": st.column_config.DateColumn(format="D MMM YYYY")},
        )  # fmt: skip
        chosen = event["selection"]["rows"]
        if chosen and result.people[chosen[0]].seeker:
            _open(result.people[chosen[0]].seeker)
            st.switch_page(reading.OVERVIEW_PAGE)


def counted(result: CohortResult) -> None:
    """The numbers behind the charts, folded away, with what is not shown said so."""
    tables.records(_rows(result.funnel.to_dict("records"), "Step"), "How far the applications got")
    tables.records(_rows(result.sectors.to_dict("records"), "Sector"), "The sectors as a table")


def remarks(result: CohortResult) -> None:
    """What employers say over several people, each with its people and count; quotes only if wanted."""
    with st.container(gap="small"):
        page.small(_feedback(result))
        for row in result.themes.to_dict("records"):
            who = f", {row['people']} people" if str(row["people"]).isdigit() else ""
            side = SIDES[str(row["polarity"])].lower()
            count = wording.plural(int(row["applications"]), "time")
            st.markdown(f"**{plain.in_markdown(str(row['name']))}** :small[:gray[{side} · {count}{who}]]")
            for text in result.quotes.get((str(row["theme"]), str(row["polarity"])), ()):
                page.small(f"“{plain.in_markdown(text)}”")
        if result.themes.empty:
            page.small("Nothing was said often enough, of enough people, to be shown here.")


def _feedback(result: CohortResult) -> str:
    count, of = result.feedback.count, result.feedback.of
    if count is None:
        return "Only a few refusals came with a written word."
    whole = f" of {wording.number(of)}" if of is not None else ""
    return f"{wording.number(count)}{whole} refusals came with a written word."


def take_away(result: CohortResult) -> None:
    """What may leave: the tables over several people as a workbook or CSV; nothing of a few people."""
    with st.container(gap="small"):
        page.heading("Take it with you", "Only what is over several people. No names, no count under five.")
        if not result.shareable:
            page.small(
                "With fewer than five people every number would point at one of them: nothing is offered."
            )
            return
        with st.container(horizontal=True, gap="small"):
            st.download_button(
                "As a workbook", key="cohort_xlsx", icon=":material/download:", mime=_XLSX, on_click="ignore",
                file_name="several-people.xlsx", data=lambda: cohort_workbook(result),
            )  # fmt: skip
            st.download_button(
                "As a CSV file", key="cohort_csv", icon=":material/download:", mime="text/csv",
                on_click="ignore", file_name="several-people.csv", data=lambda: cohort_csv(result),
            )  # fmt: skip


def _rows(rows: Iterable[Mapping[Hashable, Any]], first: str) -> list[dict[str, object]]:
    return [
        {
            first: str(row["name"]),
            **({"People": _count(row["people"])} if "people" in row else {}),
            "Applications": _count(row["applications"]),
            **({"Interviews": _count(row["interviews"])} if "interviews" in row else {}),
            "Likely": _range(row["low80"], row["high80"]),
            "Almost certainly": _range(row["low95"], row["high95"]),
        }
        for row in rows
    ]


def _count(value: object) -> str:
    text = str(value)
    return wording.number(int(text)) if text.isdigit() else NOT_SHOWN


def _range(low: object, high: object) -> str:
    return "" if str(low) == "nan" else wording.between(float(str(low)), float(str(high)))
