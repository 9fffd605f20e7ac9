"""What is published of a picture: the picture, upright, in its own colours, and nothing beside it."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from ita_site.visitor_files.picture import BadPictureError, published
from ita_site.visitor_files.publishing import is_plain_below
from tests.builders.photos import SECRET, SRGB, photo, two_colours
from tests.builders.sites import Site

HOSTILE = Path(__file__).parents[1] / "hostile"
KINDS = ("JPEG", "PNG", "WEBP", "GIF", "AVIF")


def opened(data: bytes) -> Image.Image:
    image = Image.open(io.BytesIO(data))
    image.load()
    return image


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("orientation", [1, 6])
def test_nothing_that_is_not_seen_is_left_in_a_picture(kind: str, orientation: int) -> None:
    data = photo(kind, orientation)
    assert SECRET in data
    bare = published(data)
    assert SECRET not in bare
    image = opened(bare)
    assert len(image.getexif()) == 0
    assert not {"comment", "xmp", "photoshop", "Author"} & image.info.keys()


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
@pytest.mark.parametrize(("orientation", "corner"), [(1, "red"), (3, "blue"), (6, "red"), (8, "blue")])
def test_a_picture_is_turned_as_its_camera_noted(kind: str, orientation: int, corner: str) -> None:
    image = opened(published(photo(kind, orientation))).convert("RGB")
    assert image.size == ((20, 40) if orientation > 4 else (40, 20))
    red, _, blue = image.getpixel((2, 2))  # type: ignore[misc]
    assert ("red" if red > blue else "blue") == corner


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
@pytest.mark.parametrize("orientation", [1, 6])
def test_a_picture_keeps_its_colour_profile(kind: str, orientation: int) -> None:
    assert opened(published(photo(kind, orientation))).info["icc_profile"] == SRGB


@pytest.mark.parametrize("options", [{}, {"progressive": True}, {"quality": 30}, {"restart_marker_blocks": 1}])
def test_the_points_of_an_upright_photograph_are_not_touched(options: dict[str, Any]) -> None:
    data = photo("JPEG", **options)
    assert opened(published(data)).tobytes() == opened(data).tobytes()


def test_a_picture_that_moves_keeps_its_frames_and_times() -> None:
    frames = [two_colours().rotate(turn) for turn in (0, 90, 180)]
    for kind, options in (("GIF", {"comment": SECRET}), ("WEBP", {"xmp": SECRET, "lossless": True})):
        made = io.BytesIO()
        frames[0].save(made, kind, save_all=True, append_images=frames[1:], duration=70, loop=2, **options)
        bare = published(made.getvalue())
        assert SECRET not in bare
        image = opened(bare)
        assert (getattr(image, "n_frames", 1), image.info["duration"], image.info["loop"]) == (3, 70, 2)


def test_an_icon_keeps_its_pictures_and_loses_what_is_hidden_in_them() -> None:
    image, data = opened(photo("PNG")), photo("PNG")
    entry = bytes((40, 20, 0, 0, 1, 0, 32, 0)) + len(data).to_bytes(4, "little") + (22).to_bytes(4, "little")
    bare = published(b"\0\0\1\0\1\0" + entry + data + SECRET)
    assert SECRET not in bare
    assert opened(bare).convert("RGB").tobytes() == image.convert("RGB").tobytes()


def test_a_bare_picture_stays_as_it_is() -> None:
    for kind in KINDS:
        bare = published(photo(kind))
        assert published(bare) == bare


def box(kind: bytes, inside: bytes) -> bytes:
    return (8 + len(inside)).to_bytes(4) + kind + inside


@pytest.mark.parametrize(
    "spare",
    [
        SECRET,
        box(b"free", SECRET),
        box(b"skip", SECRET),
        box(b"wide", SECRET) + SECRET,
        b"\0\0\0\1free" + (16 + len(SECRET)).to_bytes(8) + SECRET,
        b"\0\0\0\0free" + SECRET,
        b"\0\0\0\2free" + SECRET,
    ],
)
def test_nothing_is_left_behind_the_picture_of_an_avif(spare: bytes) -> None:
    data = plain_avif()
    assert published(data + spare) == data


@pytest.mark.parametrize("kind", [b"free", b"skip", b"abcd"])
def test_a_box_before_the_picture_of_an_avif_is_emptied_in_its_place(kind: bytes) -> None:
    data = plain_avif()
    at = data.index(b"mdat") - 4
    media = data[at:]
    # a second box of media is read by nobody, but ends the picture
    bare = published(data + box(kind, SECRET) + media)
    assert bare == data + box(b"free", bytes(len(SECRET))) + media
    assert opened(bare).tobytes() == opened(data).tobytes()


def test_an_avif_whose_first_box_is_broken_is_not_published() -> None:
    with pytest.raises(BadPictureError):
        published(b"\0\0\0\2" + plain_avif()[4:])


def plain_avif() -> bytes:
    made = io.BytesIO()
    two_colours().save(made, "AVIF")
    return made.getvalue()


def test_a_photograph_too_broken_to_be_turned_keeps_only_how_to_turn_it() -> None:
    data = photo("JPEG", 6)
    bare = published(data[: data.index(b"\xff\xda") + 30])
    assert SECRET not in bare
    assert b"Exif" in bare


def test_a_photo_with_a_place_and_a_comment_loses_both() -> None:
    data = (HOSTILE / "photo-gps-comment.jpg").read_bytes()
    assert b"pwn" in data
    bare = published(data)
    assert b"pwn" not in bare
    assert opened(bare).tobytes() == opened(data).tobytes()


@pytest.mark.parametrize("data", [b"\0\0\0\x18ftypheic\0\0\0\0", b"II*\0" + b"\0" * 40, b"BM" + b"\0" * 60])
def test_a_picture_that_no_browser_shows_is_a_problem_and_not_published(site: Site, data: bytes) -> None:
    site.write("images/photo.jpg", data)
    assert site.problems() == ["images/photo.jpg:0 bad-picture"]
    with pytest.raises(BadPictureError):
        published(data)


def test_a_file_that_a_link_leads_to_is_not_in_the_folder_itself(site: Site) -> None:
    site.write("a/b.txt", "x")
    (site.root / "c").symlink_to("a")
    (site.root / "d.txt").symlink_to("a/b.txt")
    assert [is_plain_below(site.root, name) for name in ("a/b.txt", "c/b.txt", "d.txt", "a")] == [True, *[False] * 3]


@settings(max_examples=60)
@given(st.sampled_from(KINDS), st.data())
def test_a_spoilt_picture_is_answered(kind: str, draw: st.DataObject) -> None:
    data = bytearray(photo(kind))
    for _ in range(draw.draw(st.integers(0, 4))):
        data[draw.draw(st.integers(0, len(data) - 1))] = draw.draw(st.integers(0, 255))
    cut = draw.draw(st.integers(0, len(data)))
    try:
        published(bytes(data[:cut]))
    except BadPictureError:
        assert cut
