"""Who is let in (SEC-5): the table of the requirements, over HTTP, with a key made here and no network."""

import pytest

from tests.bot.channels.teams.activities import APP, TENANT, activity, private_key, token, web_key

EVIL = "https://evil.example/uk/"
LOOKALIKE = "https://smba.trafficmanager.net.evil.example/uk/"
TOMORROW = 24 * 3_600

CASES = {
    "good": (token, {}, 202),
    "10 s late": (lambda: token(ends=-10), {}, 202),
    "no header": (lambda: "", {}, 401),
    "wrong issuer": (lambda: token(iss="https://evil.example"), {}, 401),
    "no exp": (lambda: token(without=["exp"]), {}, 401),
    "10 min late": (lambda: token(ends=-600), {}, 401),
    "RS512": (lambda: token(algorithm="RS512"), {}, 401),
    "HS256": (lambda: token(algorithm="HS256", key="a shared secret of more than thirty-two bytes"), {}, 401),
    "alg none": (lambda: token(algorithm="none", key=""), {}, 401),
    "no kid": (lambda: token(headers={}), {}, 401),
    "garbage": (lambda: "a.b.c", {}, 401),
    "body serviceUrl differs": (token, {"serviceUrl": "https://smba.trafficmanager.net/emea/"}, 401),
    "both serviceUrls evil": (lambda: token(serviceurl=EVIL), {"serviceUrl": EVIL}, 401),
    "look-alike host": (lambda: token(serviceurl=LOOKALIKE), {"serviceUrl": LOOKALIKE}, 401),
    "other tenant": (token, {"channelData": {"tenant": {"id": APP}}}, 401),
    "unendorsed channel": (token, {"channelId": "webchat"}, 401),
}


@pytest.mark.parametrize(("made", "changes", "status"), CASES.values(), ids=CASES)
async def test_the_sixteen_cases(teams, made, changes, status):
    signed = made()
    acknowledged = await teams.post(activity(**changes), f"Bearer {signed}" if signed else "")

    assert acknowledged[0] == status
    assert len(teams.messages) == len(teams.agent.heard) == (status == 202)


@pytest.mark.parametrize(
    "authorization",
    [
        "Bearer",
        "Bearer ",
        "Basic dTpw",
        "a.b.c",
        "Bearer a.b",
        "Bearer a.b.c.d",
        "Bearer .. ",
        "Bearer é.é.é",
        "Bearer " + "a" * 5_000,
    ],
)
async def test_what_is_no_bearer_token_is_refused(teams, authorization):
    assert (await teams.post(activity(), authorization))[0] == 401


@pytest.mark.parametrize(
    "signed",
    [
        lambda: token(aud="another app"),
        lambda: token(aud=[]),
        lambda: token(without=["aud"]),
        lambda: token(without=["iss"]),
        lambda: token(without=["serviceurl"]),
        lambda: token(exp="soon"),
        lambda: token(nbf=2_000_000_000_000),
        lambda: token(headers={"kid": "unknown"}),
        lambda: token(headers={"kid": ""}),
        lambda: token()[:-4] + "AAAA",
        lambda: token(algorithm="HS256", key=str(web_key()["n"])),
    ],
)
async def test_a_token_wrong_in_anything_else_is_refused(teams, signed):
    assert (await teams.post(activity(), f"Bearer {signed()}"))[0] == 401


@pytest.mark.parametrize(
    "changes",
    [
        {"channelData": None},
        {"channelData": {"tenant": TENANT}},
        {"channelData": {"tenant": {"id": 7}}},
        {"channelData": []},
        {"serviceUrl": None},
        {"serviceUrl": ["https://smba.trafficmanager.net/uk/"]},
        {"channelId": None},
        {"channelId": "emulator"},
        {"channelId": "skype"},
    ],
)
async def test_an_activity_that_does_not_bear_the_marks_of_teams_is_refused(teams, changes):
    assert (await teams.post(activity(**changes)))[0] == 401


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b"null", b"[" * 100_000, b"\xff\xfe", b'"text"'])
async def test_a_body_that_is_no_activity_is_refused(teams, body):
    assert (await teams.post(body))[0] == 401


@pytest.mark.parametrize("endorsements", [(), ("webchat",), "msteams"])
async def test_a_key_that_does_not_endorse_teams_is_of_no_use(teams, endorsements):
    key = {**web_key(), "endorsements": endorsements}
    teams.platform.replies["well-known/keys"] = (200, {"keys": [key]})

    assert (await teams.post(activity()))[0] == 401


@pytest.mark.parametrize(
    "key", [{"kty": "RSA"}, {"kty": "oct", "k": "a2V5"}, {"kty": 7}, {"kty": "RSA", "n": "!", "e": "!"}]
)
async def test_a_published_key_that_is_none_lets_nobody_in(teams, key):
    published = {**key, "kid": "key-1", "endorsements": ["msteams"]}
    teams.platform.replies["well-known/keys"] = (200, {"keys": [published]})

    assert (await teams.post(activity()))[0] == 401


async def test_a_refusal_says_nothing_of_its_reason(teams):
    _, text = await teams.post(activity(), f"Bearer {token(iss='https://evil.example')}")

    assert text == '{"error":"unauthorised"}'


async def test_tenant_and_app_are_compared_as_ids_not_as_spellings(teams):
    shouted = {"tenant": {"id": TENANT.upper()}}

    assert (await teams.post(activity(channelData=shouted)))[0] == 202


async def test_whoever_was_refused_learns_nothing_by_sending_a_good_activity_again(teams):
    sent = activity()
    await teams.post(sent, "Bearer a.b.c")

    assert (await teams.post(sent))[0] == 202
    assert len(teams.messages) == 1


def test_the_key_of_these_tests_is_as_long_as_a_real_one():
    assert private_key().key_size == 2_048
