"""Make the pictures of the editors' guide: a site of an agency that is none, its Word form, a file, and one drawing.

Every agency's site shows them, so they show nothing of one.
Needs Chromium and LibreOffice. Exit codes: 0 done, 1 something of these is missing.
"""

from __future__ import annotations

import argparse
import html
import io
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PIL import Image, ImageOps
from playwright.sync_api import sync_playwright

from ita_site.office.chromium import find_chromium
from ita_site.office.word import template_for, word_file
from ita_site.publish.check import load
from ita_site.publish.engine.mkdocs import build
from ita_site.source.front_matter_writer import Codes, Field, write
from scripts.pictures.desk import desk_pictures
from scripts.pictures.page_kinds import kinds
from scripts.pictures.screenshots import served

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from ita_site.catalogue.catalogue import Catalogue, ReportView

TARGET: Final = Path("ita_site/pages/guide_pictures")
COLOURS: Final = 48
BORDER: Final = 2
BORDER_COLOUR: Final = "#9fb3c8"
WORD_WIDTH: Final = 800
WORD_PAGE: Final = 1
EXAMPLE: Final = Path(__file__).resolve().parents[2] / "tests" / "sites" / "golden"
SETTINGS: Final = "site_name: รายงาน ITA หน่วยงานตัวอย่าง\ndocs_dir: content\ntheme: {name: ita}\nplugins: [ita]\n"

STYLE: Final = """
body { margin: 0; padding: 12px; width: 316px; background: #fff; color: #1a1a1a }
body { font: 17px/1.5 Laksaman, Sarabun, sans-serif }
pre { margin: 0; padding: 10px; font: 15px/1.6 Laksaman, monospace; background: #f4f6f8; white-space: pre-wrap }
mark { background: #ffe08a }
ol { list-style: none; margin: 0; padding: 0 } li { display: flex; gap: 10px; align-items: center; margin: 0 0 12px }
b { flex: none; width: 34px; border-radius: 20px; background: #0b5394; color: #fff; text-align: center }
b { line-height: 34px }
span { flex: 1; border: 2px solid #9fb3c8; border-radius: 10px; padding: 10px 14px }
p { margin: 12px 0 0; color: #555; font-size: 15px }
"""

STEPS: Final = (
    "เปิดไฟล์ใน content แล้วกดรูปดินสอ ✎",
    "แก้ข้อความในเครื่องหมายคำพูด",
    "กด Commit changes… แล้วกด Commit changes อีกครั้ง",
    "เปิดแท็บ Actions รอจนเป็นเครื่องหมายถูก ✓ สีเขียว",
    "เปิดหน้าเว็บ ข้อความใหม่ขึ้นแล้ว",
)


def small(picture: bytes, width: int = 0) -> bytes:
    """Return the picture as a PNG of few colours, no wider than `width` where that is given."""
    image = Image.open(io.BytesIO(picture)).convert("RGB")
    if width and image.width > width:
        image = image.resize((width, round(image.height * width / image.width)), Image.Resampling.LANCZOS)
    made = io.BytesIO()
    # a picture of a white page must not run into the page around it
    image = ImageOps.expand(image, BORDER, BORDER_COLOUR)
    image.quantize(COLOURS, dither=Image.Dither.NONE).save(made, "PNG", optimize=True)
    return made.getvalue()


def word_page(catalogue: Catalogue, content: Path) -> bytes:
    """Return a page of the exported form as LibreOffice shows it. Raises CalledProcessError or FileNotFoundError."""
    with tempfile.TemporaryDirectory() as work:
        folder = Path(work)
        (folder / "report.docx").write_bytes(word_file(catalogue, catalogue.reports[0], template_for(content)))
        soffice = shutil.which("soffice") or "soffice"
        profile = f"-env:UserInstallation=file://{folder}/profile"
        subprocess.run([soffice, "--headless", profile, "--convert-to", "pdf", "report.docx"], cwd=folder, check=True)
        page = ["-f", str(WORD_PAGE), "-l", str(WORD_PAGE), "-singlefile", "-r", "110", "-png"]
        subprocess.run(["pdftoppm", *page, "report.pdf", "page"], cwd=folder, check=True)
        return (folder / "page.png").read_bytes()


