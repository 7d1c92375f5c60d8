"""The gate of a hosted copy: no page shows anything of a search to somebody who has not signed in."""

import pytest
from streamlit.testing.v1 import AppTest

from pages.ui import gate
from tests.pages import conftest
from tests.pages.conftest import ROOT, text

SECRETS = {"visitors": ["ann@example.org", "@council.example"]}


def come(user: dict[str, object], secrets: dict[str, object] | None = None) -> AppTest:
    at = AppTest.from_file(str(ROOT / "app.py"), default_timeout=20)
    at.user = user
    for name, value in (secrets or {}).items():
        at.secrets[name] = value
    at.session_state["search"] = conftest.seven()
    at.run()
    assert not at.exception
    return at


def test_nothing_is_shown_without_signing_in() -> None:
    at = come({"is_logged_in": False})
    assert at.title[0].value == "Stepping Stones"
    assert [one.key for one in at.button] == ["sign_in"]
    assert not at.dataframe
    assert not at.sidebar.button
    assert "Beck Foods" not in text(at)


@pytest.mark.parametrize(
    ("address", "let_in"),
    [
        ("ann@example.org", True), ("ANN@example.org", True), ("ben@council.example", True),
        ("ben@example.org", False), ("ann@example.org.evil.example", False), ("", False),
        ("ben@notcouncil.example", False),
    ],
)  # fmt: skip
def test_only_invited_addresses_come_in(address: str, let_in: bool) -> None:
    at = come({"is_logged_in": True, "email": address}, SECRETS)
    assert (at.title[0].value == "Where your search stands") is let_in
    assert ("sign_out" in {one.key for one in at.button}) is True


def test_an_address_that_was_not_verified_does_not_come_in() -> None:
    user = {"is_logged_in": True, "email": "ann@example.org", "email_verified": False}
    assert come(user, SECRETS).title[0].value == "You are not on the list"


def test_without_a_list_all_who_sign_in_come_in() -> None:
    at = come({"is_logged_in": True, "email": "zoe@elsewhere.example"})
    assert at.title[0].value == "Where your search stands"


def test_without_a_gate_all_is_open() -> None:
    at = come({})
    assert at.title[0].value == "Where your search stands"
    assert "sign_out" not in {one.key for one in at.button}


def test_an_empty_entry_of_the_list_lets_nobody_in(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gate, "_invited", lambda: ("", "@"))
    assert come({"is_logged_in": True, "email": "a@b.example"}).title[0].value.startswith("You are")
