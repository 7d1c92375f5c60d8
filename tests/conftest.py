"""What every test may use: the option that rewrites the golden files."""

from pathlib import Path

import pandas as pd
import pytest

GOLDEN = Path(__file__).parent / "golden"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden",
        action="store_true",
        default=False,
        help="write the golden files anew from what the code says now (then read the difference)",
    )


class Golden:
    """Compares a table with the file of that name, or writes the file when asked to."""

    def __init__(self, update: bool) -> None:
        self.update = update

    def check(self, name: str, table: pd.DataFrame) -> None:
        path = GOLDEN / f"{name}.csv"
        text = table.to_csv(float_format="%.4f", lineterminator="\n")
        if self.update:
            GOLDEN.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8")
            return
        assert path.exists(), f"{path.name} is missing: run pytest --update-golden and read what it writes"
        assert text == path.read_text(encoding="utf-8")


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
    return Golden(update=bool(request.config.getoption("--update-golden")))
