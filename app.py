"""The frame: page settings, the visit, navigation, the sidebar. Start it with `streamlit run app.py`."""

import streamlit as st

from pages.ui import cohort, filters, gate, in_place, memory, page, session

# An emoji, not an icon: the browser would fetch an icon from a server.
st.set_page_config(page_title="Stepping Stones", page_icon="🪨", layout="wide")
st.logo(str(page.LOGO), size="large")
page.look()
gate.hold()
session.start()
memory.resume()
in_place.follow()
here = st.navigation(
    {
        "Your search": [
            st.Page("pages/search/overview.py", title="Overview", icon=":material/home:", default=True),
            st.Page("pages/search/applications.py", title="Applications", icon=":material/list_alt:"),
            st.Page(
                "pages/search/import_file.py",
                title="Add a spreadsheet",
                icon=":material/upload_file:",
                url_path="import",
            ),
        ],
        "What the numbers say": [
            st.Page("pages/insight/funnel.py", title="Where it stops", icon=":material/filter_alt:"),
            st.Page("pages/insight/sectors.py", title="Sectors", icon=":material/apartment:"),
            st.Page("pages/insight/compare.py", title="Compare", icon=":material/compare_arrows:"),
            st.Page("pages/insight/timing.py", title="Is this silence normal?", icon=":material/schedule:"),
        ],
        "After a no": [
            st.Page("pages/refusals/themes.py", title="What employers say", icon=":material/forum:"),
            st.Page("pages/refusals/after_a_no.py", title="What to do next", icon=":material/mail:"),
            st.Page("pages/refusals/contacts.py", title="Contacts", icon=":material/contacts:"),
        ],
        "Share": [
            st.Page("pages/share/export.py", title="Take it with you", icon=":material/ios_share:"),
            st.Page("pages/share/cohort.py", title="Several people at once", icon=":material/groups:"),
        ],
        "About": [
            st.Page("pages/share/method.py", title="How we count", icon=":material/help:"),
        ],
    },
    expanded=True,
)
filters.sidebar()
cohort.narrow()
in_place.watch()
gate.way_out()
page.promise()  # before the page, which may end the run
with st.container(width=page.WIDTH, gap="medium", key="page"):
    page.notice(session.notice())
    memory.clash()
    try:
        here.run()
    finally:  # a page may end its run early, and what was changed there is kept all the same
        memory.keep()
