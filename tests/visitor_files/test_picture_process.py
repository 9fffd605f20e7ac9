"""Small pictures of strangers' documents: of good ones, and of those that are there to do harm."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator

import pytest
from PIL import Image

from ita_site.visitor_files.copy_picture import MAX_BYTES, MAX_HEIGHT, MAX_WIDTH, CopyPicture
from ita_site.visitor_files.picture_process import NoPicture, PictureProcess
from tests.builders.pdfs import endless, locked, pdf
from tests.builders.photos import SECRET, photo


@pytest.fixture(scope="module")
def drawing() -> Iterator[PictureProcess]:
    with PictureProcess() as process:
        yield process


def picture(drawing: PictureProcess, body: bytes, kind: str) -> CopyPicture:
    drawn = drawing.draw(body, kind)
    assert isinstance(drawn, CopyPicture), drawn
    return drawn


def pixels(drawn: CopyPicture) -> Image.Image:
    image = Image.open(io.BytesIO(drawn.data), formats=("WEBP",))
    assert image.size == (drawn.width, drawn.height)
    return image.convert("RGB")


def test_the_first_page_of_a_document_is_drawn_as_wide_as_a_phone_needs(drawing: PictureProcess) -> None:
    image = pixels(picture(drawing, pdf("Manual"), "pdf"))
    assert image.size == (1000, 1416)
    # white paper, black letters
    assert image.getextrema() == ((0, 255),) * 3


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "GIF"])
def test_a_picture_keeps_its_colours_and_loses_what_is_not_seen(kind: str, drawing: PictureProcess) -> None:
    drawn = picture(drawing, photo(kind), "image")
    image = pixels(drawn)
    left, right = (image.crop((x, 2, x + 1, 3)).tobytes() for x in (2, drawn.width - 3))
    assert (left[0] > 200, left[2] < 100) == (True, True), "not red"
    assert (right[0] < 100, right[2] > 200) == (True, True), "not blue"
    assert SECRET not in drawn.data
    assert b"EXIF" not in drawn.data


def test_a_picture_is_upright_as_its_camera_noted(drawing: PictureProcess) -> None:
    lying, standing = (picture(drawing, photo("JPEG", orientation), "image") for orientation in (1, 6))
    assert (standing.width, standing.height) == (lying.height, lying.width)


def noise(width: int, height: int) -> bytes:
    made = io.BytesIO()
    Image.effect_noise((width, height), 120).save(made, "PNG")
    return made.getvalue()


def test_a_large_picture_is_made_small_in_pixels_and_bytes(drawing: PictureProcess) -> None:
    drawn = picture(drawing, noise(2400, 3600), "image")
    assert drawn.width <= MAX_WIDTH
    assert drawn.height <= MAX_HEIGHT
    assert len(drawn.data) <= MAX_BYTES


def flat(width: int, height: int) -> bytes:
    made = io.BytesIO()
    Image.new("1", (width, height)).save(made, "PNG")
    return made.getvalue()


HARMFUL: dict[str, Callable[[], tuple[bytes, str]]] = {
    "a document behind a password": lambda: (locked(), "pdf"),
    "a document that is cut off": lambda: (pdf("x")[:200], "pdf"),
    "a document that is none": lambda: (b"%PDF-1.7 \x00\xff" * 1000, "pdf"),
    "a document that is never drawn": lambda: (endless(), "pdf"),
    "a picture that is cut off": lambda: (photo("PNG")[:60], "image"),
    "a picture that fills the memory": lambda: (flat(50_000, 50_000), "image"),
    "a picture in a program of its own": lambda: (b"%!PS-Adobe-3.0 EPSF-3.0\n", "image"),
}


@pytest.mark.parametrize("what", HARMFUL)
def test_what_cannot_be_drawn_has_no_picture_and_the_next_one_has(what: str, drawing: PictureProcess) -> None:
    assert drawing.draw(*HARMFUL[what]()) is NoPicture.UNREADABLE
    assert picture(drawing, pdf("Next"), "pdf").width == MAX_WIDTH


@pytest.mark.parametrize("number", ["1101700230708", "1-1017-00230-70-8"])
def test_a_page_with_a_number_of_an_identity_card_is_not_drawn(number: str, drawing: PictureProcess) -> None:
    assert drawing.draw(pdf("List", number), "pdf") is NoPicture.PERSONAL


def test_the_same_document_gives_the_same_bytes(drawing: PictureProcess) -> None:
    assert picture(drawing, pdf("Same"), "pdf") == picture(drawing, pdf("Same"), "pdf")
