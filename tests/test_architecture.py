"""What keeps the house in order and no linter says: sizes, places, what an import brings along."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
CODE = [*sorted((ROOT / "analysis").rglob("*.py")), *sorted((ROOT / "pages").rglob("*.py")), ROOT / "app.py"]
TOP_LEVEL = {
    "app.py", "pages", "analysis", "data", "tests", "static", "pyproject.toml", "README.md",
    "ARCHITECTURE.md", "CHANGELOG.md", "LICENSE", ".streamlit", ".ci", ".gitignore",
}  # fmt: skip
VAGUE = {"utils", "helpers", "common", "misc", "util", "helper"}


def limit(path: Path) -> int:
    """Lines that a file may have: 60 for the frame, 80 for a page, 300 elsewhere."""
    if path.name == "app.py":
        return 60
    inside = path.relative_to(ROOT).parts
    return 80 if inside[0] == "pages" and inside[1] != "ui" else 300


@pytest.mark.parametrize("path", CODE, ids=lambda path: str(path.relative_to(ROOT)))
def test_files_stay_short(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= limit(path)


def test_nothing_lies_directly_in_pages() -> None:
    assert [path.name for path in (ROOT / "pages").glob("*.py")] == ["__init__.py"]


def test_the_top_level_is_closed() -> None:
    tracked = subprocess.run(
        ["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False
    ).stdout.splitlines()
    if not tracked:
        pytest.skip("not a git checkout")
    assert {name.split("/")[0] for name in tracked} <= TOP_LEVEL


def test_modules_have_telling_names() -> None:
    assert [path for path in CODE if path.stem in VAGUE] == []


@pytest.mark.parametrize(
    ("name", "home"),
    [("session_state", "pages/ui/session.py"), ("cache_data", "pages/ui/results.py")],
)
def test_state_and_caches_have_one_home(name: str, home: str) -> None:
    users = {
        str(path.relative_to(ROOT))
        for path in CODE
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute) and node.attr == name
    }
    assert users <= {home}


@pytest.mark.parametrize("question", ["funnel", "sectors", "compare", "themes", "timing", "after_a_no"])
def test_one_word_for_one_question(question: str) -> None:
    homes = [
        f"analysis/metrics/{question}.py",
        f"analysis/figures/{question}.py",
        f"tests/metrics/test_{question}.py",
    ]
    pages = list((ROOT / "pages").rglob(f"{question}.py"))
    assert [home for home in homes if not (ROOT / home).exists()] == []
    assert len(pages) == 1


def test_import_is_light() -> None:
    heavy = ("streamlit", "plotly", "scipy", "openpyxl", "sklearn", "statsmodels", "icalendar")
    code = f"import analysis, sys; print([m for m in {heavy!r} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_import_is_quick() -> None:
    code = "import time; t = time.perf_counter(); import analysis; print(time.perf_counter() - t)"
    runs = [
        float(
            subprocess.run(
                [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
            ).stdout
        )
        for _ in range(5)
    ]
    assert min(runs) < 1.0


def test_every_public_name_is_documented() -> None:
    import analysis

    undocumented = [name for name in analysis.__all__ if not (getattr(analysis, name).__doc__ or "").strip()]
    assert undocumented == []
