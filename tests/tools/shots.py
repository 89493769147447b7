"""Screenshots of every page, to be looked at: `make shots` writes them to shots/."""

from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from tests.data.real import LOCALES
from tests.helpers.browser import launch_arguments, wait_for_script
from tests.helpers.project import ROOT
from tests.helpers.serve import serving

WIDTHS = (320, 390, 768, 1280, 1920)
KINDS = ("", "cl_5/", "parallel/", "sources/", "signatories/", "about/")
ADDRESSES = ("", "404.html", *(f"{locale}/{kind}" for locale in LOCALES for kind in KINDS))


def shoot(browser: Browser, base_url: str, folder: Path) -> None:
    """Take each page at each width, light, dark and in forced colours, and printed."""
    for look in ("light", "dark", "forced"):
        page = browser.new_page(
            base_url=base_url,
            color_scheme="dark" if look == "dark" else "light",
            forced_colors="active" if look == "forced" else "none",
        )
        for address in ADDRESSES:
            name = address.strip("/").replace("/", "-") or "landing"
            page.goto(f"/{address}")
            wait_for_script(page)
            for width in WIDTHS:
                page.set_viewport_size({"width": width, "height": 900})
                page.screenshot(path=folder / f"{name}-{width}-{look}.png", full_page=True)
            if look == "light":
                page.pdf(path=folder / f"{name}-print.pdf", prefer_css_page_size=True)
            print(f"{name} {look}")
        page.close()


def main() -> None:
    """Shoot the site in site/."""
    folder = ROOT / "shots"
    folder.mkdir(exist_ok=True)
    with serving(ROOT / "site") as base_url, sync_playwright() as playwright:
        shoot(playwright.chromium.launch(**launch_arguments()), base_url, folder)


if __name__ == "__main__":
    main()
