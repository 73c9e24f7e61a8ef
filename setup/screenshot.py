"""Take the README's picture of the running chat: ``make run`` in one terminal, ``make screenshot`` in another."""

import os
import shutil
from pathlib import Path

from playwright.sync_api import sync_playwright

PICTURE = Path(__file__).resolve().parent.parent / "docs" / "chat.png"
QUESTION = "she flinches when he comes in and he answers for her"
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]


def main() -> None:
    """Ask one question and photograph question and answer."""
    address = f"http://{os.environ['WAYMARK_HOST']}:{os.environ['WAYMARK_PORT']}/"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        page = browser.new_page(viewport={"width": 760, "height": 900})
        page.goto(address)
        page.fill("#message", QUESTION)
        page.get_by_role("button", name="Send").click()
        page.locator("#turns > li").nth(2).wait_for()
        page.evaluate("() => scrollTo(0, 0)")
        page.screenshot(path=PICTURE)
        browser.close()


if __name__ == "__main__":
    main()
