"""``waymark understand`` with the trained model: what was typed is not printed, and nothing else says it either."""

import subprocess
import sys

LABELS = ("About:", "Because:", "Wants:", "Taken as:", "Names:", "Danger:")


def test_it_says_what_it_makes_of_a_message_and_prints_nothing_else():
    message = "in Leeds, her partner counts the change canarybird"
    command = [sys.executable, "-m", "bot.cli", "understand", message]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=120)
    said = done.stdout.splitlines()
    assert said[0].startswith("About:   Domestic abuse")
    assert all(line.startswith(LABELS) for line in said)
    assert "parse_data_text" not in done.stdout + done.stderr
    assert message not in done.stdout + done.stderr
