"""A small feed on this machine, in both versions, with every fault that real ones have."""

from __future__ import annotations

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, unquote, urlsplit


def service(key, **fields):
    """Return a sound service of version 3.0; fields are added or, when None, taken out."""
    found = {
        "id": key,
        "name": f"Service {key}",
        "description": "Help for people.",
        "status": "active",
        "url": "https://service.example.org",
        "email": "team@example.org",
        "assured_date": "2026-10-01",
        "organization": {"id": "org-1", "name": "Example Help", "description": "A charity."},
        "phones": [{"id": "p1", "number": "01632 960001"}],
        "service_areas": [{"id": "a1", "name": "Leeds"}],
        "attributes": [term("Homelessness")],
        **fields,
    }
    return {name: value for name, value in found.items() if value is not None}


def term(name):
    """Return a word by which a service is sorted, as 3.0 has it."""
    return {"id": f"at-{name}", "taxonomy_term": {"id": f"t-{name}", "name": name, "description": name}}


def service_1_0(key, **fields):
    """Return a sound service as version 1.0 has it."""
    found = {
        "id": key,
        "name": f"Service {key}",
        "description": "Help for people.",
        "status": "active",
        "organization": {"id": "org-1", "name": "Example Help"},
        "contacts": [{"id": "c1", "title": "Office", "phones": [{"number": "01632 960001"}]}],
        "assured_date": "2026-10-01",
        "eligibilitys": [{"eligibility": "adults", "minimum_age": 18, "maximum_age": 65}],
        "regular_schedules": [{"opens_at": "09:00", "closes_at": "17:00", "byday": "MO", "freq": "WEEKLY"}],
        "service_areas": [{"service_area": "Leeds"}],
        "service_taxonomys": [{"taxonomy": {"id": "t1", "name": "Homelessness", "vocabulary": "local"}}],
        "languages": [{"language": "Punjabi"}],
        "cost_options": [{"option": "Free", "amount": 0}],
        **fields,
    }
    return {name: value for name, value in found.items() if value is not None}


class FeedServer:
    """Serves services, some a page. Faults are set before a request: see the attributes."""

    def __init__(self, per_page=2):
        self.services = [service(f"s{i}") for i in range(1, 7)]
        self.version = "3.0"
        self.per_page = per_page
        self.raw = {}  # path with query -> bytes to send as they are
        self.status = {}  # path with query -> status to answer
        self.headers = {}  # path with query -> headers to add
        self.breaks_off = set()  # paths that end in the middle
        self.never_answers = set()
        self.drips = set()  # paths that come a byte at a time
        self.etags = False
        self.asked = []
        self.agents = set()
        self._done = threading.Event()
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self):  # noqa: N802
                outer._answer(self)

            def log_message(self, *_):
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self._server.server_port}"

    def __enter__(self):
        threading.Thread(target=self._server.serve_forever, args=(0.01,), daemon=True).start()
        return self

    def __exit__(self, *_):
        self._done.set()
        self._server.shutdown()
        self._server.server_close()

    def page_path(self, number):
        """Return the path under which the reader asks for a page."""
        return f"/services?page={number}&per_page=100"

    def details_asked(self):
        """Return the keys whose own page was asked for."""
        return [unquote(path.rpartition("/")[2]) for path in self.asked if path.startswith("/services/")]

    def _answer(self, handler):
        path = handler.path
        self.asked.append(path)
        self.agents.add(handler.headers["User-Agent"])
        if path in self.never_answers:
            self._done.wait()
            return
        if path in self.status:
            self._send(handler, self.status[path], b"{}")
            return
        body = self.raw[path] if path in self.raw else self._body(urlsplit(path))
        if body is None:
            self._send(handler, 404, b"{}")
        elif path in self.drips:
            self._drip(handler, body)
        elif path in self.breaks_off:
            self._send(handler, 200, body[: len(body) // 2], length=len(body))
        elif self.etags and handler.headers["If-None-Match"] == self._etag(body):
            self._send(handler, 304, b"")
        else:
            self._send(handler, 200, body)

    def _body(self, parts):
        if parts.path == "/services":
            number = int(parse_qs(parts.query)["page"][0])
            return json.dumps(self._page(number)).encode()
        found = [s for s in self.services if isinstance(s, dict) and parts.path == f"/services/{s.get('id')}"]
        return json.dumps(found[0]).encode() if found else None

    def _page(self, number):
        shown = self.services[(number - 1) * self.per_page : number * self.per_page]
        pages = -(-len(self.services) // self.per_page)
        if self.version == "1.0":
            return {
                "content": shown,
                "totalElements": len(self.services),
                "totalPages": pages,
                "number": number,
                "size": len(shown),
                "first": number == 1,
                "last": number >= pages,
                "empty": not shown,
            }
        return {
            "contents": shown,
            "total_items": len(self.services),
            "total_pages": pages,
            "page_number": number,
            "size": len(shown),
            "first_page": number == 1,
            "last_page": number >= pages,
            "empty": not shown,
        }

    def _etag(self, body):
        return f'"{hash(body)}"'

    def _send(self, handler, status, body, length=None):
        handler.send_response(status)
        for name, value in self.headers.get(handler.path, {}).items():
            handler.send_header(name, value)
        if self.etags:
            handler.send_header("ETag", self._etag(body))
        handler.send_header("Content-Length", str(len(body) if length is None else length))
        handler.end_headers()
        handler.wfile.write(body)

    def _drip(self, handler, body):
        """Send a byte every tenth of a second, until the reader has had enough."""
        handler.send_response(200)
        handler.send_header("Content-Length", str(len(body)))
        handler.end_headers()
        for byte in body:
            if self._done.wait(0.1):
                return
            try:
                handler.wfile.write(bytes([byte]))
                handler.wfile.flush()
            except OSError:
                return
