"""How large a file may be: enough for any job search, too little to hurt the machine."""

from dataclasses import dataclass

MB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """Upper bounds on one file; beyond them it is refused in a plain sentence.

    Attributes:
        file_bytes: size of the upload.
        rows: rows of one sheet below its header.
        columns: columns of one sheet.
        cells: rows times columns of one sheet.
        page_cells: cells of an HTML page, which is read more slowly.
        text_chars: length of one cell.
        zip_entries: parts of a workbook.
        part_bytes: one part of a workbook, unpacked.
        unpacked_bytes: all parts of a workbook, unpacked.
        ratio: unpacked size of a part over its packed size, looked at from `ratio_from_bytes` on.
        ratio_from_bytes: unpacked size from which a ratio is suspicious.
        cut_rows: rows that are read of a sheet whose grid is too large.
        cut_columns: columns that are read of such a sheet.
        worker_bytes: memory of the process that reads a workbook.
        worker_seconds: computing time of that process.
        wall_seconds: time on the clock that it may take at most; a small file gets less.
    """

    file_bytes: int = 20 * MB
    rows: int = 200_000
    columns: int = 500
    cells: int = 5_000_000
    page_cells: int = 400_000
    text_chars: int = 1_000_000
    zip_entries: int = 2_000
    part_bytes: int = 300 * MB
    unpacked_bytes: int = 400 * MB
    ratio: int = 200
    ratio_from_bytes: int = 50 * MB
    cut_rows: int = 50_000
    cut_columns: int = 300
    worker_bytes: int = 1024 * MB
    worker_seconds: int = 30
    wall_seconds: int = 20

    @property
    def grid_rows(self) -> int:
        """Rows of a sheet with its header."""
        return self.rows + 1


DEFAULT_LIMITS = Limits()

_MEMORY_ONLY = Limits(
    file_bytes=2048 * MB,
    rows=1_048_576,
    columns=16_384,
    cells=60_000_000,
    page_cells=10_000_000,
    text_chars=10_000_000,
    zip_entries=20_000,
    part_bytes=4096 * MB,
    unpacked_bytes=6144 * MB,
    cut_rows=200_000,
    cut_columns=1_000,
    worker_bytes=8192 * MB,
    worker_seconds=600,
    wall_seconds=600,
)


def in_force(limits: Limits | None) -> Limits:
    """The limits to read with: those given; for None only what keeps the machine's memory safe."""
    return _MEMORY_ONLY if limits is None else limits
