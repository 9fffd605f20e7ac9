"""Write the folder of a new site: whole or not at all, and only where nothing is yet."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from ita_site.disk.work_folder import work_folder
from ita_site.new_site.agency import FILE, Answers, agency_file
from ita_site.new_site.requirements import requirements, version
from ita_site.source.front_matter_writer import scalar

_HERE: Final = Path(__file__).parent
_HIDDEN: Final = {"gitignore": ".gitignore", "github": ".github"}
"""Names below `site/` that stand there without their dot, so that git and GitHub do not read them here."""


def site_files(answers: Answers) -> dict[str, str]:
    """Return every file of a new site by its path."""
    words = _words(answers)
    files = {path: _filled(text, words) for path, text in _templates()}
    frameworks = sorted((_HERE / "frameworks").glob("*.yml"))
    files |= {f"content/framework/{file.name}": file.read_text(encoding="utf-8") for file in frameworks}
    # git keeps no empty folder, and a content folder must have this one
    return files | {FILE: agency_file(answers), "requirements.txt": requirements(), "content/reports/.gitkeep": ""}


def write_site(folder: Path, answers: Answers) -> None:
    """Write the site into `folder`, which is empty or not there yet. Raises FileExistsError, OSError."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise FileExistsError(folder)
    folder.parent.mkdir(parents=True, exist_ok=True)
    with work_folder(folder.parent) as work:
        new = work / "new"
        for path, text in site_files(answers).items():
            file = new / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8", newline="\n")
        # an empty folder is replaced; one that was filled meanwhile is not
        os.replace(new, folder)  # noqa: PTH105 - Path.replace says the same


def _templates() -> Iterator[tuple[str, str]]:
    """Yield (path in the new site, text) of each file of `site/`."""
    root = _HERE / "site"
    for file in sorted(root.rglob("*")):
        if file.is_file():
            first, *others = file.relative_to(root).parts
            yield "/".join((_HIDDEN.get(first, first), *others)), file.read_text(encoding="utf-8")


def _words(answers: Answers) -> dict[str, str]:
    """Return the value for each name in braces: as YAML where it is a value, as Markdown in the README."""
    name = answers.name
    return {
        "name": name,
        "site_name": scalar(f"รายงาน ITA {name}"),
        "home_description": scalar(f"{name}บอกว่าจะทำอะไร รายงานว่าทำอะไร และมีหลักฐานให้เปิดดูแค่ไหน"),
        "version": version(),
    }


def _filled(text: str, words: dict[str, str]) -> str:
    for name, value in words.items():
        text = text.replace(f"{{{{ {name} }}}}", value)
    return text
