"""Make the app package that Teams is given: the manifest filled in, and two plain icons, in one zip file.

Needs nothing but Python. Example::

    .venv/bin/python tools/teams_package.py --app-id 11111111-2222-3333-4444-555555555555 \
        --organisation "A Council" --website https://www.example.org --privacy https://www.example.org/privacy
"""

from __future__ import annotations

import argparse
import json
import struct
import zipfile
import zlib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TEMPLATE = ROOT / "docs" / "channels" / "teams" / "manifest.json"
PACKAGE = ROOT / "var" / "waymark-teams.zip"

BLUE, WHITE, CLEAR = (0x1D, 0x3D, 0x5C, 255), (255, 255, 255, 255), (0, 0, 0, 0)
Colour = tuple[int, int, int, int]


def main() -> None:
    """Read the arguments, write the package, say where it is."""
    parser = argparse.ArgumentParser(description="Make the Teams app package of this bot.")
    for name, meaning in (
        ("app-id", "the bot's application id"),
        ("organisation", "who runs the bot, as shown to people; at most 32 characters"),
        ("website", "address of a page about it, https://"),
        ("privacy", "address of its privacy notice, https://"),
    ):
        parser.add_argument(f"--{name}", required=True, help=meaning)
    parser.add_argument("--terms", help="address of its terms of use, https://; without it that of the website")
    parser.add_argument("--to", type=Path, default=PACKAGE, help="the file to write")
    given = parser.parse_args()
    made = manifest(given.app_id, given.organisation, given.website, given.privacy, given.terms or given.website)
    write_package(made, given.to)
    print(f"Written: {given.to}. Upload it in Teams under Apps, Manage your apps, Upload an app.")


def manifest(app_id: str, organisation: str, website: str, privacy: str, terms: str) -> str:
    """Return the manifest with these values in the places of the template."""
    values = {"APP_ID": app_id, "ORGANISATION": organisation, "WEBSITE": website, "PRIVACY": privacy, "TERMS": terms}
    text = TEMPLATE.read_text(encoding="utf-8")
    for name, value in values.items():
        text = text.replace("{{" + name + "}}", json.dumps(value)[1:-1])
    return text


def write_package(made: str, to: Path) -> None:
    """Write manifest and icons into a zip file."""
    to.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(to, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("manifest.json", made)
        package.writestr("color.png", icon(192, BLUE, WHITE))
        package.writestr("outline.png", icon(32, CLEAR, WHITE))


def icon(size: int, ground: Colour, mark: Colour) -> bytes:
    """Return a square PNG with a signpost on it."""
    rows = (
        b"\0" + b"".join(bytes(mark if _on_post(x / size, y / size) else ground) for x in range(size))
        for y in range(size)
    )
    header = struct.pack(">2I5B", size, size, 8, 6, 0, 0, 0)
    parts = ((b"IHDR", header), (b"IDAT", zlib.compress(b"".join(rows), 9)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, data) for kind, data in parts)


def _on_post(x: float, y: float) -> bool:
    """Return whether a point (0 to 1) lies on the post or on one of its two arms."""
    post = 0.46 <= x < 0.54 and 0.16 <= y < 0.86
    right = 0.24 <= y < 0.40 and 0.30 <= x < 0.80 - abs(y - 0.32)
    left = 0.46 <= y < 0.62 and 0.20 + abs(y - 0.54) <= x < 0.70
    return post or right or left


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


if __name__ == "__main__":
    main()
