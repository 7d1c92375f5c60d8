"""What a page shows before there is anything to show: one voice, with the way out."""

import streamlit as st

from pages.ui import downloads, page, reading, session
from pages.ui.session import View

_SEEN = (
    ("filter_alt", "Where it stops", "The step where most applications end, and how sure that is."),
    ("apartment", "Which sectors answer", "Interviews by sector, and where it is too early to say."),
    ("forum", "What employers keep saying", "Reasons that come up more than once, in their own words."),
)
_KEPT = (
    ("computer", "It is read on this computer and goes nowhere else."),
    (
        "visibility_off",
        "Your own e-mail address and phone number are dropped as we read, and we tell you so.",
    ),
    ("delete", "Close the page and it is gone. Nothing is written to disk."),
)


def view_or_stop(question: str, what: str) -> View:
    """The search to answer a question about; without one, the page says what it would show and ends here.

    Args:
        question: the heading of the page.
        what: what the page shows once there is a search, one sentence.
    """
    view = session.view()
    if view is None:
        page.opening(question, what)
        with st.container(horizontal=True, gap="small"):
            reading.sample_button()
            if st.button("Add your spreadsheet", icon=":material/upload_file:", key="add"):
                st.switch_page(reading.IMPORT_PAGE)
        page.small("There is nothing to count yet.")
        st.stop()
    return view


def welcome() -> None:
    """The first visit: what this does, where the file goes, a look around, what happens to the data."""
    page.opening(
        "Start with the spreadsheet you already keep",
        "Drop in the file where you track your job search, in any layout: we read it and show you what we "
        "understood. Then you see where your search stands, which sectors answer, what employers keep saying "
        "and what to do next.",
    )
    left, right = st.columns([3, 2], gap="medium")
    with left, st.container(gap="small"):
        reading.drop_zone()
        reading.paste_box()
        st.markdown("**No spreadsheet to hand?**")
        with st.container(horizontal=True, gap="small"):
            reading.sample_button()
            downloads.blank_template()
    with right, st.container(border=True, gap="small", height="stretch"):
        st.header("What happens to your file", anchor=False)
        for icon, text in _KEPT:
            st.markdown(f":material/{icon}: {text}")
    with st.container(gap="small"):
        st.header("What you will see", anchor=False)
        for column, (icon, name, text) in zip(st.columns(3, gap="medium"), _SEEN, strict=True):
            column.markdown(f":primary[:material/{icon}:] &nbsp;**{name}**  \n{text}")
