"""What the README and the architecture page say is there, is there."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
ARCHITECTURE = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")


def test_the_first_screen_has_the_two_commands() -> None:
    first_screen = "\n".join(README.splitlines()[:24])
    assert "    pip install -e . && streamlit run app.py\n" in first_screen
    assert '    pip install -e ".[test]" && pytest\n' in first_screen


def test_the_continuous_integration_runs_the_second_command() -> None:
    assert 'pip install -q -e ".[test]" && pytest' in (ROOT / ".ci" / "run").read_text(encoding="utf-8")


@pytest.mark.parametrize("target", re.findall(r"\]\(([^)#:]+)\)", README))
def test_links_lead_to_files(target: str) -> None:
    assert (ROOT / target).exists()


@pytest.mark.parametrize(
    "place", sorted(set(re.findall(r"`((?:analysis|pages|tests|data)/[\w/.*]+)`", ARCHITECTURE)))
)
def test_places_named_in_the_architecture_exist(place: str) -> None:
    assert list(ROOT.glob(place.rstrip("/")))


def test_every_layer_of_the_contract_is_named_in_order() -> None:
    layers = (
        "__main__ > export | store > figures > answers > metrics > trials > stats | intake > interpret > "
    )
    assert layers + "wording > reference > model > errors" in ARCHITECTURE


def test_the_example_for_python_runs() -> None:
    example = README.split("## From Python")[1].split("`analysis` knows")[0]
    code = "\n".join(line.strip() for line in example.strip().splitlines())
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert "142 applications" in done.stdout
