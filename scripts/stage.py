"""Write the site's pages and a matching mkdocs.yml to a folder that Zensical, ProperDocs or MkDocs builds as it is.

Exit codes: 0 written, 1 the content has errors or the disk refused, 2 the command was called wrongly.
"""

from __future__ import annotations

import sys
from pathlib import Path

from ita_site import commandline
from ita_site.publish.staging import Project, foreign, read_project, stage
from ita_site.source.problems import Problem, has_errors


def main(arguments: list[str] | None = None) -> int:
    """Stage the pages and say in two languages how it went."""
    options = _parser().parse_args(arguments)
    config: Path = options.config.resolve()
    target: Path = options.target.resolve()
    if not config.is_file():
        return _refuse(f"ไม่พบ {config}", f"{config} is not there")
    project = read_project(config)
    if isinstance(project, Problem):
        print(project, file=sys.stderr)
        return 1
    if refusal := _refusal(project, target):
        return _refuse(*refusal)
    return _stage(project, target)


def _parser() -> commandline.Parser:
    parser = commandline.Parser(
        description="เขียนหน้าเว็บทั้งหมดลงโฟลเดอร์ที่ Zensical, ProperDocs หรือ MkDocs สร้างเว็บไซต์ต่อได้ | "
        "Write all pages to a folder that Zensical, ProperDocs or MkDocs builds"
    )
    parser.add_argument(
        "target",
        type=Path,
        metavar="DIR",
        help="โฟลเดอร์ใหม่ ว่าง หรือที่คำสั่งนี้เคยเขียน | a folder that is new, empty or was written by this command",
    )
    parser.add_argument(
        "--config",
        type=Path,
        default=Path("mkdocs.yml"),
        metavar="FILE",
        help="การตั้งค่าของเว็บไซต์ | the site's mkdocs.yml",
    )
    return parser


def _refusal(project: Project, target: Path) -> tuple[str, str] | None:
    """Why ``target`` cannot be replaced, in Thai and English."""
    if target.exists() and not target.is_dir():
        return f"{target} ไม่ใช่โฟลเดอร์", f"{target} is not a folder"
    sources = [folder.resolve() for folder in (project.content, project.overrides) if folder]
    if any(target.is_relative_to(folder) or folder.is_relative_to(target) for folder in sources):
        return f"{target} ทับซ้อนกับโฟลเดอร์ต้นฉบับ", f"{target} overlaps the sources"
    if names := foreign(target):
        shown = ", ".join(names[:3])
        return (
            f"{target} มีไฟล์ที่คำสั่งนี้ไม่ได้เขียน: {shown} จึงไม่แตะต้อง",
            f"{target} holds what this command did not write: {shown}; left as it is",
        )
    return None


def _refuse(thai: str, english: str) -> int:
    print(f"ผิดพลาด: {thai}\nError: {english}", file=sys.stderr)
    return 2


def _stage(project: Project, target: Path) -> int:
    try:
        problems = stage(project, target)
    except OSError as error:
        print(f"ผิดพลาด: เขียนลง {target} ไม่ได้: {error}\nError: cannot write {target}: {error}", file=sys.stderr)
        return 1
    for problem in problems:
        print(problem, file=sys.stderr)
    if has_errors(problems):
        print("เนื้อหามีข้อผิดพลาด จึงไม่ได้เขียนอะไร\nThe content has errors; nothing was written", file=sys.stderr)
        return 1
    print(f"เขียนหน้าเว็บลง {target} แล้ว\nThe pages are written to {target}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