def draft(report: ReportView) -> str:
    """Return the beginning of a result as the importer writes it, with a guess that waits for a person."""
    result = next(result for measure in report.measures for result in measure.entry.results if result.answers)
    asked = "ข้อความนี้เป็นผลของกิจกรรม 1 ใช่หรือไม่ ถ้าใช่ ลบบรรทัดนี้ และลบ # หน้า answers"
    guess = Field("answers", Codes(result.answers[:1]), (asked,), suggested=True)
    return write((Field("results", ((Field("text", result.text), guess),)),)).strip("-\n")


def drawn(tab: Page, body: str) -> bytes:
    """Return a small page of our own as a picture."""
    tab.set_content(f"<style>{STYLE}</style>{body}")
    return tab.locator("body").screenshot()


def pictures(site: Path, content: Path) -> dict[str, bytes]:
    """Return every picture by its name. Raises OSError or CalledProcessError where a program is missing."""
    catalogue = load(content).catalogue
    if catalogue is None:
        raise FileNotFoundError(content)
    rows = html.escape(draft(catalogue.reports[0])).split("\n")
    file = "\n".join(f"<mark>{row}</mark>" if "TODO" in row else row for row in rows)
    steps = "".join(f"<li><b>{at}</b><span>{html.escape(step)}</span></li>" for at, step in enumerate(STEPS, 1))
    word = small(word_page(catalogue, content), WORD_WIDTH)
    with sync_playwright() as playwright, served(site) as base:
        browser = playwright.chromium.launch(executable_path=find_chromium())
        tab = browser.new_page(viewport={"width": 360, "height": 620}, device_scale_factor=2)
        tab.goto(base + kinds(site)["measure"])
        measure = tab.screenshot()
        tab.goto(base + kinds(site)["report"])
        tab.locator(".ita-files").scroll_into_view_if_needed()
        tab.evaluate("scrollBy(0, document.querySelector('.ita-files').getBoundingClientRect().top - 260)")
        download = tab.screenshot(clip={"x": 0, "y": 0, "width": 360, "height": 420})
        wide = browser.new_page(viewport={"width": 340, "height": 10}, device_scale_factor=2)
        todo = drawn(wide, f"<pre>{file}</pre>")
        drawing = drawn(wide, f"<ol>{steps}</ol><p>ภาพวาดอธิบายขั้นตอน ไม่ใช่ภาพหน้าจอของ GitHub</p>")
        desk = desk_pictures(browser, content)
        browser.close()
    return {
        **{name: small(picture, 540) for name, picture in desk.items()},
        "word": word,
        "todo": small(todo),
        "measure": small(measure, 540),
        "download": small(download, 540),
        "browser": small(drawing),
    }


def example(folder: Path) -> tuple[Path, Path]:
    """Build the site of the example in `folder`; return its site and its content. Raises OSError where that fails."""
    content = Path(shutil.copytree(EXAMPLE, folder / "content"))
    for file in content.rglob("*.md"):
        # the example also has what an attacker types, which no officer needs to see
        file.write_text(file.read_text(encoding="utf-8").replace(" <script>", ""), encoding="utf-8")
    (folder / "mkdocs.yml").write_text(SETTINGS, encoding="utf-8")
    if not build(folder / "mkdocs.yml", folder / "site"):
        raise OSError(EXAMPLE)
    return folder / "site", content


def main(arguments: list[str] | None = None) -> int:
    """Write the pictures into the package."""
    parser = argparse.ArgumentParser(description="ทำภาพของคู่มือเจ้าหน้าที่ | Make the pictures of the editors' guide")
    parser.add_argument("--out", type=Path, default=TARGET, metavar="DIR")
    options = parser.parse_args(arguments)
    try:
        with tempfile.TemporaryDirectory(prefix="ita-guide-") as folder:
            made = pictures(*example(Path(folder)))
    except (OSError, ValueError, subprocess.CalledProcessError) as error:
        print(
            f"ผิดพลาด: ทำภาพไม่ได้ ต้องมี make browser และ make office ก่อน ({error})\n"
            f"Error: no pictures; run make browser and make office first ({error})",
            file=sys.stderr,
        )
        return 1
    for name, data in made.items():
        options.out.mkdir(parents=True, exist_ok=True)
        (options.out / f"{name}.png").write_bytes(data)
        print(f"{options.out / name}.png {len(data) // 1000} KB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
