import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest

import analysis
from analysis.export.summary import summary
from tests.builders import dataset

ROOT = Path(__file__).parents[2]
SAMPLE = str(ROOT / "data/sample/search.xlsx")


def run(*arguments: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-m", "analysis", *arguments],
        cwd=ROOT, capture_output=True, text=True, check=False, encoding="utf-8", timeout=60,
        env={"PYTHONIOENCODING": "utf-8", "PATH": ""},
    )  # fmt: skip


def test_check_says_what_was_understood() -> None:
    done = run("check", SAMPLE)
    assert done.returncode == 0
    assert done.stderr == ""
    assert done.stdout.startswith("142 applications on the sheet “Applications”, counted to 19 Nov 2026.")
    assert "Set aside: 2 adverts not sent yet." in done.stdout
    assert "from “Job title”" in done.stdout
    assert done.stdout.rstrip() == summary(analysis.load(SAMPLE))


def test_check_of_a_file_without_applications_fails(tmp_path: Path) -> None:
    path = tmp_path / "shopping.csv"
    path.write_text("Item,Price\nTea,3\nMilk,1\n", encoding="utf-8")
    done = run("check", str(path))
    assert done.returncode == 1
    assert done.stdout == ""
    assert "no list of applications" in done.stderr
    assert "A list has one row for each application" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_missing_file_is_said_plainly() -> None:
    done = run("check", "nowhere.xlsx")
    assert done.returncode == 1
    assert done.stderr.strip() == "There is no file called “nowhere.xlsx”. Check the name and the folder."


@pytest.mark.parametrize("name", ["out.xlsx", "OUT.CSV"])
def test_export_saves_what_can_be_read_again(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    done = run("export", SAMPLE, "-o", str(path), "--as-of", "2026-11-20")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == f"142 applications saved as {path}\n"
    assert list(analysis.load(path).applications["company"]) == list(
        analysis.load(SAMPLE).applications["company"]
    )


def test_the_day_counted_to_can_be_given(tmp_path: Path) -> None:
    path = tmp_path / "out.xlsx"
    run("export", SAMPLE, "-o", str(path), "--as-of", "2026-12-24")
    assert openpyxl.load_workbook(path)["Method"]["B2"].value == "24 Dec 2026"


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("export", SAMPLE, "-o", "out.pdf"), "has to end in .xlsx or .csv"),
        (("export", SAMPLE, "-o", "nowhere/out.csv"), "cannot be written"),
        (("export", SAMPLE, "-o", SAMPLE, "--overwrite"), "never written over"),
        (("export", SAMPLE), "-o"),
        (("report", SAMPLE, "-o", "r.pdf"), "has to end in .html or .htm"),
        (("report", SAMPLE, "-o", "r.html", "--quotes", "--without-names"), "not both"),
        (("record", SAMPLE, "-o", "r.html", "--columns", "pay"), "Choose among on, employer"),
        (("record", SAMPLE, "-o", "r.html", "--target", "many"), "write it as 5"),
        (
            ("record", SAMPLE, "-o", "r.html", "--from", "2026-05-01", "--to", "2026-04-01"),
            "lies before the first",
        ),
        (("share", SAMPLE, "-o", "p.png"), "has to end in .svg or .txt or .xlsx"),
        (("check", SAMPLE, "--as-of", "yesterday"), "write it as 2026-03-31"),
        (("dance",), "dance"),
        ((), "COMMAND"),
    ],
)
def test_a_command_that_cannot_be_carried_out_says_why(arguments: tuple[str, ...], words: str) -> None:
    done = run(*arguments)
    assert done.returncode == 2
    assert words in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("arguments", "name", "said", "start"),
    [
        (("report", "--quotes"), "r.html", "A report on 142 applications saved as", b"<!DOCTYPE html>"),
        (("report", "--without-names"), "R.HTM", "A report on 142 applications saved as", b"<!DOCTYPE html>"),
        (("record", "--target", "5"), "d.html", "The aim of 5 a week was reached", b"<!DOCTYPE html>"),
        (("record", "--columns", "on, what"), "d.xlsx", "The record is saved as", b"PK"),
        (("share",), "p.svg", "142 applications without names saved as", b"<svg"),
        (("share",), "p.txt", "142 applications without names saved as", b"Applications ["),
        (("share",), "p.xlsx", "142 applications without names saved as", b"PK"),
    ],
)
def test_what_the_page_gives_comes_without_the_app(
    tmp_path: Path, arguments: tuple[str, ...], name: str, said: str, start: bytes
) -> None:
    path = tmp_path / name
    done = run(arguments[0], SAMPLE, "-o", str(path), *arguments[1:])
    assert (done.returncode, done.stderr) == (0, "")
    assert said in done.stdout
    assert path.read_bytes().startswith(start)


