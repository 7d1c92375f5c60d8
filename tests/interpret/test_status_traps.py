"""Traps that a careless reader of status cells and notes walks into, by name."""

import pytest

from analysis.interpret.status import read_status


def assert_reads(status, notes, expected):
    reading = read_status(status, notes)
    assert f"{reading.stage} {reading.outcome}" == expected


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        ("not rejected yet", "applied waiting"),
        ("no offer yet", "applied waiting"),
        ("not heard back yet", "applied waiting"),
        ("haven't had an interview yet", "applied waiting"),
        ("didn't get an interview", "applied rejected"),
        ("not selected for interview", "applied rejected"),
        ("No interview", "applied rejected"),
        ("Rejected before interview", "applied rejected"),
        ("interview but no offer", "interview rejected"),
        ("no second interview", "interview rejected"),
        ("didn't get past the phone screen", "screening rejected"),
        ("no reply after interview", "interview no_reply"),
        ("I haven't been rejected", "applied waiting"),
    ],
)
def test_a_denial_reaches_what_it_denies_and_no_further(status, expected):
    assert_reads(status, "", expected)


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        ("turned me down", "applied rejected"),
        ("turned it down", "offer declined"),
        ("I pulled out", "applied withdrawn"),
        ("they pulled the role", "applied closed"),
        ("they withdrew the offer", "offer closed"),
        ("Offer rejected (by me)", "offer declined"),
        ("they rejected me", "applied rejected"),
        ("I rejected them", "applied withdrawn"),
        ("I was rejected", "applied rejected"),
        ("Rejected (my choice)", "applied withdrawn"),
        ("Von mir abgesagt", "applied withdrawn"),
        ("accepted another job", "applied withdrawn"),
        ("Declined interview", "interview withdrawn"),
        ("declined after interview", "interview rejected"),
        ("Application declined", "applied rejected"),
        ("Withdrew after offer", "offer declined"),
        ("They're no longer interested", "applied rejected"),
        ("no longer interested", "applied withdrawn"),
        ("they gave it to someone else", "applied rejected"),
    ],
)
def test_who_said_no(status, expected):
    assert_reads(status, "", expected)


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        ("Technical interview / assessment", "screening waiting"),
        ("test & interview", "screening waiting"),
        ("OA / interview / rejected", "interview rejected"),
        ("test passed, interview booked", "interview waiting"),
        ("One-way video interview", "screening waiting"),
        ("Video interview (pre-recorded)", "screening waiting"),
        ("Telephone interview", "interview waiting"),
        ("Phone interview with recruiter", "screening waiting"),
        ("offered an interview", "interview waiting"),
        ("accepted for interview", "interview waiting"),
        ("failed sift", "applied rejected"),
        ("sift passed", "screening waiting"),
        ("Rejected - resume screen", "applied rejected"),
        ("2/4 interviews done", "final_round waiting"),
        ("Interview 1 of 2", "interview waiting"),
        ("stage 2 of 3", "final_round waiting"),
        ("interview 12 May", "interview waiting"),
        ("Interview on the 3rd", "interview waiting"),
        ("interview 2/5", "interview waiting"),
    ],
)
def test_which_step_it_is(status, expected):
    assert_reads(status, "", expected)


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        ("Applied -> OA -> rejected", "screening rejected"),
        ("1st int / 2nd int / no", "final_round rejected"),
        ("2nd int 12 May - no", "final_round rejected"),
        ("ghosted -> interview", "interview waiting"),
        ("rejected, then reopened", "applied waiting"),
        ("Rejected then ghosted", "applied rejected"),
        ("Rejected - position filled", "applied rejected"),
        ("Rejected 3/4/25", "applied rejected"),
        ("reeejected", "applied rejected"),
        ("Ghostd", "applied no_reply"),
        ("intervew booked", "interview waiting"),
        ("rjctd", "applied rejected"),
        ("PhoneScreen", "screening waiting"),
        ("hoping for an interview", "applied waiting"),
        ("Closed - no response", "applied no_reply"),
        ("job closed before I applied", "saved waiting"),
    ],
)
def test_paths_dates_and_slips(status, expected):
    assert_reads(status, "", expected)


