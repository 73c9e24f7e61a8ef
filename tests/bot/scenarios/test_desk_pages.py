"""Writing, checking, running and showing scenarios at the desk."""

import threading
from datetime import datetime, timedelta

import pytest

from bot.scenarios.desk.editor import CHANGED, TEMPLATE
from bot.scenarios.desk.runs import MOST_KEPT, Runs
from bot.scenarios.pages.library import Library, slug_of
from bot.scenarios.parse import parse
from tests.bot.scenarios.answers import SCENARIO
from tests.bot.scenarios.runs import CLEAN
from tests.bot.scenarios.web import fields_of

EDIT = "/desk/edit/homelessness/notice"


def save(desk, text, path=EDIT, **fields):
    mark = dict(fields_of(desk.get(path).text))["mark"]
    return desk.post(path, [("mark", fields.get("mark", mark)), ("text", text), ("do", fields.get("do", "save"))])


def files(desk):
    return sorted(path.relative_to(desk.folder).as_posix() for path in desk.folder.rglob("*.scenario.md"))


class TestReading:
    def test_the_list_has_every_scenario_and_first_the_broken_ones(self, desk, write):
        write(b"Wroker: x", "hiv/broken")
        page = desk.get("/desk/").text
        assert page.index("Files with mistakes") < page.index("Notice on the table")
        assert "did you mean &#34;Worker:&#34;?" in page

    def test_one_scenario_is_shown_with_what_the_bot_should_do(self, desk):
        page = desk.get("/desk/scenario/homelessness/notice").text
        for part in (
            "act before the day",
            "she got a section 21",
            "Bot should say: refer",
            "What would you do on Monday?",
        ):
            assert part in page

    def test_a_broken_one_is_shown_as_text_with_its_mistakes(self, desk, write):
        write(b"Wroker: <b>x</b>", "hiv/broken")
        page = desk.get("/desk/scenario/hiv/broken").text
        assert "Wroker: &lt;b&gt;x" in page

    def test_coverage_names_gaps(self, desk):
        page = desk.get("/desk/coverage").text
        assert "no turn is: emergency" in page
        assert "Turns by subject and need" in page

    def test_sheets_for_trainees_do_not_give_the_expectations_away(self, desk):
        trainees = desk.get("/desk/course?for=trainees&scenario=homelessness/notice").text
        trainers = desk.get("/desk/course?for=trainers&scenario=homelessness/notice").text
        assert "A mother has a notice" in trainees
        assert "What first?" in trainees
        assert "Bot should say: refer" not in trainees
        assert "Bot should say: refer" in trainers

    def test_without_a_choice_there_is_a_form_to_choose_with(self, desk):
        assert 'value="homelessness/notice"' in desk.get("/desk/course").text

    @pytest.mark.parametrize(
        "path",
        [
            "/scenario/homelessness/none",
            "/edit/hiv/none",
            "/runs/2026-11-29-101010/page",
            "/runs/..%2Fx/table",
            "/compare?before=x",
        ],
    )
    def test_what_is_not_there_is_a_page_that_says_so(self, desk, path):
        answered = desk.get(f"/desk{path}")
        assert answered.status_code == 404
        assert "There is nothing of this name" in answered.text or "not found" in answered.text


