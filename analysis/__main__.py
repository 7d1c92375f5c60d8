"""The command line: python -m analysis check search.xlsx."""

import argparse
import sys
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from analysis import wording
from analysis.errors import JobSearchError
from analysis.export.attention import attention
from analysis.export.delimited import table_csv
from analysis.export.summary import summary
from analysis.export.template import template
from analysis.export.workbook import workbook
from analysis.intake.load import load
from analysis.model import Dataset

DONE, NOTHING, MISUSED = 0, 1, 2
_ABOUT = """Read the spreadsheet in which you track a job search. Nothing leaves this computer.

Try first what is understood:
  python -m analysis check search.xlsx
Then save it, with what it says, as one workbook:
  python -m analysis export search.xlsx -o my-search.xlsx
No spreadsheet yet:
  python -m analysis template -o search.xlsx"""
_ENDINGS = """Exit codes: 0 done; 1 the file cannot be read or holds no applications; 2 the command was not
understood or the result could not be saved."""
_WRITERS: dict[str, Callable[[Dataset, bool], bytes]] = {
    ".xlsx": lambda ds, contacts: workbook(ds, contacts=contacts),
    ".csv": lambda ds, contacts: table_csv(ds, contacts=contacts),
}


class _MisuseError(Exception):
    """The command cannot be carried out as it was given; the message says what to do."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Carry out one command.

    Args:
        arguments: what stands behind `python -m analysis`; None takes it from the command itself.

    Returns:
        The exit code: 0 done, 1 nothing could be read, 2 the result could not be saved as asked.

    Raises:
        SystemExit: with 2 for arguments that are not understood, with 0 after --help.
    """
    given = _parser().parse_args(arguments)
    try:
        text: str = given.run(given)
    except JobSearchError as error:
        _tell(f"{error} {error.hint}".strip())
        return NOTHING
    except _MisuseError as error:
        _tell(str(error))
        return MISUSED
    sys.stdout.write(f"{text}\n")
    return DONE


def _check(given: argparse.Namespace) -> str:
    return summary(_loaded(given))


def _export(given: argparse.Namespace) -> str:
    write = _WRITERS.get(given.output.suffix.lower())
    if write is None:
        raise _MisuseError(f"“{given.output.name}” has to end in {' or '.join(_WRITERS)}.")
    _check_place(given)
    ds = _loaded(given)
    return _saved(given, write(ds, given.contacts), wording.plural(len(ds), "application"))


def _attention(given: argparse.Namespace) -> str:
    _check_place(given)
    ds = _loaded(given)
    what = wording.plural(len(ds.issues), "thing") if ds.issues else "Nothing"
    return _saved(given, attention(ds, contacts=given.contacts), f"{what} to look at")


def _template(given: argparse.Namespace) -> str:
    _check_place(given)
    return _saved(given, template(), "An empty list with a guide")


def _loaded(given: argparse.Namespace) -> Dataset:
    return load(given.file, as_of=given.as_of, sheet=given.sheet, limits=None)


def _check_place(given: argparse.Namespace) -> None:
    """Refuse to write over a file that is there, unless asked to, and always over the one that is read."""
    source: Path | None = getattr(given, "file", None)
    if source is not None and source.resolve() == given.output.resolve():
        raise _MisuseError("Your own file is never written over. Choose another name behind -o.")
    if given.output.exists() and not given.overwrite:
        raise _MisuseError(
            f"“{given.output.name}” is there already. Add --overwrite, or choose another name."
        )


def _saved(given: argparse.Namespace, data: bytes, what: str) -> str:
    try:
        given.output.write_bytes(data)
    except OSError as error:
        raise _MisuseError(f"“{given.output}” cannot be written. Check the folder and its rights.") from error
    return f"{what} saved as {given.output}"


def _tell(message: str) -> None:
    sys.stderr.write(f"{message}\n")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m analysis",
        description=_ABOUT,
        epilog=_ENDINGS,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    check = _command(commands, "check", "Say what is understood of a file.", _check)
    _add_source(check)
    export = _command(
        commands,
        "export",
        "Save a search as a workbook (.xlsx) or as plain text for spreadsheets (.csv).",
        _export,
    )
    _add_source(export)
    _add_target(export, "my-search.xlsx or my-search.csv")
    look = _command(
        commands, "attention", "Save the rows that need a look, to be mended and read again.", _attention
    )
    _add_source(look)
    _add_target(look, "to-mend.xlsx")
    empty = _command(commands, "template", "Save an empty list with the columns that pay off.", _template)
    _add_target(empty, "search.xlsx", contacts=False)
    return parser


def _command(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]",
    name: str,
    about: str,
    run: Callable[[argparse.Namespace], str],
) -> argparse.ArgumentParser:
    command = commands.add_parser(name, help=about, description=about, epilog=_ENDINGS)
    command.set_defaults(run=run)
    return command


def _add_source(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "file", type=Path, help="the spreadsheet: xlsx, xls, ods, csv and others; any layout"
    )
    command.add_argument("--sheet", help="read this sheet only (otherwise the right ones are found)")
    command.add_argument(
        "--as-of",
        type=_day,
        metavar="DAY",
        help="count to this day, written 2026-03-31 (otherwise the latest day in the file)",
    )


def _add_target(command: argparse.ArgumentParser, example: str, *, contacts: bool = True) -> None:
    command.add_argument(
        "-o",
        "--output",
        type=Path,
        required=True,
        metavar="FILE",
        help=f"where to save it, such as {example}",
    )
    command.add_argument("--overwrite", action="store_true", help="write over a file that is there")
    if contacts:
        command.add_argument(
            "--contacts", action="store_true", help="include e-mail addresses and phone numbers of contacts"
        )


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"“{text}” is no day; write it as 2026-03-31") from error


if __name__ == "__main__":
    sys.exit(main())
