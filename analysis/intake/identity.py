"""Which application a row is, so that corrections and the next upload find it again."""

from collections import Counter
from collections.abc import Iterable
from datetime import date
from hashlib import sha256

from analysis.interpret.names import employer_key, fold, role_key


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
        keys: dict[tuple[str, str, str], str] = {}
        found = []
        for seeker, company, role, applied_on in rows:
            names = (seeker, company, role)
            if names not in keys:
                keys[names] = "\x1f".join((fold(seeker.strip()), employer_key(company), role_key(role)))
            particulars = f"{keys[names]}\x1f{applied_on.isoformat() if applied_on is not None else ''}"
            self._seen[particulars] += 1
            text = f"{particulars}\x1f{self._seen[particulars]}"
            found.append(sha256(text.encode()).hexdigest()[:16])
        return found
