"""Pictures of every page, wide, on a phone and in the dark; and those of the README.

python -m tests.browser.screenshots FOLDER [FILE]
python -m tests.browser.screenshots --readme
"""

import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.browser import driving


def main(folder: Path, file: Path | None = None) -> None:
    """Write one picture a page and mode into the folder; of the sample, or of a file that is given."""
    folder.mkdir(parents=True, exist_ok=True)
    with driving.server() as address, sync_playwright() as playwright:
        browser = driving.launch(playwright)
        for mode in driving.MODES:
            visit = driving.Visit(browser, address, mode)
            visit.open()
            visit.picture(folder / f"start_{mode}.png")
            if file is None:
                visit.sample()
            else:
                visit.upload(file)
            for name in driving.PAGES:
                visit.turn_to(name)
                word = name.lower().replace(" ", "_").replace("?", "")
                visit.picture(folder / f"{word}_{mode}.png")
            visit.close()
        browser.close()


def readme() -> None:
    """The pictures that the README shows, of the sample, in light and dark."""
    with driving.server() as address, sync_playwright() as playwright:
        browser = driving.launch(playwright)
        for mode, scheme in (("wide", "light"), ("dark", "dark")):
            visit = driving.Visit(browser, address, mode)
            visit.open()
            visit.sample()
            for name in ("Overview", "Sectors", "What employers say"):
                visit.turn_to(name)
                word = name.lower().replace(" ", "_")
                visit.page.set_viewport_size({"width": 1280, "height": 860})
                visit.page.wait_for_timeout(1_000)
                visit.page.screenshot(path=driving.ROOT / "static" / f"{word}_{scheme}.png")
            visit.close()
        browser.close()


if __name__ == "__main__" and sys.argv[1:] == ["--readme"]:
    readme()
elif __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]) if len(sys.argv) > 2 else None)
