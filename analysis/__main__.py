"""The command line: python -m analysis check search.xlsx."""

import argparse
import sys
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from pathlib import Path

from analysis import wording
from analysis.answers.anonymous import leaving
from analysis.answers.record import COLUMNS, chosen_columns, record
from analysis.answers.report import report
from analysis.errors import JobSearchError, UnknownFieldError
from analysis.export.attention import attention
from analysis.export.coach import coach_copy
from analysis.export.delimited import table_csv
from analysis.export.picture import months_of, picture
from analysis.export.record_files import record_page, record_xlsx
from analysis.export.report_page import report_page
from analysis.export.sankey import sankeymatic
from analysis.export.summary import summary
from analysis.export.template import template
from analysis.export.workbook import workbook
from analysis.intake.load import load
from analysis.metrics.funnel import funnel
from analysis.model import Dataset

DONE, NOTHING, MISUSED = 0, 1, 2
_DIGITS = 3
_ABOUT = """Read the spreadsheet in which you track a job search. Nothing leaves this computer.

Try first what is understood:
  python -m analysis check search.xlsx
Then save it, with what it says, as one workbook:
  python -m analysis export search.xlsx -o my-search.xlsx
Or lay it out as a page to read and print; no program is needed to open it:
  python -m analysis report search.xlsx -o report.html
What you did, week by week, for an adviser, a Jobcentre or an insurer:
  python -m analysis record search.xlsx -o record.html --target 5
To show it without a name in it:
  python -m analysis share search.xlsx -o picture.svg
No spreadsheet yet:
  python -m analysis template -o search.xlsx"""
_ENDINGS = """Exit codes: 0 done; 1 the file cannot be read or holds no applications; 2 the command was not
understood or the result could not be saved."""
_WRITERS: dict[str, Callable[[Dataset, bool], bytes]] = {
    ".xlsx": lambda ds, contacts: workbook(ds, contacts=contacts),
    ".csv": lambda ds, contacts: table_csv(ds, contacts=contacts),
}
_REPORTS = (".html", ".htm")
_SHARED: dict[str, Callable[[Dataset, date | None], bytes]] = {
    ".svg": lambda ds, as_of: picture(funnel(ds, as_of), months_of(ds)),
    ".txt": lambda ds, as_of: sankeymatic(funnel(ds, as_of)).encode(),
    ".xlsx": lambda ds, as_of: coach_copy(leaving(ds, as_of), as_of),
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
    write = _WRITERS[_ending(given, _WRITERS)]
    _check_place(given)
    ds = _loaded(given)
    return _saved(given, write(ds, given.contacts), wording.plural(len(ds), "application"))


def _report(given: argparse.Namespace) -> str:
    _ending(given, _REPORTS)
    if given.quotes and given.without_names:
        raise _MisuseError("Words of employers may hold names. Use --quotes or --without-names, not both.")
    _check_place(given)
    ds = _loaded(given)
    page = report_page(report(ds, quotes=given.quotes, names=not given.without_names))
    return _saved(given, page, f"A report on {wording.plural(len(ds), 'application')}")


def _record(given: argparse.Namespace) -> str:
    ending = _ending(given, (*_REPORTS, ".xlsx"))
    try:
        columns = chosen_columns(name.strip() for name in given.columns.split(",") if name.strip())
    except UnknownFieldError as error:
        raise _MisuseError(f"{error} {error.hint}") from error
    if given.first and given.last and given.last < given.first:
        raise _MisuseError("The last day lies before the first. Exchange --from and --to.")
    _check_place(given)
    found = record(_loaded(given), first=given.first, last=given.last, target=given.target)
    data = record_xlsx(found, columns) if ending == ".xlsx" else record_page(found, columns, name=given.name)
    return f"{found.sentence} {_saved(given, data, 'The record is')}"


def _share(given: argparse.Namespace) -> str:
    write = _SHARED[_ending(given, _SHARED)]
    _check_place(given)
    ds = _loaded(given)
    return _saved(given, write(ds, given.as_of), f"{wording.plural(len(ds), 'application')} without names")


def _ending(given: argparse.Namespace, endings: Iterable[str]) -> str:
    """How the name of the file to save ends, which says what it becomes."""
    ending: str = given.output.suffix.lower()
    if ending not in endings:
        raise _MisuseError(f"“{given.output.name}” has to end in {' or '.join(endings)}.")
    return ending


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
    _add_report(commands)
    _add_record(commands)
    share = _command(
        commands,
        "share",
        "Save what can be shown to anybody: a picture (.svg), its numbers for SankeyMATIC (.txt), or a copy "
        "of the workbook for a coach (.xlsx). No employer, person or contact is in it.",
        _share,
    )
    _add_source(share)
    _add_target(share, "picture.svg, flow.txt or for-my-coach.xlsx", contacts=False)
    look = _command(
        commands, "attention", "Save the rows that need a look, to be mended and read again.", _attention
    )
    _add_source(look)
    _add_target(look, "to-mend.xlsx")
    empty = _command(commands, "template", "Save an empty list with the columns that pay off.", _template)
    _add_target(empty, "search.xlsx", contacts=False)
    return parser


def _add_report(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    page = _command(
        commands,
        "report",
        "Save a page (.html) that says where the search stands: in any browser, on A4 and on a phone.",
        _report,
    )
    _add_source(page)
    _add_target(page, "report.html", contacts=False)
    page.add_argument("--quotes", action="store_true", help="with words of employers")
    page.add_argument("--without-names", action="store_true", help="employers become Employer A, B and so on")


def _add_record(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    done = _command(
        commands,
        "record",
        "Save what was done week by week: a page to print (.html) or a workbook (.xlsx).",
        _record,
    )
    _add_source(done)
    _add_target(done, "record.html or record.xlsx", contacts=False)
    done.add_argument("--from", dest="first", type=_day, metavar="DAY", help="first day, as 2026-03-02")
    done.add_argument("--to", dest="last", type=_day, metavar="DAY", help="last day")
    done.add_argument("--target", type=_aim, default=0, metavar="NUMBER", help="things to do each week")
    names = ", ".join(COLUMNS)
    done.add_argument("--columns", default="", metavar="NAMES", help=f"which, with commas: {names}")
    done.add_argument("--name", default="", help="your name, to stand on the page")


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


def _aim(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) <= _DIGITS):
        raise argparse.ArgumentTypeError(f"“{text}” is no number of things to do; write it as 5")
    return int(text)


if __name__ == "__main__":
    sys.exit(main())
