"""What a browser asks for and complains of, while a reader goes through a site."""

from playwright.sync_api import Page, expect

from tests.helpers.browser import open_search, wait_for_script

# What the policy stopped, as the browser tells the page.
WATCH = """addEventListener("securitypolicyviolation", (event) => {
  console.error(`policy: ${event.violatedDirective} ${event.blockedURI}`);
});"""


class Visit:
    """What a browser asked for and complained of, while a reader went through the site."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.asked: list[str] = []
        self.complaints: list[str] = []
        page.add_init_script(WATCH)
        page.on("request", lambda request: self.asked.append(request.url))
        page.on("console", lambda message: self.complaints.append(f"{page.url}: {message.text}"))
        page.on("pageerror", lambda error: self.complaints.append(f"{page.url}: {error}"))

    def read(self, home: str, addresses: list[str]) -> None:
        """Open pages below `home`, and all that opens on them; search; change the language."""
        for address in addresses:
            self.page.goto(f"{home}{address}")
            wait_for_script(self.page)
            for summary in self.page.locator("summary").all()[:2]:
                summary.click()
            self.page.emulate_media(media="print")
            self.page.emulate_media(media="screen")
        self.page.goto(f"{home}en/#cl_3")
        open_search(self.page)
        self.page.get_by_role("searchbox").fill("children")
        results = self.page.get_by_role("dialog").get_by_role("link")
        expect(results).not_to_have_count(0)
        results.first.click()
        self.page.locator("#cl_3 summary").click()
        self.page.locator("#cl_3").get_by_role("button").first.click()
        self.page.locator(".switch a").last.click()
        self.page.wait_for_url("**/be/#*")

    def stayed_below(self, home: str) -> bool:
        """Tell whether nothing was asked for but what is below an address."""
        return bool(self.asked) and all(url.startswith(home) for url in self.asked)


LEFT_BEHIND = """async () => [
  localStorage.length, sessionStorage.length, (await indexedDB.databases()).length,
  (await caches.keys()).length, (await navigator.serviceWorker.getRegistrations()).length,
  document.cookie,
]"""
