"""Draw the icons of the theme as PNG from its one drawing, `favicon.svg`: for browsers, telephones and the manifest."""

from __future__ import annotations

from typing import Final

import resvg_py

from ita_site.theme import FOLDER

IMAGES: Final = FOLDER / "assets/images"
DRAWING: Final = IMAGES / "favicon.svg"

TAB: Final = "favicon.png"
ON_GROUND: Final = {"apple-touch-icon.png": 180, "icon-192.png": 192, "icon-512.png": 512}
"""Icons that telephones put beside others, by file; pixels across. They are cut to a circle or to a rounded square."""


def icons() -> dict[str, bytes]:
    """Return every icon by the name of its file."""
    drawing = DRAWING.read_text(encoding="utf-8")
    grounded = {name: _png(_on_ground(drawing), size) for name, size in ON_GROUND.items()}
    return {TAB: _png(drawing, 48), **grounded}


def _on_ground(drawing: str) -> str:
    """Return a drawing on a white ground, so small that a circle of 4/5 of the width holds all of it."""
    placed = drawing.replace("<svg", '<svg x="8" y="8" width="32" height="32"', 1)
    ground = '<rect width="48" height="48" fill="#fff"/>'
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 48 48">{ground}{placed}</svg>'


def _png(drawing: str, size: int) -> bytes:
    return bytes(resvg_py.svg_to_bytes(svg_string=drawing, width=size, skip_system_fonts=True))


def main() -> None:
    """Write every icon beside the drawing."""
    for name, data in icons().items():
        (IMAGES / name).write_bytes(data)


if __name__ == "__main__":
    main()
