"""Every kind of page, its menu, search and colour scheme used: nothing is blocked, asked elsewhere or remembered."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Request, expect

from scripts.pictures.page_kinds import kinds
from tests.browser.conftest import Serve

VIOLATIONS = """
window.violations = [];
document.addEventListener("securitypolicyviolation", event =>
    window.violations.push(`${event.effectiveDirective} ${event.blockedURI}`));
"""


@dataclass
class Visit:
    page: Page
    address: str
    elsewhere: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def stored(self) -> list[str]:
        """Names of all that is kept, of the cookies too."""
        kept = self.page.evaluate("[...Object.keys(localStorage), ...Object.keys(sessionStorage)]")
        return [*kept, *(cookie["name"] for cookie in self.page.context.cookies() if "name" in cookie)]


@pytest.fixture
def visit(browser: Browser, serve: Serve, real_site: Path) -> Iterator[Visit]:
    with serve(real_site) as address:
        context = browser.new_context(viewport={"width": 360, "height": 740})
        context.add_init_script(VIOLATIONS)
        visit = Visit(context.new_page(), address)

        def note(request: Request) -> None:
            if not request.url.startswith(address):
                visit.elsewhere.append(request.url)

        context.on("request", note)
        visit.page.on(
            "console", lambda message: visit.complaints.append(message.text) if message.type == "error" else None
        )
        visit.page.on("pageerror", lambda error: visit.complaints.append(str(error)))
        yield visit
        context.close()


def use(page: Page) -> None:
    """Everything that a script does: the menu, the search, both colour schemes."""
    page.click("#ita-menu-opener")
    page.click("#ita-scheme")
    page.click("#ita-scheme")
    page.click("#ita-menu-opener")
    page.click("#ita-search-opener")
    page.keyboard.type("ช่อง")
    expect(page.locator(".md-search-result__meta")).not_to_have_text("", timeout=20_000)
    page.keyboard.press("Escape")


def test_nothing_is_blocked_asked_elsewhere_or_remembered_on_any_kind_of_page(visit: Visit, real_site: Path) -> None:
    for path in kinds(real_site).values():
        visit.page.goto(visit.address + path)
        use(visit.page)
        assert visit.page.evaluate("window.violations") == [], path
    assert visit.elsewhere == []
    assert visit.complaints == []
    assert visit.stored() == ["/.__palette"]


def test_nothing_is_remembered_before_a_colour_scheme_is_chosen(visit: Visit) -> None:
    visit.page.goto(visit.address)
    assert visit.stored() == []


def test_the_policy_stops_a_script_in_the_page_and_an_address_elsewhere(visit: Visit) -> None:
    visit.page.goto(visit.address)
    visit.page.evaluate("""async () => {
        const told = new Promise(done => {
            const wait = () => (window.violations.length < 2 ? setTimeout(wait, 10) : done());
            wait();
        });
        const script = document.createElement("script");
        script.textContent = "window.hacked = 1";
        document.body.append(script);
        const image = new Image();
        image.src = "https://example.org/x.png";
        await told;
    }""")
    assert visit.page.evaluate("window.hacked") is None


def test_structured_data_is_read_as_data(visit: Visit) -> None:
    visit.page.goto(visit.address)
    for text in visit.page.locator("script[type='application/ld+json']").all_text_contents():
        json.loads(text)
    assert visit.page.evaluate("window.violations") == []
