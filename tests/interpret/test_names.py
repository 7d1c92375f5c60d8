import pytest

from analysis.interpret.names import employer_key, fold, role_key


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Acme (UK) Ltd.", "ACME Limited"),
        ("Acme & Sons plc", "acme and sons"),
        ("I.B.M.", "IBM"),
        ("Sky UK Limited", "Sky"),
        ("Guy's and St Thomas' NHS FT", "Guys & St Thomas NHS Foundation Trust"),
        ("Müller Bau GmbH", "muller bau"),
        ("Müller GmbH & Co. KG", "Müller"),
        ("The Linden Press", "Linden Press"),
        ("Nettle Co", "NETTLE"),
        ("Kowalski Sp. z o.o.", "Kowalski"),
        ("Dupont S.A.R.L.", "Dupont"),
    ],
)
def test_spellings_of_one_employer_agree(one, other):
    assert employer_key(one) == employer_key(other) != ""


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Moor NHS Trust", "Vale NHS Trust"),
        ("NHS England", "NHS"),
        ("Moor Council", "Vale Council"),
        ("Moor City Council", "Moor County Council"),
        ("Moor NHS Foundation Trust", "Moor NHS Trust"),
        ("Moor Uni", "Moor City Uni"),
        ("University of Moor", "University of Vale"),
        ("Sky", "Skyscanner"),
        ("Barclay Simpson", "Barclays"),
        ("Page Personnel", "Michael Page"),
        ("Age UK", "Age"),
        ("Castle Build Group", "Castle Build"),
    ],
)
def test_different_employers_stay_apart(one, other):
    assert employer_key(one) != employer_key(other)


def test_nothing_is_an_empty_key_and_a_bare_legal_form_is_kept():
    assert employer_key("") == employer_key("  ") == role_key("") == ""
    assert employer_key("Co") == "co"
    assert employer_key("Limited") == "limited"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Sr. Data Analyst (m/w/d)", "senior data analyst"),
        ("Data Analyst (Remote)", "Data  analyst"),
        ("Clerk - Ref: AB123", "Clerk"),
        ("Health & Safety Mgr", "health and safety manager"),
        ("Pflegefachkraft (w/m/d)", "PFLEGEFACHKRAFT"),
    ],
)
def test_spellings_of_one_role_agree(one, other):
    assert role_key(one) == role_key(other) != ""


def test_different_roles_stay_apart():
    assert (
        len({role_key(title) for title in ("C Developer", "C++ Developer", "C# Developer", "Developer")}) == 4
    )
    assert role_key("Data Analyst") != role_key("Senior Data Analyst")


def test_fold_takes_accents_and_case_away():
    assert fold("Łódź Straße Ørsted") == "lodz strasse orsted"
