"""A search on this computer: remembered over a reload and a restart, followed where it lies, forgotten."""

from pathlib import Path

from playwright.sync_api import Browser

from tests.browser import driving

ROWS = ["Company,Role,Date applied,Status"] + [
    f"Firm {n},Clerk,{n:02d}/05/2026,Applied" for n in range(1, 14)
]


def _write(path: Path, rows: list[str]) -> Path:
    path.write_text("\n".join(rows) + "\n", encoding="utf-8")
    return path


def _remember(one: driving.Visit) -> None:
    side = one.page.get_by_test_id("stSidebar")
    side.get_by_text("Remember on this computer").click()
    side.get_by_text("Remember my search").click()
    one.page.get_by_text("From now on your search is remembered on this computer").wait_for()


def test_a_search_is_there_again_after_a_reload_and_a_restart_and_gone_when_forgotten(
    browser: Browser, tmp_path: Path
) -> None:
    data = tmp_path / "data"
    file = _write(tmp_path / "search.csv", ROWS)
    with driving.server(data=data) as address:
        one = driving.Visit(browser, address, "wide")
        one.open("")
        one.upload(file)
        _remember(one)
        one.page.reload()
        one.page.get_by_text("13 applications").first.wait_for()
        one.close()
    with driving.server(data=data) as address:
        one = driving.Visit(browser, address, "wide")
        one.open("")
        one.heading("Where your search stands")
        one.page.get_by_role("button", name="Forget everything").click()
        one.page.get_by_text("the file on this computer is deleted").wait_for()
        one.heading("Start with the spreadsheet you already keep")
        one.close()
    assert [path.name for path in (data / "stepping-stones").iterdir()] == []


def test_a_file_is_opened_in_place_and_read_again_when_it_is_saved(browser: Browser, tmp_path: Path) -> None:
    file = _write(tmp_path / "search.csv", ROWS)
    with driving.server(file) as address:
        one = driving.Visit(browser, address, "wide")
        one.open("")
        one.heading("Where your search stands")
        one.page.get_by_text("Following search.csv").wait_for()
        rows = [*ROWS[:-1], ROWS[-1].replace("Applied", "Rejected"), "Firm 20,Clerk,20/05/2026,Applied"]
        _write(file, rows)
        one.page.get_by_text("was saved, and read again").wait_for()
        assert "1 application new and 1 application changed" in one.page.inner_text("body")
        one.close()
    assert file.read_text(encoding="utf-8").splitlines() == rows
