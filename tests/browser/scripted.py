"""The chat page in front of a stand-in for Rasa that says the ten answers: for what no model has to decide.

``python -m tests.browser.scripted PORT``; a message is the name of an answer. The same server, called by another name
and so at another origin, is an intranet: ``/intranet?chat=ADDRESS`` has the chat's button on it, ``/framed`` its frame.
"""

import sys
from types import SimpleNamespace

from rasa.shared.core.events import BotUttered, UserUttered
from sanic import response

from bot.channels import turn
from bot.channels.web.channel import WebChannel
from bot.server.app import make_app
from bot.settings import read_settings
from bot.wording import to_text
from tests.bot.channels.ten_answers import TEN_ANSWERS

INTRANET = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Intranet</title>
<meta name="viewport" content="width=device-width, initial-scale=1"></head>
<body><main><h1>Intranet</h1><p>News of the week.</p><a href="#top">A link</a>{frame}</main>{script}</body></html>"""
SCRIPT = '<script src="{chat}/webhooks/web/static/embed.js" defer></script>'
FRAME = '<iframe src="{chat}/webhooks/web/embedded" title="Waymark" width="320" height="600"></iframe>'


class Said:
    """Rasa and its tracker store in one: says the answer of a name, and keeps what was said."""

    def __init__(self) -> None:
        self.events = {}
        self.tracker_store = self

    async def handle_message(self, message) -> None:
        answer = TEN_ANSWERS[message.text.replace(" ", "_")]
        said = {"text": to_text(answer), "custom": {"answer": answer.to_dict()}}
        kept = self.events.setdefault(message.sender_id, [])
        kept += [UserUttered(message.text), BotUttered(said["text"], {"custom": said["custom"]})]
        await message.output_channel.send_response(message.sender_id, said)

    async def retrieve(self, sender):
        return SimpleNamespace(events=self.events[sender]) if sender in self.events else None

    def forget(self, sender) -> None:
        self.events.pop(sender, None)


def embedding(part):
    """Return the handler of a page that embeds the chat, under a policy as strict as the guide asks for."""

    async def handler(request):
        chat = request.args["chat"][0]
        policy = f"default-src 'none'; script-src {chat}; frame-src {chat}"
        parts = {"script": "", "frame": "", **part}
        return response.html(INTRANET.format(**parts).format(chat=chat), headers={"Content-Security-Policy": policy})

    return handler


def main() -> None:
    turn.is_english = lambda text: True
    settings = read_settings()
    app = make_app([WebChannel(settings)], settings)
    app.ctx.agent = Said()
    app.add_route(embedding({"script": SCRIPT}), "/intranet", name="intranet")
    app.add_route(embedding({"frame": FRAME}), "/framed", name="framed")
    app.run(host="127.0.0.1", port=int(sys.argv[1]), workers=1, access_log=False, motd=False)


if __name__ == "__main__":
    main()
