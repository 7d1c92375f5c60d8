"""The contact book on screen: whom to write to, whom to tell, everyone in a list, the list to take away."""

from typing import Any

import streamlit as st

from analysis import wording
from analysis.export.address_book import HOW_MET, contacts_csv, vcard
from analysis.figures import contacts as figures
from analysis.metrics.contacts import ContactsResult, ToWrite
from pages.ui import chart, names, page, plain, results, session, tables
from pages.ui.follow_ups import PLACE
from pages.ui.session import View

_AFTER_A_NO = "pages/refusals/after_a_no.py"
_FIRST = 6
_DO = {"thank": "Thank", "ask": "Thank and ask", "stay_in_touch": "Stay in touch"}


def answer(view: View) -> ContactsResult:
    """The people the search in view names."""
    return results.contacts(view)


def to_write(result: ContactsResult) -> None:
    """Whom to thank, ask or stay in touch with, soonest first; a click leads to the letter."""
    with st.container(border=True, gap="small"):
        st.header("Who to thank or tell", anchor=False)
        if not result.to_write and not result.to_tell:
            page.small("Nobody just now.")
        for one in result.to_write[:_FIRST]:
            _row(one)
        if len(result.to_write) > _FIRST:
            with st.expander(f"{len(result.to_write) - _FIRST} more"):
                for one in result.to_write[_FIRST:]:
                    _row(one)
        if result.to_tell:
            told = wording.plural(len(result.to_tell), "open application")
            st.markdown(f"You have found a job. {told} still have a contact who would like to know.")


def _row(one: ToWrite) -> None:
    who = " · ".join(plain.in_markdown(part) for part in (one.name, one.employer) if part)
    colour = "orange" if one.due.group == "now" else "blue"
    with st.container(horizontal=True, vertical_alignment="center", gap="small", wrap=False):
        with st.container(gap=None, width="stretch"):
            badge = f":{colour}-badge[{_DO[one.due.action]}]"
            st.markdown(f"**{who}** &nbsp;{badge}  \n:small[:gray[{plain.in_markdown(one.due.why)}]]")
        if st.button("Write it", key=f"write_{one.application_id}", width=112):
            session.focus(one.application_id, PLACE)
            st.switch_page(_AFTER_A_NO)


def growth(result: ContactsResult) -> None:
    """Names by month, once there is an interview with a day."""
    if len(result.by_month):
        chart.show(
            figures.names_by_month(result), "names", how="People you met for the first time, by month."
        )
    page.notes(result.notes)


def book(result: ContactsResult) -> None:
    """Everyone, latest touch first."""
    rows = [_cells(row) for row in result.table.to_dict("records")]
    with st.container(gap="xsmall"):
        page.heading("Everyone", "From the contact columns of your file, and whom you add below.")
        day = st.column_config.DateColumn
        st.dataframe(
            rows, hide_index=True, height=tables.height(len(rows)), placeholder="",
            alt="Everyone your search names",
            column_config={
                name: day(name, format="D MMM YYYY", width=110) for name in ("Last touch", "Next touch")
            },
        )  # fmt: skip


def _cells(row: dict[Any, Any]) -> dict[str, object]:
    met, last = HOW_MET[row["stage"]], names.EVENTS.get(row["last_kind"], "")
    return {
        "Name": row["name"], "Employer": row["employer"], "Role": row["roles"], "How you met": met,
        "Last touch": row["last_touch"], "What it was": last, "Next touch": row["next_touch"],
        "What is due": row["why"], "E-mail": row["email"], "Phone": row["phone"],
        "Your notes": row["notes"],
    }  # fmt: skip


def take_away(result: ContactsResult) -> None:
    """The book as files; addresses and numbers go along only when the box is ticked."""
    with st.container(gap="small"):
        page.heading("Take your contacts with you")
        details = st.checkbox("With e-mail addresses and phone numbers", key="with_details")
        with st.container(horizontal=True, gap="small"):
            st.download_button(
                "For an address book", icon=":material/contact_page:", key="vcard", on_click="ignore",
                file_name="job-search-contacts.vcf", mime="text/vcard",
                data=lambda: vcard(result, details=details),
            )  # fmt: skip
            st.download_button(
                "For an older address book", key="vcard_3", on_click="ignore",
                file_name="job-search-contacts.vcf", mime="text/vcard",
                data=lambda: vcard(result, version="3.0", details=details),
            )  # fmt: skip
            st.download_button(
                "For a spreadsheet", icon=":material/table:", key="contacts_csv", on_click="ignore",
                file_name="job-search-contacts.csv", mime="text/csv",
                data=lambda: contacts_csv(result, details=details),
            )  # fmt: skip
