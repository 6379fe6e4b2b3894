"""A window of the browser: what a person does in it, and what it complains of."""

from __future__ import annotations

from dataclasses import dataclass, field

from django.conf import settings
from playwright.sync_api import ConsoleMessage, Page, Response

DESK, WALL, PHONE = (1366, 768), (1920, 1080), (390, 844)
AXE = settings.BASE_DIR / "node_modules" / "axe-core" / "axe.min.js"


@dataclass
class Window:
    """A browser window of one person. What it complains of fails the test, unless a part of it is ``expected``."""

    page: Page
    complaints: list[str] = field(default_factory=list)
    expected: list[str] = field(default_factory=list)

    def listen(self) -> None:
        self.page.on("console", self._console)
        self.page.on("pageerror", lambda error: self.complaints.append(f"{self.page.url}: {error}"))
        self.page.on("response", self._response)

    def _console(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.complaints.append(f"{self.page.url}: {message.text}")

    def _response(self, response: Response) -> None:
        if response.status >= 500:
            self.complaints.append(f"{response.url}: {response.status}")

    def unexpected(self) -> list[str]:
        return [line for line in self.complaints if not any(text in line for text in self.expected)]

    def log_in(self, username: str, password: str) -> None:
        """Through the log-in page, as a person does."""
        self.page.goto("/login/")
        self.page.fill("[name=username]", username)
        self.page.fill("[name=password]", password)
        self.page.click(".login-button")
        self.page.wait_for_load_state()

    def barriers(self) -> list[str]:
        """What axe finds against WCAG 2.1 A and AA on the page as it stands."""
        self.page.evaluate(AXE.read_text(encoding="utf-8"))
        rules = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"], "resultTypes": ["violations"]}
        found = self.page.evaluate("rules => axe.run(document, rules).then(found => found.violations)", rules)
        return [
            f"{violation['id']}: {node['target']} {node.get('failureSummary', '')}"
            for violation in found
            for node in violation["nodes"]
        ]
