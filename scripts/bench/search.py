"""Compare search with that of stock Material on the same pages, in one run: how soon it answers, and what it finds.

    python scripts/bench/search.py --measures 1000

Times are of this machine and this moment: only the ratio within one run says something. Exit codes: 0 done, 1 there is
no browser.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from playwright.sync_api import Browser, sync_playwright

from ita_site.office.chromium import find_chromium
from scripts.bench.build import prepare
from scripts.bench.process import Project, build, pages
from scripts.pictures.screenshots import served

if TYPE_CHECKING:
    from collections.abc import Sequence

WORDS: Final = (
    *("ร้องเรียน", "ทุจริต", "ของขวัญ", "เว็บไซต์", "ข้อมูลข่าวสาร", "จัดซื้อจัดจ้าง", "พัสดุ", "บัตรคิว", "คู่มือ", "ประชุม"),
    *("มีส่วนร่วม", "ความพึงพอใจ", "ความคิดเห็น", "ขั้นตอน", "แผนผัง", "เท่าเทียม", "โปร่งใส", "งบประมาณ", "โทรศัพท์", "ประชาชน"),
    *("กองช่าง", "สำนักปลัด", "ตัวชี้วัด", "คุณธรรม", "e-service"),
)
"""What citizens ask for; each stands somewhere in the report."""

WORST: Final = (
    ("มีทุกหน้า (on every page)", "การดำเนินการ"),
    ("หลายคำ (many words)", " ".join(WORDS * 2)),
    ("คำสั้นหลายคำ (many short words)", "การ ให้ ผล ทำ รับ จัด งาน ส่วน ปี วัน ตาม ข้อ ที่ มี แบบ และ ครั้ง ได้ ของ ใน"),
    ("ยาวติดกัน ไม่พบ (unspaced, found nowhere)", "โครงการก่อสร้างถนนคอนกรีตเสริมเหล็กหมู่บ้านหนองใหญ่แล้วเสร็จเมื่อใดใช้เงินเท่าใด"),
    ("ยาวติดกัน คำของรายงาน (unspaced, of known words)", "เจ้าหน้าที่ประชาสัมพันธ์บุคลากรร้องเรียนพัสดุงบประมาณประชุมคู่มือทรัพย์สินโทรศัพท์"),
    ("ลงท้ายด้วยเลข (ends with a number)", "อยากทราบว่าใครเป็นผู้รับผิดชอบการดำเนินการจัดทำแผนผังแสดงขั้นตอนการให้บริการมาตรการที่99"),
    ("วางทั้งประโยค (a sentence pasted)", "เจ้าหน้าที่ของหน่วยงานที่ท่านติดต่อปฏิบัติงานให้บริการแก่ท่านกับผู้มาติดต่ออื่นๆอย่างเท่าเทียมกัน" * 4),
    (
        "วางทั้งประโยค พิมพ์ผิด (a sentence with slips)",
        "เจ้าหน้าทีของหน่วยงารที่ทานติดต่อปฏิบัตงานให้บริการแก่ทานกับผู้มาติดตออื่นๆอย่างเท่าเทียมกน" * 4,
    ),
    ("พิมพ์ผิดหนึ่งที่ (one typo)", "ดำเนิงการ"),
    ("พิมพ์ผิดทุกคำ (a typo in each word)", "ประสิทธิภาบ ดำเนิงการ หน่วยงาม กิจกรรท มาตรกาม ประชาชม บุคลากม บริกาม ข้อมูม คุณธรรท"),
)
"""What takes longest, by kind: much is found, or all that may be meant is looked for."""

_OURS: Final = """async url => {
  const worker = new Worker(url);
  const locations = ({ answer }) => answer.results.map(({ page }) => page.location);
  return { worker, ask: word => answerOf(worker, word, locations) };
}"""
"""Starts our worker; `ask` answers with the pages found."""

_STOCK: Final = """async url => {
  const worker = new Worker(url), file = await fetch(new URL("search/search_index.json", document.baseURI));
  await answerOf(worker, { type: 0, data: { ...await file.json(), options: {} } }, () => []);
  return { worker, ask: word => answerOf(worker, { type: 2, data: word }, ({ data }) =>
    data.items.map(item => item[0].location.split("#")[0])) };
}"""
"""Starts Material's worker with its index, which Material fetches itself."""

