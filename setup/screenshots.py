"""Photograph every kind of answer of the chat that runs: ``make run`` in one terminal, ``make screenshots`` in another.

One picture a kind goes to ``docs/pictures``: light, dark, 320 px wide and printed, side by side.
"""

from __future__ import annotations

import io
import os
import shutil
from pathlib import Path

from PIL import Image, ImageOps
from playwright.sync_api import Browser, Page, sync_playwright

PICTURES = Path(__file__).resolve().parent.parent / "docs" / "pictures"
KINDS = {
    "guidance": "she flinches when he comes in and he answers for her",
    "checklist": "checklist for a first visit to a Traveller site",
    "contacts": "who can I ring about homelessness in Leeds",
    "urgent": "he's outside her door with a knife",
    "clarify": "law",
    "conversation": "help",
    "out_of_scope": "what will the weather be tomorrow",
    "error": "law " * 600,
}
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
WIDE, NARROW, PAPER = (720, 900), (320, 640), (720, 1000)
MODES = (("light", WIDE), ("dark", WIDE), ("light", NARROW), ("print", PAPER))
TALLEST = 1_000
GAP = 24
QUALITY = 50
SCALE = 0.6
MARGIN = 40


def main() -> None:
    """Take and write the pictures."""
    address = f"http://{os.environ['WAYMARK_HOST']}:{os.environ['WAYMARK_PORT']}/"
    PICTURES.mkdir(exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        write(first_view(browser, address), PICTURES / "page.webp")
        for kind, message in KINDS.items():
            shots = [answered(browser, address, message, *mode) for mode in MODES]
            write(side_by_side(shots), PICTURES / f"{kind}.webp")
        browser.close()


def first_view(browser: Browser, address: str) -> Image.Image:
    """Return the page with its first answer begun, as the README shows it."""
    page = asked(browser, address, KINDS["guidance"], "light", (760, 1_040))
    page.evaluate("() => scrollTo(0, 0)")
    return picture(page.screenshot())


def answered(browser: Browser, address: str, message: str, mode: str, size: tuple[int, int]) -> Image.Image:
    """Return an answer as it looks on a screen, or the page that printing it gives."""
    page = asked(browser, address, message, mode, size)
    answer = page.locator("#turns > li.bot").last
    if mode == "print":
        page.evaluate("() => { window.print = () => {}; }")
        for button in answer.get_by_role("button", name="Print").all():
            button.click()
        page.emulate_media(media="print")
        return ImageOps.expand(picture(page.locator("main").screenshot()), MARGIN, "white")
    return picture(answer.screenshot())


def asked(browser: Browser, address: str, message: str, mode: str, size: tuple[int, int]) -> Page:
    """Return a page on which a question was asked and answered."""
    scheme = "dark" if mode == "dark" else "light"
    view = {"width": size[0], "height": size[1]}
    page = browser.new_context(viewport=view, color_scheme=scheme, reduced_motion="reduce").new_page()
    page.goto(address)
    before = page.locator("#turns > li.bot").count()
    page.fill("#message", message)
    page.get_by_role("button", name="Send").click()
    page.locator("#turns > li.bot").nth(before).wait_for()
    return page


def picture(data: bytes) -> Image.Image:
    """Return a picture, cut where it gets too long for a page of a guide."""
    image = Image.open(io.BytesIO(data)).convert("RGB")
    return image.crop((0, 0, image.width, min(image.height, TALLEST)))


def side_by_side(shots: list[Image.Image]) -> Image.Image:
    """Return pictures in one row."""
    width = sum(shot.width for shot in shots) + GAP * (len(shots) + 1)
    height = max(shot.height for shot in shots) + 2 * GAP
    row = Image.new("RGB", (width, height), "#8a969c")
    left = GAP
    for shot in shots:
        row.paste(shot, (left, GAP))
        left += shot.width + GAP
    return row.resize((round(row.width * SCALE), round(row.height * SCALE)), Image.Resampling.LANCZOS)


def write(image: Image.Image, path: Path) -> None:
    """Write a picture, small."""
    image.save(path, quality=QUALITY, method=6)
    print(f"{path.name}: {path.stat().st_size / 1000:.0f} kB")


if __name__ == "__main__":
    main()