class TestWriting:
    def test_live_mistakes_have_their_lines(self, desk):
        text = SCENARIO.replace("Level: starter", "Level: easy")
        answered = desk.session.post(desk.url + "/desk/check", data=text.encode(), timeout=10)
        assert answered.json()["mistakes"] == [
            {"line": 8, "message": 'I do not know the level "easy": there are starter, deeper'}
        ]

    def test_a_sound_text_has_none(self, desk):
        assert desk.session.post(desk.url + "/desk/check", data=SCENARIO.encode(), timeout=10).json() == {
            "mistakes": []
        }

    def test_the_check_button_works_without_javascript_and_saves_nothing(self, desk):
        page = save(desk, SCENARIO.replace("Level: starter", "Level: easy"), do="check").text
        assert "line 8: I do not know the level" in page
        assert "Level: easy" in page
        assert "Level: starter" in (desk.folder / "scenarios/homelessness/notice.scenario.md").read_text()

    def test_a_changed_scenario_is_saved_in_its_place_with_plain_line_ends(self, desk):
        page = save(desk, SCENARIO.replace("Level: starter", "Level: deeper").replace("\n", "\r\n"))
        assert "<dd>deeper</dd>" in page.text
        data = (desk.folder / "scenarios/homelessness/notice.scenario.md").read_bytes()
        assert b"Level: deeper" in data
        assert b"\r" not in data

    def test_a_scenario_with_mistakes_is_not_saved_and_the_text_is_kept_on_the_page(self, desk):
        page = save(desk, SCENARIO.replace("Debrief:", "Debreif:")).text
        assert "did you mean" in page
        assert "Debreif: What would you do" in page
        assert "Debrief:" in (desk.folder / "scenarios/homelessness/notice.scenario.md").read_text()

    def test_what_somebody_else_changed_meanwhile_is_not_overwritten(self, desk, write):
        fields = fields_of(desk.get(EDIT).text)
        write(SCENARIO.replace("Level: starter", "Level: deeper"))
        page = desk.post(EDIT, [*fields, ("text", SCENARIO), ("do", "save")]).text
        assert CHANGED in page
        assert "Level: deeper" in (desk.folder / "scenarios/homelessness/notice.scenario.md").read_text()

    def test_a_new_scenario_lies_in_the_folder_of_its_first_subject_named_by_its_title(self, desk):
        text = SCENARIO.replace("Notice on the table", "He's off: \u201cgone\u201d & away").replace(
            "Subjects: Homelessness", "Subjects: HIV"
        )
        assert "<h1>He&#39;s off" in save(desk, text, "/desk/new").text
        assert "scenarios/hiv/hes-off-gone-away.scenario.md" in files(desk)

    def test_a_new_scenario_never_replaces_another(self, desk, write):
        write(SCENARIO, "homelessness/notice-on-the-table")
        assert "There is a scenario with this title already" in save(desk, SCENARIO, "/desk/new").text

    def test_the_subject_of_a_file_stays_its_folder(self, desk):
        page = save(desk, SCENARIO.replace("Subjects: Homelessness", "Subjects: HIV")).text
        assert "must stay the folder" in page
        assert files(desk) == ["scenarios/homelessness/notice.scenario.md"]

    @pytest.mark.parametrize(
        "path", ["/desk/edit/..%2F..%2Fx/y", "/desk/edit/homelessness/..%2Fnotice", "/desk/edit/etc/passwd"]
    )
    def test_nothing_outside_the_scenarios_can_be_written(self, desk, path):
        answered = desk.post(path, [("mark", ""), ("text", SCENARIO), ("do", "save")])
        assert answered.status_code == 404
        assert files(desk) == ["scenarios/homelessness/notice.scenario.md"]

    def test_a_link_that_leads_out_is_not_followed(self, tmp_path, write):
        outside = write(SCENARIO, "x/outside", folder="elsewhere")
        inside = write()
        inside.unlink()
        inside.symlink_to(outside)
        assert Library(tmp_path / "scenarios").path("homelessness", "notice") is None

    def test_the_largest_scenario_there_is_fits_into_a_request(self, desk):
        from bot.scenarios.files import find_files

        largest = max(find_files([]), key=lambda path: path.stat().st_size).read_text(encoding="utf-8")
        assert desk.post("/desk/new", [("mark", ""), ("text", largest * 3), ("do", "check")]).status_code == 200

    def test_the_empty_scenario_to_fill_in_is_a_sound_one(self):
        assert parse(TEMPLATE.format(day="2026-11-29")).mistakes == ()

    def test_a_title_without_letters_has_no_name(self):
        assert slug_of("\u201c!?\u201d") == ""
        assert slug_of("Don't tell Dad: 2") == "dont-tell-dad-2"


