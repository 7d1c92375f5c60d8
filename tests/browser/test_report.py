"""The report opened from disk: it asks for nothing, prints on A4, and says on a touch what its marks mean."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

import analysis
from analysis.answers.record import record
from analysis.answers.report import report
from analysis.export.picture import months_of, picture
from analysis.export.record_files import record_page
from analysis.export.report_page import report_page
from tests.browser.driving import Visit
from tests.builders import dataset
from tests.export.searches import INJECTIONS

SIZES = {"wide": (1200, 900), "narrow": (390, 844)}
Open = Callable[..., tuple[Page, list[str], list[str]]]


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("taken")
    ds = analysis.load("data/sample/search.xlsx")
    (folder / "report.html").write_bytes(report_page(report(ds, quotes=True)))
    (folder / "record.html").write_bytes(record_page(record(ds, target=5)))
    (folder / "picture.svg").write_bytes(picture(analysis.funnel(ds), months_of(ds)))
    (folder / "show.html").write_text('<img id="p" src="picture.svg" alt="">', encoding="utf-8")
    harm = (*INJECTIONS, "<img src=http://e.example/x>", "</script><script>document.title='x'</script>")
    rows = [
        {"company": text, "role": text, "feedback": f"We needed more hands-on experience. {text}",
         "outcome": "rejected"}
        for text in harm
    ]  # fmt: skip
    (folder / "harm.html").write_bytes(report_page(report(dataset(rows), quotes=True)))
    return folder


@pytest.fixture
def show(browser: Browser, files: Path) -> Open:
    """Open a file from disk: the page, what it asked for, and what it complained about."""

    def opened(name: str, mode: str = "wide", scheme: str = "light") -> tuple[Page, list[str], list[str]]:
        width, height = SIZES[mode]
        page = browser.new_page(viewport={"width": width, "height": height}, color_scheme=scheme)  # type: ignore[arg-type]  # a literal by construction
        asked: list[str] = []
        trouble: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.on("console", lambda message: trouble.append(message.text))
        page.on("pageerror", lambda error: trouble.append(str(error)))
        page.goto((files / name).as_uri())
        return page, [url for url in asked if not url.startswith("data:")], trouble

    return opened


@pytest.mark.parametrize("mode", SIZES)
@pytest.mark.parametrize("name", ["report.html", "record.html", "harm.html"])
def test_nothing_is_asked_for_and_nothing_sticks_out(show: Open, files: Path, name: str, mode: str) -> None:
    page, asked, trouble = show(name, mode)
    assert asked == [(files / name).as_uri()]
    assert trouble == []
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    assert page.title() in ("Where the search stands", "Record of my work search")
    page.close()


@pytest.mark.parametrize(
    ("scheme", "paper", "bar"),
    [("light", "rgb(252, 251, 248)", "rgb(0, 111, 114)"), ("dark", "rgb(18, 25, 27)", "rgb(82, 197, 200)")],
)
def test_the_colours_follow_the_reader(show: Open, scheme: str, paper: str, bar: str) -> None:
    page, _, _ = show("report.html", "wide", scheme)
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == paper
    fills = page.evaluate("[...document.querySelectorAll('rect.says')].map(e => getComputedStyle(e).fill)")
    assert bar in fills
    page.close()


def test_a_mark_says_its_words(show: Open) -> None:
    page, _, _ = show("report.html", "narrow")
    mark = page.locator("rect.says").nth(2)
    mark.scroll_into_view_if_needed()
    page.wait_for_timeout(200)  # scrolling puts the words away
    mark.hover()
    assert page.locator("#bubble").is_visible()
    assert page.locator("#bubble").inner_text().startswith("Interview. 28 of 142 applications")
    page.locator("h1").hover()
    assert page.locator("#bubble").is_hidden()
    page.get_by_text("The numbers").first.click()
    assert page.get_by_role("columnheader", name="Likely range (8 in 10)").first.is_visible()
    page.close()


def test_it_prints_on_a4(show: Open) -> None:
    page, _, _ = show("report.html", "wide", "dark")
    printed = page.pdf(prefer_css_page_size=True)
    assert printed.startswith(b"%PDF")
    assert b"/MediaBox [0 0 594.95996 841.91998]" in printed or b"/MediaBox [0 0 595" in printed
    assert 4 <= printed.count(b"/Type /Page\n") <= 10
    page.emulate_media(media="print")
    assert page.evaluate("getComputedStyle(document.body).color") == "rgb(30, 43, 44)"
    page.close()


def test_the_picture_is_one(show: Open, files: Path) -> None:
    page, asked, trouble = show("show.html")
    assert asked == [(files / name).as_uri() for name in ("show.html", "picture.svg")]
    assert trouble == []
    assert page.evaluate("document.querySelector('#p').naturalWidth") == 900
    page.close()


def test_the_page_hands_the_files_over(visit: Callable[..., Visit]) -> None:
    one = visit("dark")
    one.sample()
    one.turn_to("Take it with you")
    one.page.get_by_text("Columns and name").click()
    one.page.get_by_text("The numbers for SankeyMATIC").click()
    for button, start in (
        ("Save my workbook", b"PK"), ("As plain text (CSV)", b"\xef\xbb\xbfEmployer"),
        ("Download the report", b"<!DOCTYPE html>"), ("Download the copy", b"PK"),
        ("To print", b"<!DOCTYPE html>"), ("As a spreadsheet", b"PK"), ("Download the picture", b"<svg"),
        ("In dark", b"<svg"),
    ):  # fmt: skip
        with one.page.expect_download() as coming:
            one.page.get_by_role("button", name=button, exact=True).click()
        assert Path(coming.value.path()).read_bytes().startswith(start), button
    assert one.barriers() == []
    assert one.outside == set()
