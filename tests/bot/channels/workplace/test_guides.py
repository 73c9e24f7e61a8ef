"""The guides and the files that come with them fit the code."""

import importlib.util
import json
import re
import subprocess
import zipfile
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[4]
DOCS = ROOT / "docs" / "channels"
SLACK = yaml.safe_load((DOCS / "slack" / "manifest.yml").read_text(encoding="utf-8"))
WEBHOOK = "https://WAYMARK.EXAMPLE.ORG/webhooks/slack/webhook"
NEEDED = {
    "app_mention": "app_mentions:read",
    "message.im": "im:history",
    "message.channels": "channels:history",
    "message.groups": "groups:history",
    "message.mpim": "mpim:history",
}


@pytest.fixture(scope="module")
def packer():
    """The script that makes the Teams package."""
    spec = importlib.util.spec_from_file_location("teams_package", ROOT / "tools" / "teams_package.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("channel", ["slack", "teams"])
def test_every_setting_of_a_channel_is_in_its_guide(channel):
    code = "".join(
        path.read_text() for name in (channel, "workplace") for path in (ROOT / "bot/channels" / name).glob("*.py")
    )
    known = set(re.findall(r'"(WAYMARK_[A-Z_]+)"', code))

    assert known
    assert known <= set(re.findall(r"WAYMARK_[A-Z_]+", (DOCS / f"{channel}.md").read_text()))


@pytest.mark.parametrize("guide", sorted(DOCS.glob("*.md")), ids=lambda path: path.name)
def test_every_link_of_a_guide_leads_somewhere(guide):
    for target in re.findall(r"\]\((?!https?:)([^)#]+)\)", guide.read_text()):
        assert (guide.parent / target).exists(), target


def test_slack_sends_everything_to_the_one_address():
    [command] = SLACK["features"]["slash_commands"]

    assert command["url"] == WEBHOOK
    assert SLACK["settings"]["event_subscriptions"]["request_url"] == WEBHOOK
    assert SLACK["settings"]["interactivity"] == {"is_enabled": True, "request_url": WEBHOOK}


def test_the_slack_app_asks_for_what_it_needs_and_no_more():
    events = SLACK["settings"]["event_subscriptions"]["bot_events"]
    scopes = SLACK["oauth_config"]["scopes"]["bot"]

    assert set(events) == set(NEEDED)
    assert set(scopes) == {"chat:write", "commands", "im:write", *NEEDED.values()}


def test_the_slack_app_keeps_slacks_limits():
    shown = SLACK["display_information"]

    assert len(shown["name"]) <= 35
    assert len(shown["description"]) <= 140
    assert 174 <= len(shown["long_description"]) <= 4_000
    assert SLACK["features"]["app_home"]["messages_tab_read_only_enabled"] is False


def test_the_teams_package_holds_a_manifest_without_gaps_and_two_icons(packer, tmp_path):
    made = packer.manifest("app-1", 'The "Council"', "https://a.org", "https://b.org", "https://c.org")
    packer.write_package(made, tmp_path / "a.zip")
    with zipfile.ZipFile(tmp_path / "a.zip") as package:
        manifest = json.loads(package.read("manifest.json"))
        sizes = {name: package.read(name)[16:24] for name in manifest["icons"].values()}

    assert "{{" not in made
    assert manifest["id"] == manifest["bots"][0]["botId"] == "app-1"
    assert manifest["developer"]["name"] == 'The "Council"'
    assert sizes == {"color.png": b"\0\0\0\xc0" * 2, "outline.png": b"\0\0\0\x20" * 2}


def test_the_teams_app_keeps_the_limits_of_its_schema(packer):
    manifest = json.loads(packer.TEMPLATE.read_text())

    assert len(manifest["name"]["short"]) <= 30
    assert len(manifest["name"]["full"]) <= 100
    assert len(manifest["description"]["short"]) <= 80
    assert len(manifest["description"]["full"]) <= 4_000
    assert set(manifest["bots"][0]["scopes"]) == {"personal", "team", "groupChat"}


def test_the_playground_is_not_started_before_its_licence_was_accepted():
    done = subprocess.run(
        ["/bin/sh", str(ROOT / "tools" / "teams_playground.sh")],
        capture_output=True,
        text=True,
        check=False,
        env={"PATH": "/usr/bin:/bin"},
    )

    assert done.returncode == 2
    assert "for evaluation only" in done.stdout
    assert "read and accepted" in done.stdout
