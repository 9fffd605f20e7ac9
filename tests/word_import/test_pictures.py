"""Pictures come along where a site can show them, freed of what cameras add; the others are told of."""

from __future__ import annotations

import io
import shutil
from pathlib import Path

import pytest
from PIL import Image

from ita_site.word_import.draft.pictures import MAX_WRITTEN
from tests.builders.photos import SECRET, SRGB, photo
from tests.word_import.office import BEFORE, RESULTS, Desk, form, row
from tests.word_import.wordxml import Word, drawing, p, tc

HOSTILE = Path(__file__).parents[1] / "hostile"


def picture(kind: str, size: tuple[int, int] = (40, 30), **options: object) -> bytes:
    stream = io.BytesIO()
    Image.new("RGB", size, (200, 30, 30)).save(stream, kind, **options)
    return stream.getvalue()


def with_picture(data: bytes, ending: str = "png", column: str = "results") -> Word:
    cell = tc(p("-จัดประชุมแล้ว"), p(xml=drawing("pic")))
    return Word(BEFORE + form(row(**{column: cell}))).picture("pic", data, ending)


@pytest.mark.parametrize(
    ("kind", "ending", "written"),
    [
        ("PNG", "png", "png"),
        ("JPEG", "jpg", "jpg"),
        ("GIF", "gif", "png"),
        ("BMP", "bmp", "png"),
        ("TIFF", "tiff", "png"),
    ],
)
def test_a_picture_comes_along_with_a_caption_to_fill_in(office: Desk, kind: str, ending: str, written: str) -> None:
    report = office.imported(with_picture(picture(kind), ending).data())
    file = office.report / f"pictures/measure-1-1.{written}"
    with Image.open(file) as image:
        assert image.size == (40, 30)
    assert f"](../pictures/{file.name})" in report.measures[0].body
    assert any("คำบรรยายภาพ" in one for one in office.todos())
    assert not report.measures[0].entry.results[0].lost_picture


def test_a_picture_loses_what_the_camera_wrote_and_is_no_larger_than_a_page_needs(office: Desk) -> None:
    exif = Image.Exif()
    exif[0x010F] = "Camera of the mayor"
    exif.get_ifd(0x8825)[1] = "N"
    data = picture("JPEG", (4000, 1000), exif=exif.tobytes())
    assert b"mayor" in data
    office.draft(with_picture(data, "jpg").data()).store()
    written = (office.report / "pictures/measure-1-1.jpg").read_bytes()
    assert b"mayor" not in written
    with Image.open(io.BytesIO(written)) as image:
        assert image.size == (1600, 400)
        assert len(image.getexif()) == 0


@pytest.mark.parametrize(
    ("data", "ending", "said"),
    [
        (b"\x01\x00\x00\x00", "emf", "EMF"),
        (b"\xd7\xcd\xc6\x9a", "wmf", "WMF"),
        (b"no picture", "png", "อ่านภาพไม่ได้"),
        (b"<svg onload='alert(1)'/>", "svg", "SVG"),
        (picture("PNG")[:60], "png", "อ่านภาพไม่ได้"),
        (b"", "png", "อ่านภาพไม่ได้"),
    ],
)
def test_a_picture_that_no_site_can_show_is_said_to_be_lost(office: Desk, data: bytes, ending: str, said: str) -> None:
    report = office.imported(with_picture(data, ending).data())
    assert report.measures[0].entry.results[0].lost_picture
    assert any(said in one for one in office.todos())
    assert not (office.report / "pictures").exists()


def test_a_picture_of_too_many_pixels_is_not_unpacked(office: Desk) -> None:
    stream = io.BytesIO()
    Image.new("1", (9000, 9000)).save(stream, "PNG")
    office.draft(with_picture(stream.getvalue()).data()).store()
    assert any("ภาพใหญ่เกินไป" in one for one in office.todos())


