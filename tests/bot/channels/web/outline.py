"""A piece of a page as lines: what stands in what, with attributes and text. Spaces between tags do not count."""

from html.parser import HTMLParser

EMPTY = frozenset({"input", "img"})


def outline(html: str) -> list[str]:
    """Return one line for each element and each text, indented by how deep it stands."""
    parser = _Outline()
    parser.feed(html)
    parser.close()
    return parser.lines


class _Outline(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.lines = []
        self._depth = 0

    def handle_starttag(self, tag, attributes) -> None:
        shown = " ".join(f'{name}="{value or ""}"' for name, value in sorted(attributes))
        self.lines.append(f"{'  ' * self._depth}{tag} {shown}".rstrip())
        self._depth += tag not in EMPTY

    def handle_endtag(self, tag) -> None:
        self._depth -= tag not in EMPTY

    def handle_data(self, data) -> None:
        if data.strip():
            self.lines.append(f"{'  ' * self._depth}| {' '.join(data.split())}")
