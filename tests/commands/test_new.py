"""`ita new`: the folder of any agency's site, built as it is, with nothing of another agency in any byte."""

from __future__ import annotations

import io
import os
import pty
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import yaml

from ita_site.disk.cache import Cache
from ita_site.new_site.agency import Answers, agency_file
from ita_site.new_site.folder import site_files
from ita_site.new_site.unit_ids import unit_ids
from ita_site.publish.check import load
from ita_site.publish.direct.build import build
from ita_site.publish.frame.options import SiteOptions, read_options
from tests.builders.projects import ENVIRONMENT, contents, run

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

OTHERS = ("พะงาด", "pangad", "ขามสะแกแสง")
"""Words by which another agency would be known: that of this repository's own report."""

WEBSITE = "https://www.example.go.th"
AGENCIES = {
    "อบต.": ("องค์การบริหารส่วนตำบลตัวอย่าง", "เลย", "วังสะพุง", ("สำนักปลัด", "กองคลัง", "กองช่าง")),
    "เทศบาล": ("เทศบาลเมืองตัวอย่าง: เขต 1", "จังหวัดตรัง", "อำเภอเมืองตรัง", ("สำนักปลัดเทศบาล", "กองสาธารณสุขและสิ่งแวดล้อม")),
    "กรม": ("กรมตัวอย่าง", "กรุงเทพมหานคร", "ดุสิต", ("สำนักงานเลขานุการกรม", "กองยุทธศาสตร์และแผนงาน")),
    "โรงเรียน": ("โรงเรียนตัวอย่าง 'วิทยา'", "น่าน", "ปัว", ("กลุ่มบริหารวิชาการ", "กลุ่มบริหารงานบุคคล")),
    "โรงพยาบาล": ("โรงพยาบาลตัวอย่าง #2", "ตราด", "เกาะช้าง", ("กลุ่มการพยาบาล", "กลุ่มงานเภสัชกรรม", "ศูนย์ ก")),
}
"""Name, province, district and units of an agency of each kind."""


