"""For build servers: JUnit XML, one case for each link."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, TextIO

from ita_site.links.judge.observation import Kind, clean
from ita_site.links.memory.findings import LinkStatus, Tally, advice, sentence
from ita_site.links.memory.history import State

if TYPE_CHECKING:
    from collections.abc import Iterable


def write(out: TextIO, entries: Iterable[LinkStatus], sums: Tally) -> None:
    """Write the document, link by link."""
    out.write('<?xml version="1.0" encoding="UTF-8"?>\n')
    out.write(f'<testsuite name="links" tests="{sums.total}" failures="{sums.needs_person}" errors="0">\n')
    out.writelines(_case(entry) for entry in entries)
    out.write("</testsuite>\n")


def _case(entry: LinkStatus) -> str:
    use = entry.uses[0] if entry.uses else None
    place = f" file={_attribute(use.path)} line={_attribute(str(use.line))}" if use and use.path else ""
    head = f"  <testcase classname={_attribute('links')} name={_attribute(entry.link.url)}{place}>"
    if entry.needs_person:
        message = " ".join(filter(None, (sentence(entry.link), advice(entry.link))))
        inner = f"<failure type={_attribute(entry.state.value)} message={_attribute(message)}/>"
    elif entry.state is State.UNCHECKED or entry.link.observation in {Kind.SKIPPED, Kind.DEFERRED}:
        inner = f"<skipped message={_attribute(sentence(entry.link))}/>"
    else:
        inner = ""
    return f"{head}{inner}</testcase>\n"


def _attribute(text: str) -> str:
    # `quoteattr` of xml.sax would load all that asks the web
    return f'"{escape(clean(text, 2000))}"'
