"""The Teams settings: all, none, or a clear word on what is missing."""

import pytest

from bot.channels.teams.settings import read_teams_settings
from bot.settings import SettingError
from tests.bot.channels.teams.activities import APP, TENANT

ALL = {
    "WAYMARK_TEAMS_APP_ID": APP.upper(),
    "WAYMARK_TEAMS_PASSWORD": "a client secret",
    "WAYMARK_TEAMS_TENANT": TENANT,
    "WAYMARK_SENDER_KEY": "k" * 32,
}
EMULATOR = {"WAYMARK_TEAMS_EMULATOR": "on"}


def test_all_settings_are_read():
    own = read_teams_settings({name: f" {value} " for name, value in ALL.items()})

    assert (own.app_id, own.password, own.tenant) == (APP, "a client secret", TENANT)
    assert not own.emulator


@pytest.mark.parametrize("environment", [{}, {"WAYMARK_SENDER_KEY": "k" * 32}, {"WAYMARK_TEAMS_EMULATOR": "off"}])
def test_without_credentials_teams_is_off(environment):
    assert read_teams_settings(environment) is None


@pytest.mark.parametrize("missing", ALL)
def test_a_missing_part_is_named(missing):
    with pytest.raises(SettingError, match=f"Teams also needs {missing}"):
        read_teams_settings({name: value for name, value in ALL.items() if name != missing})


@pytest.mark.parametrize("name", ["WAYMARK_TEAMS_APP_ID", "WAYMARK_TEAMS_TENANT"])
@pytest.mark.parametrize("value", ["common", "botframework.com", "../evil", "11111111-2222-3333-4444-55555555555é"])
def test_an_id_that_is_none_is_refused(name, value):
    with pytest.raises(SettingError, match=f"{name} must be an id"):
        read_teams_settings({**ALL, name: value})


def test_secrets_are_not_shown():
    shown = repr(read_teams_settings(ALL))

    assert "a client secret" not in shown
    assert "k" * 32 not in shown


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "::1"])
def test_a_playground_may_be_used_on_a_loopback_address(host):
    assert read_teams_settings({**EMULATOR, "WAYMARK_HOST": host}).emulator


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.1.1", "example.org"])
def test_on_another_address_the_start_is_refused(host):
    with pytest.raises(SettingError, match="allowed only when WAYMARK_HOST is a loopback address"):
        read_teams_settings({**EMULATOR, "WAYMARK_HOST": host})


@pytest.mark.parametrize("name", list(ALL)[:3])
def test_a_playground_and_real_credentials_do_not_go_together(name):
    with pytest.raises(SettingError, match="turns authentication off"):
        read_teams_settings({**EMULATOR, name: ALL[name]})


def test_a_switch_is_on_or_off():
    with pytest.raises(SettingError, match="must be on or off"):
        read_teams_settings({"WAYMARK_TEAMS_EMULATOR": "yes"})
