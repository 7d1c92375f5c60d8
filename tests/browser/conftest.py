"""One server and one browser for all browser tests; without Chromium they are skipped, in CI they fail."""

import os
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.browser import driving


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "tests/browser" in item.path.as_posix():
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    if driving.chromium() is None:
        reason = "no Chromium on this computer (install the package chromium)"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    with sync_playwright() as playwright:
        shown = driving.launch(playwright)
        yield shown
        shown.close()


@pytest.fixture(scope="session")
def address() -> Iterator[str]:
    with driving.server() as running:
        yield running


@pytest.fixture
def visit(browser: Browser, address: str) -> Iterator[Callable[..., driving.Visit]]:
    """Come as a new visitor, in one of the modes wide, narrow and dark."""
    opened: list[driving.Visit] = []

    def come(mode: str = "wide", path: str = "") -> driving.Visit:
        one = driving.Visit(browser, address, mode)
        opened.append(one)
        one.open(path)
        return one

    yield come
    for one in opened:
        one.close()
