"""The gate of a hosted copy: who has to sign in, and whom the host lets in. Without it set up, all is open.

The host sets it up in Streamlit's secrets: the section [auth] of the sign-in service, and under `visitors`
the addresses ("ann@example.org") or domains ("@example.org") that may come in. Without that list, all who
sign in may.
"""

import streamlit as st
from streamlit.errors import StreamlitSecretNotFoundError

from pages.ui import page, plain

_VISITORS = "visitors"


def hold() -> None:
    """End the run here for a visitor who has not signed in, or whom the host does not let in.

    To be called before anything of a search is read or shown; every page is reached through `app.py`.
    """
    if "is_logged_in" not in st.user:
        return
    if not st.user.is_logged_in:
        page.opening("Stepping Stones", "This copy is for invited people. Please sign in to go on.")
        st.button("Sign in", type="primary", on_click=st.login, key="sign_in")
        st.stop()
    address = str(st.user.get("email") or "")
    if not _let_in(address, bool(st.user.get("email_verified", True))):
        page.opening("You are not on the list", "Please ask the person who invited you to add your address.")
        page.small(f"You are signed in as {plain.in_markdown(address or 'somebody without an address')}.")
        st.button("Sign out", on_click=st.logout, key="sign_out")
        st.stop()


def way_out() -> None:
    """The way to sign out, at the foot of the sidebar, for those who signed in."""
    if st.user.get("is_logged_in"):
        with st.sidebar:
            st.button("Sign out", icon=":material/logout:", on_click=st.logout, key="sign_out")


def _let_in(address: str, verified: bool) -> bool:
    invited = _invited()
    if invited is None:
        return True
    name = address.casefold()
    return verified and any(
        name == one or (one.startswith("@") and name.endswith(one)) for one in invited if one.strip("@ ")
    )


def _invited() -> tuple[str, ...] | None:
    """Addresses and domains that may come in; None when the host names none and all may."""
    try:
        named = st.secrets.get(_VISITORS)
    except StreamlitSecretNotFoundError:
        return None
    return None if named is None else tuple(str(one).strip().casefold() for one in named)
