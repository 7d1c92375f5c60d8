"""The errors that a person may meet. Each says what went wrong in one plain sentence and what to do now."""


class JobSearchError(Exception):
    """Something about the user's file or choice stops the work.

    Attributes:
        hint: what the person can do now, as one plain sentence.
    """

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint


class UnreadableFileError(JobSearchError):
    """The bytes cannot be read as a spreadsheet: damaged, locked, too large, or of another kind."""


class NoApplicationsError(JobSearchError):
    """The file can be read, but holds no list of applications."""


class UnknownFieldError(JobSearchError, ValueError):
    """A mapping, a filter or a comparison names a field or a column that does not exist."""


class NotRememberedError(JobSearchError):
    """The memory on this computer cannot be used now: locked, damaged, full, read-only, or too new."""


class ChangedElsewhereError(NotRememberedError):
    """Another window has kept something since this one last looked, so nothing was written over it."""
