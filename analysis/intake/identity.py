"""Which application a row is, so that corrections and the next upload find it again."""

from collections import Counter
from collections.abc import Callable, Iterable
from datetime import date
from hashlib import sha256

from analysis.interpret.names import employer_key, fold, role_key


class _Memo(dict[str, str]):
    """Keys worked out once for each different text, and forgotten with the reading."""

    def __init__(self, key: Callable[[str], str]) -> None:
        super().__init__()
        self._key = key

    def __missing__(self, text: str) -> str:
        found = self[text] = self._key(text)
        return found


class Identities:
    """Gives out ids; one for each reading of a file, so that repeats are numbered over all its sheets."""

    def __init__(self) -> None:
        self._seen: Counter[str] = Counter()

    def names(self, rows: Iterable[tuple[str, str, str, date | None]]) -> list[str]:
        """The ids of the next applications, given as (seeker, company, role, applied on).

        Returns:
            16 hexadecimal digits each: the hash of (seeker, employer key, role key, applied date,
            occurrence), the occurrence counted from 1 among rows that agree in all four.
        """
        seekers, companies, roles = _Memo(_seeker_key), _Memo(employer_key), _Memo(role_key)
        found = []
        for seeker, company, role, applied_on in rows:
            day = applied_on.isoformat() if applied_on is not None else ""
            particulars = "\x1f".join((seekers[seeker], companies[company], roles[role], day))
            self._seen[particulars] += 1
            text = f"{particulars}\x1f{self._seen[particulars]}"
            found.append(sha256(text.encode()).hexdigest()[:16])
        return found


def _seeker_key(name: str) -> str:
    return fold(name.strip())
