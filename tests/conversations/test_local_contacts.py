"""Whom do I ring, here, now: over HTTP, as a worker types it. Exampleshire is made up; the other places are real."""

import os
import subprocess
import sys

import pytest
import requests

from tests.servers import ROOT, running_bot

CANARY = "zebrafinch"
EXAMPLESHIRE = "who can I ring in Exampleshire about domestic abuse"
NEWPORT = "who do I ring about a homeless man in Newport"


@pytest.fixture(scope="module")
def own(tmp_path_factory):
    """A bot with a directory of its own: what is reported to it, or broken in it, concerns no other test."""
    folder = tmp_path_factory.mktemp("own")
    settings = {"WAYMARK_DIRECTORY_DB": f"sqlite:///{folder / 'directory.db'}", "WAYMARK_RATE_LIMIT": "off"}
    contacts(settings, "reports")
    with running_bot(folder / "bot.log", **settings) as bot:
        yield bot, folder, settings


def contacts(settings, *arguments):
    command = [sys.executable, "-m", "bot.cli", "contacts", *arguments]
    done = subprocess.run(command, cwd=ROOT, env={**os.environ, **settings}, capture_output=True, text=True, check=True)
    return done.stdout


def names(answer, local=True):
    return [contact["name"] for contact in answer["contacts"] if contact["local"] is local]


def options(answer):
    return [option["message"] for option in answer["options"]]


def test_a_trainer_in_exampleshire_gets_the_right_people(say):
    reply = say(EXAMPLESHIRE)
    answer = reply.answer
    first = answer["contacts"][0]

    assert (answer["kind"], answer["area"]["name"], answer["area"]["nation"]) == ("contacts", "Exampleshire", "England")
    assert first["name"].startswith("Domestic abuse helpline and IDVA team")
    assert (first["phone"], first["core"], first["verified"]) == ("0808 157 0104", True, "2026-11")
    assert first["open_now"] in ("open now", "closed now")
    assert "Checked 2026-11" in reply.text
    assert "Made up, for training" in first["note"]


def test_local_contacts_come_first_and_a_national_one_is_always_among_five(say):
    answer = say(EXAMPLESHIRE).answer

    assert len(answer["contacts"]) == 5
    assert [contact["local"] for contact in answer["contacts"]] == [True] * 4 + [False]


def test_more_gives_the_next_contacts_and_ends(say):
    seen = [contact["id"] for contact in say(EXAMPLESHIRE).answer["contacts"]]
    answer = say("more").answer
    assert answer["kind"] == "contacts"
    while answer["kind"] == "contacts" and answer["contacts"]:
        shown = [contact["id"] for contact in answer["contacts"]]
        assert len(shown) <= 5
        assert not set(shown) & set(seen)
        seen += shown
        answer = say("more").answer

    assert len(seen) > 5


def test_a_worker_in_ls6_gets_the_right_people_and_is_told_that_nobody_rang_them(say):
    reply = say("who do I ring about a child at risk in LS6 2AB")
    answer = reply.answer
    first = answer["contacts"][0]

    assert answer["area"] == {"asked": "LS6", "name": "Leeds", "gss": "E08000035", "nation": "England"}
    assert "2AB" not in reply.text
    assert first["name"].startswith("Duty and Advice Team (Leeds Front Door)")
    assert {first["phone"], *first["other_lines"]} & {"0113 376 0336", "0113 535 0600"}
    assert first["verified"] is None
    assert "Nobody has rung" in first["note"]


def test_a_worker_in_powys_gets_the_right_people(say):
    answer = say("domestic abuse contacts in Powys").answer

    assert answer["area"]["nation"] == "Wales"
    assert [name.partition(",")[0] for name in names(answer)][0] == "Crisis line"
    assert any("Wales" in contact["areas"] for contact in answer["contacts"] if not contact["local"])


def test_what_is_missing_is_said_with_the_main_page_and_the_national_line(say):
    answer = say("who do I ring about homelessness in Leeds").answer

    assert any("Housing options" in note and "https://www.leeds.gov.uk/" in note for note in answer["notes"])
    assert "Shelter (England)" in names(answer, local=False)


def test_a_council_of_which_nothing_is_held_leads_to_the_page_of_all_councils(say):
    answer = say("who do I ring about homelessness in Stirling").answer

    assert names(answer) == []
    assert any("no local contact in Stirling" in note and "https://www.gov.uk/" in note for note in answer["notes"])
    assert "Shelter Scotland" in names(answer, local=False)


