"""The report of ``make evaluate`` holds what was measured."""

import json

from bench.evaluate.report import write_report
from bot.safety.danger_figures import measure_danger


def test_the_page_and_the_file_hold_every_set(measured, tmp_path):
    sets, played, _ = measured
    danger = {name: measure_danger(name) for name in ("urgency_blind", "urgency_third")}

    page = write_report(tmp_path, sets, played, {}, danger).read_text(encoding="utf-8")
    figures = json.loads((tmp_path / "report.json").read_text(encoding="utf-8"))

    assert all(name in page for name in (*sets, *played, *danger))
    assert set(figures["danger"]["urgency_third"]["by_category"]) >= {"suicide_self_harm", "no_shelter"}
    assert set(figures["dialogues"]) == set(played)