def test_a_picture_that_lies_elsewhere_is_not_fetched(office: Desk) -> None:
    word = with_picture(b"")
    word.rels["pic"] = "image", "http://127.0.0.1:9/a.png", True
    report = office.imported(word.data())
    assert report.measures[0].entry.results[0].lost_picture
    assert any("ไม่ได้อยู่ในไฟล์" in one for one in office.todos())


@pytest.mark.parametrize("column", ["issue", "activities", "responsible", "outcomes"])
def test_a_picture_of_any_column_comes_along(office: Desk, column: str) -> None:
    office.draft(with_picture(picture("PNG"), column=column).data()).store()
    assert (office.report / "pictures/measure-1-1.png").is_file()


def test_a_picture_outside_the_table_stands_with_the_report_and_one_right_below_with_its_measure(office: Desk) -> None:
    photo = p(xml=drawing("pic"))
    body = BEFORE + photo + form(row()) + photo + p("ภาคผนวก") + photo
    report = office.imported(Word(body).picture("pic", picture("PNG")).data())
    assert report.body.count("](pictures/report-") == 2
    assert report.measures[0].body.count("](../pictures/measure-1-") == 1


def test_a_claim_of_a_picture_alone_says_so(office: Desk) -> None:
    word = Word(BEFORE + form(row(outcomes=tc(p(xml=drawing("pic")))))).picture("pic", picture("PNG"))
    report = office.imported(word.data())
    assert [one.text for one in report.measures[0].entry.outcomes] == ["TODO ต้นฉบับมีแต่ภาพ ดูท้ายไฟล์"]


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        ("ประชุม [ครั้งที่ 1]\nห้องประชุม", r"![TODO คำบรรยายภาพ (ผลการดำเนินการ): ประชุม \[ครั้งที่ 1\] ห้องประชุม](../pictures/"),
        ("ก" * 6000, "ก" * 6000),
    ],
)
def test_what_the_file_says_of_a_picture_is_suggested_for_its_caption(office: Desk, words: str, kept: str) -> None:
    told = (
        drawing("pic")
        .replace("<a:blip", f'<wp:inline><wp:docPr descr="{words}"/><a:blip')
        .replace("</w:drawing>", "</wp:inline></w:drawing>")
    )
    word = Word(BEFORE + form(row(results=tc(p(RESULTS[0]), p(xml=told))))).picture("pic", picture("PNG"))
    office.draft(word.data()).store()
    files = [*office.report.rglob("*.md"), *office.report.rglob("*.txt")]
    assert kept in "\n".join(file.read_text(encoding="utf-8") for file in files)


@pytest.mark.parametrize("mode", ["RGB", "RGBA"])
def test_a_picture_that_stays_large_is_kept_as_a_photograph(office: Desk, mode: str) -> None:
    stream = io.BytesIO()
    Image.effect_noise((1500, 1500), 120).convert(mode).save(stream, "PNG", compress_level=0)
    assert len(stream.getvalue()) > MAX_WRITTEN
    office.draft(with_picture(stream.getvalue()).data()).store()
    written = office.report / "pictures/measure-1-1.jpg"
    assert written.stat().st_size <= MAX_WRITTEN
    with Image.open(written) as image:
        assert min(image.size) >= 700


def test_a_comment_within_a_photograph_stays_in_the_word_file(office: Desk) -> None:
    data = (HOSTILE / "import-photo-comment.docx").read_bytes()
    office.draft(data).store()
    (file,) = (office.report / "pictures").iterdir()
    assert b"pwn" not in file.read_bytes()
    with Image.open(file) as image:
        assert "comment" not in image.info


def test_a_picture_keeps_its_colour_profile(office: Desk) -> None:
    for kind, ending in (("JPEG", "jpg"), ("PNG", "png")):
        office.draft(with_picture(photo(kind, 6), ending).data()).store()
        file = office.report / f"pictures/measure-1-1.{ending}"
        with Image.open(file) as image:
            assert image.info["icc_profile"] == SRGB
        assert SECRET not in file.read_bytes()
        shutil.rmtree(office.report)
