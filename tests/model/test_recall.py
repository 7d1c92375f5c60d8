"""What people write is remembered for one reading and then forgotten."""

from pathlib import Path

import analysis
from analysis.model.recall import forget, held, recalled

SAMPLE = Path(__file__).parents[2] / "data" / "sample" / "search.xlsx"


def test_an_answer_is_worked_out_once_until_it_is_forgotten() -> None:
    asked: list[str] = []

    @recalled(2)
    def length(text: str) -> int:
        asked.append(text)
        return len(text)

    assert [length("ab"), length("ab")] == [2, 2]
    assert asked == ["ab"]
    assert held() >= 1
    forget()
    assert held() == 0
    assert length("ab") == 2
    assert asked == ["ab", "ab"]


def test_no_word_of_a_file_stays_behind_after_reading_it() -> None:
    analysis.classify_sector("Larkfield Audit", "Internal auditor")
    assert held() > 0
    analysis.load(SAMPLE)
    assert held() == 0


def test_no_other_cache_is_keyed_by_what_people_write() -> None:
    code = Path(analysis.__file__).parent
    found = {
        str(path.relative_to(code))
        for path in code.rglob("*.py")
        if "lru_cache" in path.read_text(encoding="utf-8")
    }
    assert found == {"model/recall.py"}
