"""Two people at once on one server: neither ever sees a word, a name or a figure of the other."""

from pathlib import Path

PAGES = ["Overview", "Applications", "Where it stops", "Sectors", "What employers say", "Contacts"]


def _file(path: Path, name: str, rows: int, answer: str) -> Path:
    lines = ["Company,Role,Date applied,Status,Feedback,Contact"]
    lines += [
        f"{name} Works {n},Porter,{n:02d}/05/2026,{answer},{name} wanted more experience,{name} Fielding"
        for n in range(13, 13 + rows)
    ]
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def test_two_visitors_see_their_own_search_only(visit, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()  # the files have one name, and a name must not be what tells them apart
    both = {
        "Quenby": (visit(), _file(tmp_path / "search.csv", "Quenby", 8, "Rejected")),
        "Orlaith": (visit(), _file(tmp_path / "other" / "search.csv", "Orlaith", 11, "Interview")),
    }
    for one, file in both.values():
        one.upload(file)
    for page in PAGES:
        for one, _ in both.values():  # turn by turn, so that each run follows one of the other
            one.turn_to(page)
        for name, (one, _) in both.items():
            other = next(word for word in both if word != name)
            assert other not in one.page.content()
    counts = {"Quenby": "8 applications", "Orlaith": "11 applications"}
    for name, (one, _) in both.items():
        one.turn_to("Overview")
        assert counts[name] in one.page.inner_text("body")
