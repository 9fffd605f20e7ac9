"""The wheel alone: installed outside the checkout, it starts, fills, checks and builds a site of any agency."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

from tests.builders.projects import ROOT, contents
from tests.commands.test_new import OTHERS, options, texts
from tests.word_import.wordxml import Word, p, tbl, tc, tr

YEAR = 2568
HEADINGS = ("ประเด็นที่ต้องปรับปรุง", "มาตรการ/กิจกรรม", "ผู้รับผิดชอบ", "ระยะเวลา", "ผลการดำเนินการ", "ผลลัพธ์")
ROW = (
    "ตัวชี้วัดที่ 7 ประสิทธิภาพในการสื่อสาร\n- e6 การเผยแพร่ข้อมูลเข้าถึงง่าย มากน้อยเพียงใด",
    "1. จัดทำคู่มือประชาชน",
    "กองคลัง",
    "ตุลาคม 2567 - กันยายน 2568",
    "1. จัดทำคู่มือแล้ว https://www.example.go.th/manual",
    "ประชาชนได้รับความสะดวก",
)


def report() -> bytes:
    """A report of one measure, of an assessed year whose items no framework words."""

    def line(*texts: str) -> str:
        return tr(*(tc(*map(p, text.split("\n"))) for text in texts))

    title = "รายงานผลการดำเนินการ องค์การบริหารส่วนตำบลตัวอย่าง ปีงบประมาณ พ.ศ. 2568 รอบ 12 เดือน"
    return Word(p(title) + tbl(line(*HEADINGS), line(*ROW))).data()


@pytest.fixture(scope="module")
def ita(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The program of the wheel, in an environment that has the packages of this one but not this checkout."""
    folder = tmp_path_factory.mktemp("wheel")
    uv = shutil.which("uv", path=f"{ROOT / '.tools'}{os.pathsep}{os.environ['PATH']}")
    assert uv is not None
    build = [uv, "build", "--wheel", "--quiet", "--offline", "--out-dir", str(folder), str(ROOT)]
    subprocess.run(build, check=True, cwd=folder)
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(folder / "env")], check=True)
    (packages,) = (folder / "env" / "lib").glob("python*/site-packages")
    # a path in a .pth file is searched, but .pth files there are not read: so the checkout is not found
    (packages / "others.pth").write_text(f"{sysconfig.get_path('purelib')}\n", encoding="utf-8")
    (wheel,) = folder.glob("*.whl")
    python = folder / "env" / "bin" / "python"
    install = [uv, "pip", "install", "--quiet", "--offline", "--no-deps", "--python", str(python), str(wheel)]
    subprocess.run(install, check=True, cwd=folder)
    return folder / "env" / "bin" / "ita"


def run(ita: Path, folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    environment = {"PATH": os.environ["PATH"], "HOME": str(folder), "PYTHONUTF8": "1", "LANG": "C.UTF-8"}
    done = subprocess.run([ita, *words], cwd=folder, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done


def test_the_wheel_alone_makes_a_whole_site_of_a_word_file(ita: Path, tmp_path: Path) -> None:
    (tmp_path / "รายงาน.docx").write_bytes(report())
    run(ita, tmp_path, "new", "site", *options("อบต."))
    site = tmp_path / "site"
    done = run(ita, site, "import", "../รายงาน.docx", "--fiscal-year", str(YEAR), "--round", "12")
    assert "อ่านได้ 1 มาตรการ 1 กิจกรรม" in done.stdout
    assert "0 errors" in run(ita, site, "check").stdout
    framework = (site / "content" / "framework" / "nacc-2567.yml").read_text(encoding="utf-8")
    assert "code: e6" in framework
    run(ita, site, "build")
    built = {path.removeprefix("site/"): data for path, data in contents(site).items() if path.startswith("site/")}
    assert "จัดทำคู่มือประชาชน" in built["reports/2568-12m/index.html"].decode()
    assert built["reports/2568-12m/report.docx"].startswith(b"PK")
    for ending in (".woff2", ".css", ".js"):
        assert [path for path in built if path.endswith(ending)], ending
    assert [path for path in built if path.startswith("assets/javascripts/workers/search.")]
    assert [path for path in built if path.startswith("search/index.")]
    assert [path for path, data in texts(site) for word in OTHERS if word.encode() in data.lower()] == []


def test_the_program_is_that_of_the_wheel(ita: Path, tmp_path: Path) -> None:
    code = "import ita_site; print(ita_site.__file__)"
    done = subprocess.run([ita.parent / "python", "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert Path(done.stdout.strip()).is_relative_to(ita.parents[1])