_ASK: Final = """async ([start, url, first, words]) => {
  window.answerOf = (worker, message, pagesOf) => new Promise(done => {
    worker.onmessage = ({ data }) => done(new Set(pagesOf(data)).size);
    worker.postMessage(message);
  });
  const began = performance.now(), { worker, ask } = await eval(start)(url);
  const timed = async word => {
    const start = performance.now();
    return [await ask(word), performance.now() - start];
  };
  await ask(first);
  const made = { first: performance.now() - began, asked: [] };
  for (const word of words) made.asked.push(await timed(word));
  worker.terminate();
  return made;
}"""


@dataclass(frozen=True, slots=True)
class Figures:
    """Milliseconds from nothing to the first answer, and for a query (median, longest); pages found for each word.

    `worst`: milliseconds for each of the worst, asked of a worker that was asked nothing else, and then once more.
    """

    first: float
    query: float
    longest: float
    hits: tuple[int, ...]
    worst: tuple[tuple[float, float], ...]


def figures(browser: Browser, project: Project, start: str) -> Figures:
    """Ask the worker of a finished site all the words, and the worst queries each in a worker of its own.

    `start` is `_OURS` or `_STOCK`.
    """
    (worker,) = (file for file in project.site.glob("assets/javascripts/workers/search.*.js"))
    with served(project.site) as base:
        context = browser.new_context(bypass_csp=True)
        tab = context.new_page()
        tab.goto(base)
        address = base + worker.relative_to(project.site).as_posix()
        made = tab.evaluate(_ASK, [start, address, WORDS[0], list(WORDS)])
        worst = [tab.evaluate(_ASK, [start, address, "zzzz", [query, query]])["asked"] for _, query in WORST]
        context.close()
    times = [float(time) for _, time in made["asked"]]
    return Figures(
        made["first"],
        statistics.median(times),
        max(times),
        tuple(int(hits) for hits, _ in made["asked"]),
        tuple((float(cold), float(warm)) for (_, cold), (_, warm) in worst),
    )


def show(ours: Figures, stock: Figures, ours_pages: int) -> None:
    """Print both beside each other."""
    print(f"{ours_pages} หน้า (pages), {len(WORDS)} คำ (words)")
    rows: Sequence[tuple[str, float, float]] = (
        ("คำตอบแรก (first answer, ms)", ours.first, stock.first),
        ("ต่อคำค้น มัธยฐาน (query, median ms)", ours.query, stock.query),
        ("ต่อคำค้น นานสุด (query, longest ms)", ours.longest, stock.longest),
        ("คำที่พบ (words found at all)", sum(map(bool, ours.hits)), sum(map(bool, stock.hits))),
        ("หน้าที่พบรวม (pages found in all)", sum(ours.hits), sum(stock.hits)),
    )
    for name, mine, theirs in rows:
        print(f"{name}: {mine:,.0f}  stock {theirs:,.0f}")
    print("ข้อความที่ใช้เวลามากที่สุด ครั้งแรกและครั้งต่อไป (worst queries, first and next time, ms)")
    for (name, _), (cold, warm), (their_cold, their_warm) in zip(WORST, ours.worst, stock.worst, strict=True):
        print(f"{name}: {cold:,.0f} {warm:,.0f}  stock {their_cold:,.0f} {their_warm:,.0f}")


def main(arguments: list[str] | None = None) -> int:
    """Build both sites and measure."""
    parser = argparse.ArgumentParser(description="เทียบการค้นหากับ Material | Compare search with stock Material")
    parser.add_argument("--measures", type=int, default=1000, metavar="N", help="measures of the generated site")
    options = parser.parse_args(arguments)
    path = find_chromium()
    if not path:
        print("ต้องมี Chromium ก่อน (make browser)\nInstall Chromium first (make browser)", file=sys.stderr)
        return 1
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        sites = prepare(Path(folder), options.measures, judged=True)
        browser = playwright.chromium.launch(executable_path=path)
        measured: list[Figures] = []
        for project, start in ((sites.ours, _OURS), (sites.stock, _STOCK)):
            if project is not None:
                build(project)
                measured.append(figures(browser, project, start))
        show(measured[0], measured[-1], pages(sites.ours.site))
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
