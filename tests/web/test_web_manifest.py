"""The manifest names the site, and icons that are there."""

from __future__ import annotations

import json
from io import BytesIO

from PIL import Image

from ita_site.theme import FOLDER
from ita_site.web.web_manifest import web_manifest
from scripts.generate.icons import IMAGES, icons
from tests.builders.sites import PHANGAT, catalogue_of


def test_the_manifest_names_the_site_in_full_and_in_short() -> None:
    manifest = json.loads(web_manifest(catalogue_of(PHANGAT).agency))
    assert (manifest["name"], manifest["short_name"]) == ("รายงาน ITA องค์การบริหารส่วนตำบลพะงาด", "ITA อบต.พะงาด")


def test_every_icon_of_the_manifest_has_the_size_that_it_says() -> None:
    for icon in json.loads(web_manifest(catalogue_of(PHANGAT).agency))["icons"]:
        with Image.open(FOLDER / icon["src"]) as picture:
            assert f"{picture.width}x{picture.height}" == icon["sizes"]


def test_every_icon_is_of_the_one_drawing() -> None:
    for name, data in icons().items():
        with Image.open(BytesIO(data)) as drawn, Image.open(IMAGES / name) as kept:
            assert drawn.tobytes() == kept.tobytes(), name


def test_the_mark_beside_the_name_has_the_paths_of_the_drawing() -> None:
    drawing = (IMAGES / "favicon.svg").read_text(encoding="utf-8")
    brand = (FOLDER / "partials" / "brand.html").read_text(encoding="utf-8")
    paths = [part.partition('"')[0] for part in brand.split(' d="')[1:]]
    assert len(paths) == drawing.count(" d=")
    assert [path for path in paths if f' d="{path}"' not in drawing] == []
