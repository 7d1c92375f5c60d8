"""A hosted copy behind a sign-in: deep links, a reload and the file service lead to the gate only."""

import urllib.error
import urllib.request
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser import driving

SECRETS = """
[auth]
redirect_uri = "http://127.0.0.1/oauth2callback"
cookie_secret = "not-a-secret-but-long-enough-for-a-test"
client_id = "test"
client_secret = "test"
server_metadata_url = "https://sign-in.example/.well-known/openid-configuration"
"""
PATHS = ["", "applications", "import", "funnel", "sectors", "themes", "after_a_no", "contacts", "method"]


def test_every_way_in_leads_to_the_gate(browser: Browser, tmp_path: Path) -> None:
    secrets = tmp_path / "secrets.toml"
    secrets.write_text(SECRETS, encoding="utf-8")
    with driving.server(secrets=secrets) as address:
        for path in PATHS:
            one = driving.Visit(browser, address, "wide")
            one.page.goto(f"{address}/{path}")
            one.page.get_by_role("button", name="Sign in").wait_for()
            words = one.page.inner_text("body")
            assert "This copy is for invited people" in words
            assert "spreadsheet" not in words
            assert one.page.locator("[data-testid=stFileUploader], [data-testid=stSidebarNav] a").count() == 0
            one.page.reload()
            one.page.get_by_role("button", name="Sign in").wait_for()
            one.close()
        file = urllib.request.Request(  # noqa: S310  our own address
            f"{address}/_stcore/upload_file/x/y", data=b"Company,Role", method="PUT"
        )
        assert _refused(urllib.request.Request(f"{address}/media/0.xlsx")) == 404  # noqa: S310
        assert _refused(file) in (400, 403)


def _refused(asked: urllib.request.Request) -> int:
    """The code with which the server turns a request down."""
    with pytest.raises(urllib.error.HTTPError) as answer:
        urllib.request.urlopen(asked, timeout=5)  # noqa: S310  our own address
    answer.value.close()
    return answer.value.code