class Slow:
    """A bot that answers only when the test lets it."""

    name = "slow"

    def __init__(self):
        self.go = threading.Event()

    def say(self, sender, message):
        from tests.bot.scenarios.answers import reply
        from tests.bot.scenarios.web import GOOD

        assert self.go.wait(10)
        return reply(GOOD)


class TestRuns:
    def wait(self, desk):
        """Wait for the end of a run as the page without JavaScript does: by asking again."""
        for _ in range(1_000):
            if not desk.get("/desk/progress").json()["running"] and desk.get("/desk/runs").text.count("/page"):
                return desk.get("/desk/runs").text
        raise AssertionError("the run does not end")

    def test_a_run_of_all_is_kept_as_page_and_table(self, desk):
        desk.post("/desk/runs", [])
        page = self.wait(desk)
        name = page.partition("/desk/runs/")[2].partition("/page")[0]
        report = desk.get(f"/desk/runs/{name}/page")
        assert "1 of 1 scenario passed" in report.text
        assert "'sha256-" in report.headers["Content-Security-Policy"]
        table = desk.get(f"/desk/runs/{name}/table")
        assert table.text.startswith("scenario,title,")
        assert table.headers["Content-Type"].startswith("text/csv")
        assert [text for _, text in desk.voice.asked] == ["she got a section 21"]

    def test_one_scenario_can_be_run_alone(self, desk, write):
        write(SCENARIO, "homelessness/other")
        desk.post("/desk/runs", [("scenario", "homelessness/other")])
        self.wait(desk)
        assert len(desk.voice.asked) == 1

    def test_two_runs_are_compared(self, desk):
        from tests.bot.scenarios.answers import answer

        runs = Runs(desk.folder / "runs", iter([datetime(2026, 11, 29, 10), datetime(2026, 11, 29, 11)]).__next__)
        runs._keep(CLEAN)
        desk.voice.said = answer("Wait.")
        desk.post("/desk/runs", [])
        self.wait(desk)
        before, after = sorted(path.stem for path in (desk.folder / "runs").glob("*.csv"))
        page = desk.get(f"/desk/compare?before={before}&after={after}").text
        assert "New and failing: 1" in page

    def test_only_one_run_at_a_time_and_how_far_it_is(self, write, tmp_path):
        write()
        runs, bot = Runs(tmp_path / "runs"), Slow()
        found = Library(tmp_path / "scenarios").files()
        assert runs.start(found)
        assert not runs.start(found)
        playing = threading.Thread(target=runs.play, args=(found, bot))
        playing.start()
        assert (runs.progress.running, runs.progress.done, runs.progress.of) == (True, 0, 1)
        bot.go.set()
        playing.join()
        assert not runs.progress.running
        assert len(runs.names()) == 1
        assert runs.start(found)

    def test_a_run_that_breaks_makes_room_for_the_next(self, write, tmp_path, monkeypatch):
        write()
        runs = Runs(tmp_path / "runs")
        found = Library(tmp_path / "scenarios").files()
        assert runs.start(found)

        def breaks():
            raise RuntimeError("no register")

        monkeypatch.setattr("bot.scenarios.desk.runs.read_register", breaks)
        with pytest.raises(RuntimeError):
            runs.play(found, Slow())
        assert runs.start(found)

    def test_old_runs_make_room(self, tmp_path):
        times = (datetime(2026, 1, 1) + timedelta(minutes=n) for n in range(100))
        runs = Runs(tmp_path, lambda: next(times))
        for _ in range(MOST_KEPT + 2):
            runs._keep(CLEAN)
        assert len(runs.names()) == MOST_KEPT
        assert len(list(tmp_path.iterdir())) == 2 * MOST_KEPT


def test_pages_allow_only_their_own_script(desk):
    page = desk.get("/desk/new")
    assert "script-src 'self'" in page.headers["Content-Security-Policy"]
    assert page.text.count("<script") == 1
    assert 'src="/practice/static/desk.js"' in page.text
    assert desk.get("/practice/static/desk.js").status_code == 200