def test_a_report_of_a_file_without_applications_fails(tmp_path: Path) -> None:
    path = tmp_path / "shopping.csv"
    path.write_text("Item,Price\nTea,3\nMilk,1\n", encoding="utf-8")
    done = run("report", str(path), "-o", str(tmp_path / "r.html"))
    assert done.returncode == 1
    assert "no list of applications" in done.stderr
    assert not (tmp_path / "r.html").exists()


def test_a_sheet_that_is_not_there_names_those_that_are() -> None:
    done = run("check", SAMPLE, "--sheet", "Jobs")
    assert done.returncode == 1
    assert "“Applications”" in done.stderr


def test_a_file_that_is_there_is_written_over_only_when_asked(tmp_path: Path) -> None:
    path = tmp_path / "out.csv"
    path.write_text("mine", encoding="utf-8")
    assert run("export", SAMPLE, "-o", str(path)).returncode == 2
    assert path.read_text(encoding="utf-8") == "mine"
    assert run("export", SAMPLE, "-o", str(path), "--overwrite").returncode == 0
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (
            ("--help",),
            (
                "check search.xlsx",
                "export search.xlsx -o my-search.xlsx",
                "report search.xlsx -o report.html",
                "record search.xlsx",
                "share search.xlsx",
                "template",
                "Exit codes",
            ),
        ),
        (("report", "--help"), ("--quotes", "--without-names", "report.html")),
        (("record", "--help"), ("--from", "--to", "--target", "--columns", "employer", "--name")),
        (("share", "--help"), ("SankeyMATIC", "picture.svg", "coach")),
        (("check", "--help"), ("--sheet", "--as-of", "Exit codes")),
        (("export", "--help"), ("--output", "--contacts", "--overwrite", "my-search.xlsx")),
    ],
)
def test_help_teaches(arguments: tuple[str, ...], words: tuple[str, ...]) -> None:
    done = run(*arguments)
    assert done.returncode == 0
    assert [word for word in words if word not in done.stdout] == []


def test_template_and_attention_are_saved(tmp_path: Path) -> None:
    assert run("template", "-o", str(tmp_path / "t.xlsx")).returncode == 0
    assert run("attention", SAMPLE, "-o", str(tmp_path / "a.xlsx")).returncode == 0
    assert openpyxl.load_workbook(tmp_path / "t.xlsx").sheetnames[0] == "Applications"
    assert openpyxl.load_workbook(tmp_path / "a.xlsx").sheetnames[1] == "About the file"


def test_a_long_list_of_things_to_look_at_is_cut() -> None:
    days = [f"2026-03-{at + 1:02}" for at in range(30)] + [f"sooner {at}" for at in range(25)]
    rows = "\n".join(f"Firm {at},Analyst,{day},Applied" for at, day in enumerate(days))
    ds = analysis.load(f"Company,Role,Date applied,Status\n{rows}\n".encode())
    told = summary(ds)
    assert len(ds.issues) > 20
    assert f"and {len(ds.issues) - 20} more." in told
    assert len(told.split("things to look at\n")[1].splitlines()) == 21


def test_nothing_to_look_at_is_said() -> None:
    assert summary(dataset([{}])).endswith("Nothing needs a look.")