class TestFewWords:
    """So few words that a model would read something into them."""

    @pytest.mark.parametrize("message", ["where do I refer, LS6", "where to refer LS6", "who to call in LS6"])
    def test_whom_to_ring_in_a_place_asks_what_it_is_about_and_then_gives_contacts(self, say, message):
        asked = say(message).answer
        assert (asked["kind"], asked["need"], asked["subjects"]) == ("clarify", "contacts", [])
        answer = say("child at risk").answer

        assert (answer["kind"], answer["area"]["name"]) == ("contacts", "Leeds")
        assert names(answer)[0].startswith("Duty and Advice Team (Leeds Front Door)")

    def test_it_is_about_what_was_talked_about_before(self, say):
        say("what is the law on domestic abuse")
        answer = say("where do I refer, Exampleshire").answer

        assert (answer["kind"], answer["subjects"]) == ("contacts", ["domestic_abuse"])

    @pytest.mark.parametrize(
        ("message", "first"),
        [
            ("number for adult safeguarding in Exampleshire", "Adult Safeguarding Team"),
            ("youth offending team Exampleshire", "Youth Justice Service"),
            ("early help in Exampleshire", "Family Hubs"),
            ("EDT Exampleshire", "Emergency Duty Team"),
        ],
    )
    def test_a_team_asked_for_by_name_comes_first(self, say, message, first):
        assert names(say(message).answer)[0].startswith(first)


class TestFollowUps:
    def test_and_out_of_hours(self, say):
        say("who do I ring about a child at risk in Exampleshire")
        answer = say("and out of hours?").answer

        assert answer["subjects"] == ["child_protection"]
        assert answer["contacts"][0]["phone"] == "01632 960199"
        assert any(name.startswith("Emergency Duty Team") for name in names(answer))

    def test_one_that_speaks_punjabi(self, say):
        say(EXAMPLESHIRE)
        answer = say("one that speaks Punjabi").answer

        assert answer["subjects"] == ["domestic_abuse"]
        assert ["pa" in contact["languages"] for contact in answer["contacts"][:2]] == [True, True]
        assert any("Punjabi" in note for note in answer["notes"])

    def test_a_language_that_nobody_offers_is_told(self, say):
        say("homelessness contacts in Exampleshire")
        answer = say("one that speaks Vietnamese").answer

        assert any("No contact here is known to offer Vietnamese" in note for note in answer["notes"])

    def test_for_men(self, say):
        say(EXAMPLESHIRE)
        answer = say("for men").answer

        assert answer["subjects"] == ["domestic_abuse"]
        assert any(name.startswith("Men's Space") for name in names(answer))
        assert names(answer, local=False)[0].startswith("Men's Advice Line")

    def test_in_flintshire_instead(self, say):
        say(EXAMPLESHIRE)
        answer = say("in Flintshire instead").answer

        assert (answer["area"]["name"], answer["area"]["nation"]) == ("Flintshire", "Wales")
        assert (answer["subjects"], answer["need"]) == (["domestic_abuse"], "contacts")
        assert "Live Fear Free helpline" in names(answer, local=False)

    def test_they_all_hold_together_until_the_case_changes(self, say):
        for message in (EXAMPLESHIRE, "one that speaks Punjabi", "and out of hours?"):
            answer = say(message).answer
        assert any("Punjabi spoken, out of hours" in note for note in answer["notes"])

        other = say("homelessness: contacts").answer
        assert not any("Looked for" in note for note in other["notes"])

    def test_the_place_stays_for_another_need_and_comes_back_with_contacts(self, say):
        say(EXAMPLESHIRE)
        assert say("and what does the law say?").answer["need"] == "law"
        assert names(say("who can I ring").answer)


