"""Compare search with that of stock Material on the same pages, in one run: how soon it answers, and what it finds.

    python scripts/bench_search.py --measures 1000

Times are of this machine and this moment: only the ratio within one run says something. Exit codes: 0 done, 1 there is
no browser.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from playwright.sync_api import Browser, sync_playwright

from ita_site import commandline
from scripts.bench_build import prepare
from scripts.bench_process import Project, build, pages
from scripts.screenshots import chromium, served

if TYPE_CHECKING:
    from collections.abc import Sequence

WORDS: Final = (
    *("ร้องเรียน", "ทุจริต", "ของขวัญ", "เว็บไซต์", "ข้อมูลข่าวสาร", "จัดซื้อจัดจ้าง", "พัสดุ", "บัตรคิว", "คู่มือ", "ประชุม"),
    *("มีส่วนร่วม", "ความพึงพอใจ", "ความคิดเห็น", "ขั้นตอน", "แผนผัง", "เท่าเทียม", "โปร่งใส", "งบประมาณ", "โทรศัพท์", "ประชาชน"),
    *("กองช่าง", "สำนักปลัด", "ตัวชี้วัด", "คุณธรรม", "e-service"),
)
"""What citizens ask for; each stands somewhere in the report."""

_ASK: Final = """async ([url, words]) => {
  const began = performance.now(), worker = new Worker(url);
  const next = type => new Promise(done => {
    const hear = ({ data }) => {
      if (data.type === type) { worker.removeEventListener("message", hear); done(data.data); }
    };
    worker.addEventListener("message", hear);
  });
  const file = await (await fetch(new URL("search/search_index.json", document.baseURI))).json();
  const ready = next(1);
  worker.postMessage({ type: 0, data: { ...file, options: {} } });
  await ready;
  const ask = async word => {
    const answer = next(3), start = performance.now();
    worker.postMessage({ type: 2, data: word });
    const { items } = await answer;
    return [new Set(items.map(item => item[0].location.split("#")[0])).size, performance.now() - start];
  };
  await ask(words[0]);
  const first = performance.now() - began;
  const asked = [];
  for (const word of words) asked.push(await ask(word));
  return { first, asked };
}"""


@dataclass(frozen=True, slots=True)
class Figures:
    """Milliseconds from nothing to the first answer, and for a query (median, longest); pages found for each word."""

    first: float
    query: float
    longest: float
    found: tuple[int, ...]


def figures(browser: Browser, project: Project) -> Figures:
    """Ask the worker of a finished site all the words."""
    (worker,) = (file for file in project.site.glob("assets/javascripts/workers/search.*.js"))
    with served(project.site) as base:
        context = browser.new_context(bypass_csp=True)
        tab = context.new_page()
        tab.goto(base)
        made = tab.evaluate(_ASK, [base + worker.relative_to(project.site).as_posix(), list(WORDS)])
        context.close()
    times = [float(time) for _, time in made["asked"]]
    return Figures(made["first"], statistics.median(times), max(times), tuple(int(found) for found, _ in made["asked"]))


def show(ours: Figures, stock: Figures, ours_pages: int) -> None:
    """Print both beside each other."""
    print(f"{ours_pages} หน้า (pages), {len(WORDS)} คำ (words)")
    rows: Sequence[tuple[str, float, float]] = (
        ("คำตอบแรก (first answer, ms)", ours.first, stock.first),
        ("ต่อคำค้น มัธยฐาน (query, median ms)", ours.query, stock.query),
        ("ต่อคำค้น นานสุด (query, longest ms)", ours.longest, stock.longest),
        ("คำที่พบ (words found at all)", sum(map(bool, ours.found)), sum(map(bool, stock.found))),
        ("หน้าที่พบรวม (pages found in all)", sum(ours.found), sum(stock.found)),
    )
    for name, mine, theirs in rows:
        print(f"{name}: {mine:,.0f}  stock {theirs:,.0f}")


def main(arguments: list[str] | None = None) -> int:
    """Build both sites and measure."""
    parser = commandline.Parser(description="เทียบการค้นหากับ Material | Compare search with stock Material")
    parser.add_argument("--measures", type=int, default=1000, metavar="N", help="measures of the generated site")
    options = parser.parse_args(arguments)
    path = chromium()
    if not path:
        print("ต้องมี Chromium ก่อน (make browser)\nInstall Chromium first (make browser)", file=sys.stderr)
        return 1
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        pair = prepare(Path(folder), options.measures)
        for project in (pair.ours, pair.stock):
            build(project)
        browser = playwright.chromium.launch(executable_path=path)
        show(figures(browser, pair.ours), figures(browser, pair.stock), pages(pair.ours.site))
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
