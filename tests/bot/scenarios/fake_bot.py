"""A bot that answers what a test tells it to, over real HTTP."""

import json
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from tests.bot.scenarios.answers import messages

HEALTHY = {"status": "ok", "model": "m" * 32, "content": "c" * 64}


class FakeBot:
    """Counts what it heard; ``script`` maps a message to an answer, or to (status, body, headers)."""

    def __init__(self, script, health=HEALTHY):
        self.script, self.health, self.heard = script, health, []

    def answer(self, body):
        self.heard.append((body["sender"], body["message"]))
        said = self.script(body["message"]) if callable(self.script) else self.script[body["message"]]
        return said if isinstance(said, tuple) else (200, messages(said), {})


@contextmanager
def serving(bot):
    """Serve a fake bot; give its address."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            self._send(200, bot.health, {})

        def do_POST(self):
            size = int(self.headers["Content-Length"])
            self._send(*bot.answer(json.loads(self.rfile.read(size))))

        def _send(self, status, body, headers):
            data = body if isinstance(body, bytes) else json.dumps(body).encode()
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, *_):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