@pytest.mark.parametrize(
    "notes",
    [
        "hope to get an interview",
        "if I get an offer I need to give notice",
        "interview tips from Sam",
        "follow up if no reply",
        "Interview process: phone screen, tech test, panel",
        "they offer a good pension",
        "Closing date 4 May, interviews w/c 18 May",
        "my mate got an interview there",
        "will chase next week",
        "must pass DBS check if successful",
        "Assessment centre in June for successful candidates",
    ],
)
def test_plans_advice_and_adverts_in_notes_change_nothing(notes):
    assert read_status("Applied", notes) == read_status("Applied")


@pytest.mark.parametrize(
    ("status", "notes", "expected"),
    [
        ("Rejected", "had three rounds", "final_round rejected"),
        ("Rejected", "had two interviews and they said no", "final_round rejected"),
        ("applied", "rejected by email", "applied rejected"),
        ("applied", "never heard back so I'm assuming nothing is happening", "applied no_reply"),
        ("Offer", "turned it down, pay too low", "offer declined"),
        ("Offer", "said no, commute is 2hrs", "offer declined"),
        ("Offer", "accepted, start 1 June", "accepted accepted"),
        ("Offer", "haven't accepted yet", "offer waiting"),
        ("rejected", "I rejected them, commute too far", "applied withdrawn"),
        ("Unsuccessful", "came second, may contact me", "interview reserve"),
        ("Rejected", "role on hold they said", "applied rejected"),
        ("Ghosted", "finally replied in June: no", "applied rejected"),
        ("Saved", "advert gone", "saved waiting"),
        ("Applied", "pulled my application, got a better offer", "applied withdrawn"),
    ],
)
def test_what_notes_add_and_what_they_contradict(status, notes, expected):
    assert_reads(status, notes, expected)


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        ("They did not have the courtesy to reply", "applied no_reply"),
        ("Funding bid failed so no post", "applied closed"),
        ("they gave it to the boss's nephew", "applied rejected"),
        ("offered me a different job", "offer waiting"),
        ("the job went to the deputy", "applied rejected"),
        ("recruiter ghosted me", "applied no_reply"),
        ("offered someone else the job", "applied rejected"),
    ],
)
def test_other_words_may_stand_inside_a_loose_phrase_but_no_step_and_no_decision(status, expected):
    assert_reads(status, "", expected)


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        ("need to finish the application", "saved waiting"),
        ("Need DBS number before I can submit", "saved waiting"),
        ("must ask about the shifts", "saved waiting"),
        ("they need two references", "offer waiting"),
        ("need to prepare for the interview", "interview waiting"),
        ("applied, need to chase", "applied waiting"),
        ("not applied yet", "saved waiting"),
    ],
)
def test_what_is_still_to_be_done_was_not_sent(status, expected):
    assert_reads(status, "", expected)


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        ("secnd intervew nxt wk", "final_round waiting"),
        ("phne interveiw", "interview waiting"),
        ("rejceted", "applied rejected"),
        ("widthdrew", "applied withdrawn"),
        ("disappointed", "applied waiting"),
        ("nights only", "applied waiting"),
        ("heart broken", "applied waiting"),
        ("stage hand", "applied waiting"),
    ],
)
def test_a_slip_is_mended_and_a_word_of_its_own_is_not(status, expected):
    assert_reads(status, "", expected)


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        ("post withdrawn", "applied closed"),
        ("rejected post-interview", "interview rejected"),
        ("said no, too far", "applied rejected"),
        ("no reply so far", "applied waiting"),
        ("not successful at interview", "interview rejected"),
        ("did not pass the test", "screening rejected"),
        ("oferta caducada", "applied closed"),
        ("oferta recibida", "offer waiting"),
    ],
)
def test_small_words_that_turn_the_meaning(status, expected):
    assert_reads(status, "", expected)


@pytest.mark.parametrize(
    ("status", "notes", "expected"),
    [
        ("Rejected", "They appointed one of their own bank nurses", "applied rejected"),
        ("Rejected", "the successful candidate had managed a larger team", "applied rejected"),
        ("Applied", "project starts 1 Aug", "applied waiting"),
        ("Applied", "my gold card's expired", "applied waiting"),
        ("Applied", "We have decided not to progress your application further", "applied rejected"),
        ("Offer", "turned down, nights only", "offer declined"),
        ("Applied", "They rang and offered me it, got til Friday to decide", "offer waiting"),
    ],
)
def test_whose_offer_a_note_tells_of(status, notes, expected):
    assert_reads(status, notes, expected)
