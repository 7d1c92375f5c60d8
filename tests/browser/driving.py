"""Starting the app on a free port of this computer and looking at it in headless Chromium."""

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, Playwright

ROOT = Path(__file__).parents[2]
PAGES = {
    "Overview": "Where your search stands",
    "Applications": "Applications",
    "Add a spreadsheet": "Here is what we read",
    "Where it stops": "Where does it stop?",
    "Sectors": "Which sectors give you interviews?",
    "Compare": "Does it matter how you apply?",
    "Is this silence normal?": "Is this silence normal?",
    "What employers say": "What do employers keep saying?",
    "What to do next": "After a no",
    "Contacts": "Who do you know by now?",
    "Take it with you": "Take it with you",
    "Several people at once": "How are they all doing?",
    "How we count": "How we count",
}
MODES = {"wide": (1400, 900, "light"), "narrow": (390, 844, "light"), "dark": (1400, 900, "dark")}
# Streamlit asks for these below a page's own path first and then at the root: harmless.
_HARMLESS = ("/_stcore/health", "/_stcore/host-config")
# Navigation in sections, the small bars of st.metric, and the drop zone: nothing a page could mend.
_STREAMLITS_OWN = {"list", "listitem", "svg-img-alt", "presentation-role-conflict"}


def chromium() -> str | None:
    """Path of an installed Chromium; None without one."""
    for name in ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable"):
        if path := shutil.which(name):
            return path
    return None


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextmanager
def server(
    file: Path | None = None,
    data: Path | None = None,
    secrets: Path | None = None,
    log: Path | None = None,
) -> Iterator[str]:
    """The app on a free loopback port; its address while the block runs.

    Args:
        file: a file to open in place.
        data: the folder that stands for the user's data; None: one that is gone afterwards.
        secrets: the file of Streamlit's secrets, for a hosted copy.
        log: where to write what the server says; None: nowhere.

    Raises:
        RuntimeError: it did not answer within 30 seconds.
    """
    port = _free_port()
    options = [f"--server.port={port}", "--server.headless=true", "--server.fileWatcherType=none"]
    command = [sys.executable, "-m", "streamlit", "run", "app.py", *options]
    if secrets is not None:
        command.append(f"--secrets.files={secrets}")
    if file is not None:
        command += ["--", str(file)]
    with tempfile.TemporaryDirectory() as passing, Path(log or os.devnull).open("w") as told:
        process = subprocess.Popen(
            command, cwd=ROOT, stdout=told, stderr=told,
            env={**os.environ, "XDG_DATA_HOME": str(data or passing)},
        )  # fmt: skip
        address = f"http://127.0.0.1:{port}"
        try:
            _wait(f"{address}/_stcore/health")
            yield address
        finally:
            process.terminate()
            process.wait(timeout=10)


def _wait(url: str) -> None:
    for _ in range(150):
        try:
            with urllib.request.urlopen(url, timeout=1) as answer:  # noqa: S310  # our own address
                if answer.status == 200:
                    return
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            time.sleep(0.2)
    msg = "The app did not start."
    raise RuntimeError(msg)


def launch(playwright: Playwright) -> Browser:
    """Headless Chromium."""
    return playwright.chromium.launch(executable_path=chromium(), headless=True, args=["--no-sandbox"])


class Visit:
    """One visitor: a page, and what went wrong while it was open.

    Attributes:
        page: the page.
        outside: addresses asked for that are not the app's.
        trouble: errors of the console and answers of 400 and more.
    """

    def __init__(self, browser: Browser, address: str, mode: str = "wide") -> None:
        width, height, scheme = MODES[mode]
        self.size = (width, height)
        context = browser.new_context(viewport={"width": width, "height": height}, color_scheme=scheme)
        self.address = address
        self.page: Page = context.new_page()
        self.outside: set[str] = set()
        self.trouble: list[str] = []
        self.page.on("request", lambda request: self._asked(request.url))
        self.page.on("response", lambda answer: self._answered(answer.status, answer.url))
        self.page.on("console", lambda said: self._said(said.type, said.text))
        self.page.on("pageerror", lambda error: self.trouble.append(str(error)))

    def _asked(self, url: str) -> None:
        if not url.startswith((self.address, self.address.replace("http", "ws"), "data:", "blob:")):
            self.outside.add(url)

    def _answered(self, status: int, url: str) -> None:
        if status >= 400 and not url.endswith(_HARMLESS):
            self.trouble.append(f"{status} {url}")

    def _said(self, kind: str, text: str) -> None:
        if kind == "error" and "Failed to load resource" not in text:
            self.trouble.append(text)

    def open(self, path: str = "") -> None:
        """Go to an address of the app and wait until it stands still."""
        self.page.goto(f"{self.address}/{path}")
        self.settle()

    def settle(self) -> None:
        """Wait until the script has run."""
        still = '[data-testid="stApp"][data-test-script-state="notRunning"]'
        self.page.wait_for_selector(still, timeout=30_000)
        self.page.wait_for_timeout(250)
        self.page.wait_for_selector(still, timeout=30_000)

    def sample(self) -> None:
        """Open the made-up search with its one button."""
        self.page.get_by_role("button", name="Try it with a sample search").click()
        self.heading(PAGES["Overview"])

    def upload(self, path: Path) -> None:
        """Drop a file into the drop zone."""
        self.page.locator('input[type="file"]').set_input_files(path)
        self.heading(PAGES["Add a spreadsheet"])

    def turn_to(self, name: str) -> None:
        """Follow the link of a page in the navigation (on a phone it lies beside the screen)."""
        link = self.page.get_by_test_id("stSidebarNavLink").filter(has_text=name)
        link.evaluate("link => link.click()")
        self.heading(PAGES[name])
        if self.page.locator('[data-testid="stPlotlyChart"]').count():
            self.page.locator(".js-plotly-plot svg.main-svg").first.wait_for()

    def heading(self, words: str) -> None:
        """Wait for the heading of a page and until the page stands still."""
        self.page.get_by_role("heading", level=1, name=words, exact=True).wait_for(timeout=30_000)
        self.settle()

    def sideways(self) -> int:
        """Pixels that the page can be scrolled sideways."""
        pixels: int = self.page.evaluate(
            """() => Math.max(...[document.documentElement, document.querySelector('[data-testid=stMain]')]
                .map(part => part.scrollWidth - part.clientWidth))"""
        )
        return pixels

    def errors(self) -> list[str]:
        """Exception boxes on the page."""
        return self.page.locator('[data-testid="stException"]').all_inner_texts()

    def barriers(self) -> list[str]:
        """What the accessibility rules of axe find in the page, beyond what Streamlit's own frame brings."""
        found = Axe().run(self.page).response["violations"]
        return [
            f"{one['id']}: {one['nodes'][0]['html']}" for one in found if one["id"] not in _STREAMLITS_OWN
        ]

    def colour(self, key: str) -> str:
        """The fill of the first bar of a chart."""
        path = self.page.locator(f"[class*=st-key-{key}_] .bars .point path").first
        path.wait_for(state="attached")
        fill: str = path.evaluate("path => getComputedStyle(path).fill")
        return fill

    def picture(self, path: Path) -> None:
        """The whole page as a picture, what lies below the fold too."""
        width, height = self.size
        whole: int = self.page.evaluate("document.querySelector('[data-testid=stMain]').scrollHeight")
        self.page.set_viewport_size({"width": width, "height": max(whole + 20, height)})
        self.page.wait_for_timeout(700)
        self.page.screenshot(path=path)
        self.page.set_viewport_size({"width": width, "height": height})

    def close(self) -> None:
        """End the visit."""
        self.page.context.close()
