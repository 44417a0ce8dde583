"""The picture in the README, from the shipped study; `make pictures` makes it anew."""

from pathlib import Path
from typing import Any

from helpers import chromium

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "reports" / "it-acquisition.html"
PICTURE = ROOT / "docs" / "first-screen.png"


def taken(browser: Any) -> bytes:
    """What a reader sees first, at 1280 pixels."""
    opened = browser.new_page(viewport={"width": 1280, "height": 800}, color_scheme="light")
    opened.goto(PAGE.as_uri())
    picture: bytes = opened.locator(".first").screenshot()
    opened.close()
    return picture


def main() -> None:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium.CHROMIUM, args=chromium.QUIET)
        PICTURE.write_bytes(taken(browser))
        browser.close()


if __name__ == "__main__":
    main()
