"""What the bytes are, by content and never by the file's name, and which of them are refused at the door."""

import io
import zipfile
import zlib

from analysis.errors import UnreadableFileError
from analysis.intake.grid import BookKind
from analysis.intake.limits import MB, Limits

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_OTHER_KINDS = {
    b"%PDF": "a PDF",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
    b"{\\rtf": "a text document",
    b"\x1f\x8b": "a packed archive",
    b"7z\xbc\xaf": "a packed archive",
    b"Rar!": "a packed archive",
    b"SQLite format 3": "a database",
    b"PAR1": "a data file for programmers",
}
_OLE_KINDS = {
    "EncryptedPackage": "locked",
    "WordDocument": "a Word document",
    "PowerPoint Document": "a presentation",
    "__substg1.0": "an e-mail",
}

SAVE_AS_HINT = "Open it in your spreadsheet program, save it again as .xlsx or .csv, and drop that in."
DAMAGED = "This file is damaged or incomplete, so it cannot be opened."
DAMAGED_HINT = (
    "Download or copy it once more; if it opens in your spreadsheet program, save it again as .xlsx."
)
LOCKED = "This workbook is protected by a password."
LOCKED_HINT = (
    "In Excel choose File, Info, Protect Workbook, Encrypt with Password, clear the password, save, "
    "and drop it in again."
)
TOO_LARGE_HINT = "Copy only the list of applications into a new sheet, save that, and drop it in."

ZIP_TROUBLE = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,
    RuntimeError,
    OSError,
    ValueError,
)


def kind_of(data: bytes, limits: Limits) -> BookKind:
    """What the bytes are: a kind of workbook, else TEXT (HTML is told from text once it is decoded).

    Raises:
        UnreadableFileError: the file is empty, too large, locked, damaged, or plainly something else.
    """
    if not data:
        raise UnreadableFileError("This file is empty.", SAVE_AS_HINT)
    if len(data) > limits.file_bytes:
        raise UnreadableFileError(
            f"This file is {-(-len(data) // MB)} MB; at most {limits.file_bytes // MB} MB can be read.",
            TOO_LARGE_HINT,
        )
    if data.startswith(_ZIP):
        return _zip_kind(data)
    if data.startswith(_OLE):
        return _ole_kind(data)
    for magic, what in _OTHER_KINDS.items():
        if data.startswith(magic):
            raise _not_a_spreadsheet(what)
    return BookKind.TEXT


def _zip_kind(data: bytes) -> BookKind:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
    except ZIP_TROUBLE as error:
        raise UnreadableFileError(DAMAGED, DAMAGED_HINT) from error
    folders = {name.split("/", 1)[0] for name in names}
    if "xl" in folders:
        return BookKind.XLSB if "xl/workbook.bin" in names else BookKind.XLSX
    if "word" in folders:
        raise _not_a_spreadsheet("a Word document")
    if "ppt" in folders:
        raise _not_a_spreadsheet("a presentation")
    if "content.xml" in names:
        return BookKind.ODS
    if any(name.endswith(".iwa") for name in names) or "Index.zip" in names:
        raise UnreadableFileError(
            "This is an Apple Numbers file.",
            "In Numbers choose File, Export To, Excel, and drop that file in.",
        )
    raise UnreadableFileError(
        "This is a packed archive, not a spreadsheet.",
        "Unpack it and drop in the spreadsheet that is inside.",
    )


def _ole_kind(data: bytes) -> BookKind:
    for stream, what in _OLE_KINDS.items():
        if stream.encode("utf-16-le") in data:
            if what == "locked":
                raise UnreadableFileError(LOCKED, LOCKED_HINT)
            raise _not_a_spreadsheet(what)
    return BookKind.XLS


def _not_a_spreadsheet(what: str) -> UnreadableFileError:
    return UnreadableFileError(
        f"This is {what}, not a spreadsheet.",
        "Copy the table into a spreadsheet program, save it as .xlsx or .csv, and drop that in.",
    )