class TestWhichPlace:
    def test_newport_is_asked_back_with_options_that_work(self, say):
        asked = say(NEWPORT).answer
        assert asked["kind"] == "clarify"
        assert options(asked) == ["area: Newport, Wales", "area: Newport, Isle of Wight"]

        answer = say(options(asked)[1]).answer
        assert (answer["kind"], answer["area"]["name"]) == ("contacts", "Isle of Wight")
        assert answer["subjects"] == ["homelessness"]

    @pytest.mark.parametrize(
        ("reply", "place"),
        [
            ("Wales", "Newport"),
            ("the first one", "Newport"),
            ("the second one", "Isle of Wight"),
            ("the isle of wight", "Isle of Wight"),
            ("Newport, Wales", "Newport"),
        ],
    )
    def test_it_may_be_answered_in_words(self, say, reply, place):
        say(NEWPORT)
        answer = say(reply).answer

        assert (answer["kind"], answer["area"]["name"]) == ("contacts", place)

    def test_a_code_in_two_councils_is_asked_about(self, say):
        asked = say("who to call about homelessness in SY21").answer

        assert asked["kind"] == "clarify"
        assert options(asked) == ["area: Powys", "area: Shropshire"]

    def test_a_misspelt_one_is_confirmed(self, say):
        say("homelessness: contacts")
        assert "Did you mean Leeds?" in say("Leads").answer["lead"]
        assert say("yes").answer["area"]["name"] == "Leeds"

    def test_a_motorway_is_no_place(self, say):
        say("homelessness: contacts")
        answer = say("M5").answer

        assert (answer["kind"], answer["area"]) == ("clarify", None)

    def test_near_a_place_looks_around_it(self, say):
        say("domestic abuse: contacts")
        answer = say("near Wrexham").answer

        assert answer["area"]["name"] == "Wrexham"
        assert any("around Wrexham" in note for note in answer["notes"])

    def test_in_two_tiers_the_right_council_answers(self, say):
        housing = say("homelessness contacts in Exampleton").answer
        assert housing["contacts"][0]["name"] == "Housing Options, Exampleton Borough Council"

        care = say("child protection: contacts").answer
        assert care["contacts"][0]["name"] == "Children's Front Door, Exampleshire County Council"
        assert care["area"]["name"] == "Exampleton"

    def test_a_county_is_asked_for_the_district_where_the_work_is_the_districts(self, say):
        answer = say("who can I ring about homelessness in Suffolk").answer

        assert any("the work of the districts" in note and "Ipswich" in note for note in answer["notes"])
        assert names(answer, local=False)

    def test_other_questions_are_not_held_up_by_an_unclear_place(self, say):
        answer = say("what is the law on homelessness in Newport").answer

        assert (answer["kind"], answer["need"], answer["area"]) == ("guidance", "law", None)


class TestReports:
    def test_that_number_is_wrong_lands_in_the_queue_without_what_was_typed(self, own):
        bot, folder, settings = own
        bot.say("who do I ring about a child at risk in Exampleshire", "reader")
        asked = bot.say(f"that number is wrong, i rang for {CANARY}", "reader").answer
        assert asked["lead"] == "Which contact is it about?"
        noted = bot.say(options(asked)[0], "reader")

        assert "It is noted" in noted.answer["lead"]
        assert "wrong_number  Children's Front Door" in contacts(settings, "reports")
        files = [path for path in folder.iterdir() if path.suffix != ".log"]
        assert all(CANARY.encode() not in path.read_bytes() for path in files)

    def test_a_problem_is_reported_step_by_step_in_words(self, own):
        bot, _, settings = own
        bot.say("HIV contacts in Exampleshire", "steps")
        assert options(bot.say("report a problem", "steps").answer)[0].startswith("report 1")
        bot.say("the first one", "steps")
        bot.say("something else", "steps")

        assert "other  HIV clinic" in contacts(settings, "reports")

    def test_the_same_is_noted_once(self, own):
        bot, _, settings = own
        for sender in ("one", "two"):
            bot.say("drug using parents contacts in Exampleshire", sender)
            bot.say("report 1: closed", sender)

        assert contacts(settings, "reports").count("closed") == 1

    def test_a_problem_with_a_national_contact_lands_there_too(self, own):
        bot, _, settings = own
        offered = bot.say("homelessness: contacts", "national").answer
        assert "report a problem" in options(offered)
        asked = bot.say(f"the first number is wrong, says {CANARY}", "national")

        assert f"something is wrong with {offered['contacts'][0]['name']}" in asked.answer["lead"]
        assert f"{offered['contacts'][0]['id']} (national" in contacts(settings, "reports")

    def test_without_any_contact_it_is_said_whom_to_tell(self, say):
        answer = say("that number is wrong").answer

        assert (answer["kind"], answer["options"] != []) == ("conversation", True)
        assert "tell the person who runs this service" in answer["lead"]


def test_health_names_the_authorities_whose_contacts_are_overdue(own):
    report = requests.get(own[0].url + "/health", timeout=5).json()

    assert report["directory"] == "ok"
    assert {"authority": "Leeds", "overdue": 13, "of": 13} in report["overdue"]
    assert "Exampleshire" not in {found["authority"] for found in report["overdue"]}


@pytest.mark.parametrize("content", [None, b"this is no database" * 500], ids=["missing", "broken"])
def test_without_the_directory_there_are_national_contacts_and_a_plain_sentence(own, content):
    """The last tests of this bot: its directory is lost."""
    bot, folder, _ = own
    for path in folder.glob("directory.db*"):
        path.unlink()
    if content:
        (folder / "directory.db").write_bytes(content)
    reply = bot.say("who can I ring about domestic abuse in Leeds", "lost")

    assert (reply.status, reply.answer["kind"]) == (200, "contacts")
    assert any("cannot be read just now" in note for note in reply.answer["notes"])
    assert "0808 2000 247" in reply.text
    assert bot.say("what is the law on domestic abuse in Leeds", "lost").answer["kind"] == "guidance"
    report = requests.get(bot.url + "/health", timeout=5)
    assert (report.status_code, report.json()["directory"]) == (200, "down")