def new(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return run("ita_site.commands", "new", str(folder), *words, cwd=folder.parent)


def options(kind: str, **changed: str) -> list[str]:
    name, province, district, units = AGENCIES[kind]
    answers = {"name": name, "province": province, "district": district, "website": WEBSITE} | changed
    given = [word for field, value in answers.items() for word in (f"--{field}", value)]
    return [*given, "--unit", *units, "--yes"]


def texts(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Yield every file below a folder, and every part of a zip among them."""
    for path, data in contents(folder).items():
        yield path, data
        if data.startswith(b"PK"):
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                yield from ((f"{path}/{name}", archive.read(name)) for name in archive.namelist())


@pytest.mark.parametrize("kind", AGENCIES)
def test_a_new_site_is_right_and_builds_and_says_nothing_of_another_agency(kind: str, tmp_path: Path) -> None:
    folder = tmp_path / "เว็บ ใหม่"
    done = new(folder, *options(kind))
    assert done.returncode == 0, done.stderr
    reading = load(folder / "content")
    assert reading.problems == ()
    assert reading.catalogue is not None
    assert reading.catalogue.agency.name == AGENCIES[kind][0]
    assert [unit.name for unit in reading.catalogue.agency.units] == [*AGENCIES[kind][3]]
    site_options = read_options(folder / "mkdocs.yml")
    assert isinstance(site_options, SiteOptions)
    assert build(site_options, folder / "site", Cache(), cores=1) == ()
    assert "ยังไม่มีรายงาน" in (folder / "site" / "index.html").read_text(encoding="utf-8")
    told = [path for path, data in texts(folder) for word in OTHERS if word.encode() in data.lower()]
    assert told == []


@pytest.mark.parametrize(
    ("changed", "code", "thai"),
    [
        ({"website": "www.example.go.th"}, "url-without-scheme", "http://www.example.go.th"),
        ({"province": "นครราชศรีมา"}, "bad-choice", "จังหวัดนครราชสีมา"),
        ({"name": " "}, "empty", "(name)"),
        ({"district": ""}, "empty", "(district)"),
        ({"name": "ก" * 301}, "too-long", "(name)"),
    ],
)
def test_an_answer_of_no_use_is_named_with_what_was_meant_and_nothing_is_written(
    changed: dict[str, str], code: str, thai: str, tmp_path: Path
) -> None:
    done = new(tmp_path / "site", *options("อบต.", **changed))
    assert done.returncode == 2
    assert done.stderr.startswith(f"content/agency.yml: {code} ")
    assert thai in done.stderr.splitlines()[0]
    assert list(tmp_path.iterdir()) == []


def test_an_option_that_is_missing_is_named_where_nothing_may_be_asked(tmp_path: Path) -> None:
    given = options("อบต.")
    without_units = [*given[: given.index("--unit")], "--yes"]
    done = new(tmp_path / "site", *without_units)
    assert done.returncode == 2
    assert "ต้องระบุ --unit จึงไม่ได้เขียนอะไร" in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_the_next_steps_are_those_of_the_readme_and_name_the_folder(tmp_path: Path) -> None:
    done = new(tmp_path / "site", *options("อบต."))
    readme = (tmp_path / "site" / "README.md").read_text(encoding="utf-8")
    steps = [line.strip() for line in done.stdout.splitlines() if line.startswith("  ita ")]
    assert steps == ["ita import รายงาน.docx --fiscal-year 2568 --round 12", "ita check", "ita build"]
    assert [step for step in steps if step not in readme] == []
    assert done.stdout.endswith(f"see {tmp_path / 'site'}/README.md\n")
    assert "make release" in readme


def test_a_unit_that_is_named_twice_is_refused(tmp_path: Path) -> None:
    done = new(tmp_path / "site", *options("อบต."), "--unit", "กองคลัง")
    assert done.returncode == 2
    assert "กองคลัง" in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_holds_something_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "mine.txt").write_text("x", encoding="utf-8")
    done = new(tmp_path / "site", *options("อบต."))
    assert done.returncode == 1
    assert "มีไฟล์อยู่แล้ว" in done.stderr
    assert contents(tmp_path) == {"site/mine.txt": b"x"}


def test_an_empty_folder_is_filled(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    assert new(tmp_path / "site", *options("อบต.")).returncode == 0
    assert (tmp_path / "site" / "mkdocs.yml").is_file()


def test_what_is_missing_is_named_where_nobody_can_be_asked(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "ita_site.commands", "new", str(tmp_path / "site"), "--name", "ก"],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
        env=ENVIRONMENT,
    )
    assert done.returncode == 2
    assert done.stderr.startswith("ผิดพลาด: ยังไม่ได้ระบุ --province --district --website --unit ")


def typed(folder: Path, answers: Sequence[str]) -> tuple[int, str]:
    """Type a line at each prompt of a real terminal; the exit code and all that was on the screen."""
    master, slave = pty.openpty()
    command = [sys.executable, "-m", "ita_site.commands", "new", str(folder)]
    screen, waiting = b"", [*answers]
    with subprocess.Popen(command, stdin=slave, stdout=slave, stderr=slave, env=ENVIRONMENT) as process:
        os.close(slave)
        while piece := _read(master):
            screen += piece
            if screen.endswith(b": ") and waiting:
                os.write(master, f"{waiting.pop(0)}\n".encode())
    os.close(master)
    return process.returncode, screen.decode(errors="replace")


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 4096)
    except OSError:
        # the other side is closed
        return b""


def test_what_is_not_given_is_asked_for_in_thai(tmp_path: Path) -> None:
    answers = ["เทศบาลตำบลทดสอบ", "เลยย", "", "ภูกระดึง", "www.test.go.th", "", "กองคลัง", "กองช่าง", ""]
    code, screen = typed(tmp_path / "site", answers)
    assert code == 0, screen
    assert "ยังใช้ไม่ได้" in screen
    agency = yaml.safe_load((tmp_path / "site" / "content" / "agency.yml").read_text(encoding="utf-8"))
    assert {name: agency[name] for name in ("name", "province", "province_code", "district", "website")} == {
        "name": "เทศบาลตำบลทดสอบ",
        "province": "จังหวัดเลย",
        "province_code": "TH-42",
        "district": "อำเภอภูกระดึง",
        "website": "http://www.test.go.th",
    }
    assert [unit["name"] for unit in agency["units"]] == ["กองคลัง", "กองช่าง"]


@pytest.mark.parametrize(
    ("names", "ids"),
    [
        (["สำนักปลัด", "กองคลัง", "กองช่าง"], ["office", "finance", "works"]),
        (["กองการศึกษา ศาสนาและวัฒนธรรม", "ศูนย์ ก", "ศูนย์ ข"], ["education", "unit-2", "unit-3"]),
        (["กองคลัง", "งานการเงินและบัญชี"], ["finance", "finance-2"]),
        (["หน่วยตรวจสอบภายใน", "สํานักปลัด"], ["audit", "office"]),
    ],
)
def test_units_get_ids_by_their_names(names: list[str], ids: list[str]) -> None:
    assert unit_ids(names) == ids


def test_a_name_that_yaml_would_misread_comes_back_to_the_letter() -> None:
    name = 'กรม "ก": ข # ค'
    answers = Answers(name, "จังหวัดเลย", "อำเภอ ก", WEBSITE, ("yes",))
    assert yaml.safe_load(agency_file(answers))["name"] == name
    files = site_files(answers)
    assert yaml.safe_load(files["mkdocs.yml"])["site_name"] == f"รายงาน ITA {name}"
    assert all("{{" not in text.replace("${{", "") for text in files.values())


def test_every_package_of_a_new_site_is_pinned() -> None:
    lines = site_files(Answers("ก", "จังหวัดเลย", "อำเภอ ก", WEBSITE, ("ก",)))["requirements.txt"].splitlines()
    assert all(line.count("==") == 1 for line in lines)
    assert {"ita-site", "mkdocs", "mkdocs-material", "pydantic"} <= {line.partition("==")[0] for line in lines}


@pytest.mark.parametrize("year", [2565, 2566, 2567, 2568])
def test_a_framework_says_where_each_of_its_words_is_from(year: int, tmp_path: Path) -> None:
    assert new(tmp_path / "site", *options("กรม")).returncode == 0
    text = (tmp_path / "site" / "content" / "framework" / f"nacc-{year}.yml").read_text(encoding="utf-8")
    framework = yaml.safe_load(text)
    seen = {source["id"]: source["text"] for source in framework["sources"]}
    assert "ไม่ได้บันทึกที่อยู่และปี" in seen["state"]
    assert {1, 2, 3, 4, 5, 9, 10} <= {indicator["number"] for indicator in framework["indicators"]}
    assert bool(framework.get("items")) is (year == 2566)
    assert text.startswith("# ไม่ทราบถ้อยคำของข้อคำถาม" if year != 2566 else "# มีเฉพาะข้อคำถามที่มีแหล่งที่มา")
