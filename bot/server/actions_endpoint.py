"""Run the custom actions inside the bot's own process, in place of a second server.

Rasa passes its action endpoint object straight through, so a subclass that answers by itself needs no network and no
port. A failing action ends as a plain apology with emergency numbers, never as silence.
"""

from __future__ import annotations

import asyncio
import json
import logging
from typing import Any

from aiohttp import ClientResponseError
from rasa.core.actions.action import RemoteAction
from rasa.utils.endpoints import EndpointConfig
from rasa_sdk.executor import ActionExecutor
from rasa_sdk.interfaces import ActionExecutionRejection

from bot.replies import failure
from bot.urgent_first import with_urgency
from bot.wording import to_text

logger = logging.getLogger(__name__)

ACTIONS_PACKAGE = "actions"
DEADLINE_SECONDS = 2.5


class InProcessActions(EndpointConfig):
    """An action endpoint that runs the actions itself."""

    def __init__(self, executor: ActionExecutor, deadline_seconds: float = DEADLINE_SECONDS) -> None:
        super().__init__(url="in-process", enable_selective_domain=True)
        self._executor = executor
        self._deadline = deadline_seconds

    async def request(
        self,
        method: str = "post",
        subpath: str | None = None,
        content_type: str | None = "application/json",
        compress: bool = False,
        **kwargs: Any,
    ) -> Any:
        """Run the action named in ``json`` and return its events and responses.

        Raises:
            ClientResponseError: status 400, when the action declined to run; Rasa then tries another.

        """
        call = kwargs["json"]
        try:
            return await asyncio.wait_for(self._executor.run(call), self._deadline)
        except ActionExecutionRejection as rejection:
            raise _declined(rejection) from rejection
        except Exception as error:
            logger.error("action %s failed: %s", call.get("next_action"), type(error).__name__)
            return _apology(call)


def in_process_actions() -> InProcessActions:
    """Return the endpoint with all our actions registered."""
    executor = ActionExecutor()
    executor.register_package(ACTIONS_PACKAGE)
    return InProcessActions(executor)


def trust_own_actions() -> None:
    """Take the results of actions as they are.

    Rasa checks each result against a JSON schema that it compiles anew every time (32 ms of every turn, measured). Our
    actions build their results with Rasa's own helpers, in this process or one of ours.
    """
    RemoteAction._validate_action_result = lambda self, result: True


def _apology(call: dict[str, Any]) -> dict[str, Any]:
    text = ((call.get("tracker") or {}).get("latest_message") or {}).get("text") or ""
    answer = with_urgency(failure(), text)
    return {"events": [], "responses": [{"text": to_text(answer), "custom": {"answer": answer.to_dict()}}]}


def _declined(rejection: ActionExecutionRejection) -> ClientResponseError:
    body = {"error": rejection.message, "action_name": rejection.action_name}
    error = ClientResponseError(None, (), status=400)
    error.text = json.dumps(body)
    return error
