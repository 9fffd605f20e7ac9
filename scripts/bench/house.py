"""Measure the house: rooms, decisions, upward imports; with `--base REV` beside an older revision.

    python scripts/bench/house.py --base c9440d0 --moved 8df0256

A decision is what radon counts beyond 1 in a function. An import is upward where the contract "rooms import downwards
only" of pyproject.toml puts the imported room above the importing one. A module of the older revision counts in the
room of the one that it became by the revision `--moved`, in which files were only moved.
"""

from __future__ import annotations

import argparse
import ast
import io
import subprocess
import sys
import tarfile
import tempfile
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from radon.complexity import cc_visit
from radon.visitors import Class

PACKAGE: Final = "ita_site"
ROOT_ROOM: Final = "(root)"
HIGH: Final = 10
ALIKE: Final = "-M40%"
"""How much of a file git must find again to say that it was moved."""


@dataclass(frozen=True, slots=True)
class Module:
    """One module of a tree."""

    path: str
    """Relative to the tree, with `/`."""
    lines: int
    complexities: tuple[int, ...]
    """Of each function and method."""
    imports: tuple[str, ...]
    """Paths of the modules of the package that it imports."""

    @property
    def decisions(self) -> int:
        """Return decisions in all functions."""
        return sum(complexity - 1 for complexity in self.complexities)


def modules(tree: Path) -> dict[str, Module]:
    """Read every module of the package below `tree`, by its path."""
    files = {file.relative_to(tree).as_posix(): file for file in sorted((tree / PACKAGE).rglob("*.py"))}
    return {path: _module(path, file.read_text(encoding="utf-8"), files) for path, file in files.items()}


def _module(path: str, text: str, files: Mapping[str, Path]) -> Module:
    names = [name for node in ast.walk(ast.parse(text)) for name in _imported(node)]
    imports = {target for name in names for target in _candidates(name) if target in files}
    return Module(path, text.count("\n"), tuple(_complexities(text)), tuple(sorted(imports)))


def _complexities(text: str) -> Iterator[int]:
    for block in cc_visit(text):
        if isinstance(block, Class):
            continue
        yield block.complexity


def _imported(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names)
    elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
        yield node.module
        yield from (f"{node.module}.{alias.name}" for alias in node.names)


def _candidates(name: str) -> tuple[str, ...]:
    return (f"{name.replace('.', '/')}.py",) if name.startswith(f"{PACKAGE}.") else ()


def room(path: str) -> str:
    """Return the room of a module: its folder in the package; a module of the package's root is a room of its own."""
    parts = path.split("/")[1:]
    return parts[0].removesuffix(".py")


def ranks(pyproject: Path) -> dict[str, int]:
    """Return the height of each room by the layers of the import contract, 0 the lowest."""
    contracts = tomllib.loads(pyproject.read_text(encoding="utf-8"))["tool"]["importlinter"]["contracts"]
    (layers,) = (contract["layers"] for contract in contracts if "containers" not in contract)
    named = (layer.replace(" ", "").replace("|", ":").split(":") for layer in reversed(layers))
    return {name.removeprefix(f"{PACKAGE}."): height for height, names in enumerate(named) for name in names}


def upward(tree: Mapping[str, Module], heights: Mapping[str, int], became: Mapping[str, str]) -> list[tuple[str, str]]:
    """Return the imports of a lower room from a higher one; a module that `became` another is placed where that is."""

    def height(path: str) -> int | None:
        return heights.get(room(became.get(path, path)))

    pairs = ((module.path, target) for module in tree.values() for target in module.imports)
    known = ((path, target, height(path), height(target)) for path, target in pairs)
    return [(path, target) for path, target, low, high in known if low is not None and high is not None and low < high]


def renamed(repository: Path, base: str, moved: str) -> dict[str, str]:
    """Return what each module of an older revision became by another, as git sees it."""
    command = ["git", "-C", str(repository), "diff", "--name-status", ALIKE, "-l5000", "--diff-filter=R", base, moved]
    lines = subprocess.run([*command, "--", PACKAGE], check=True, capture_output=True, text=True).stdout.splitlines()
    return {old: new for _, old, new in (line.split("\t") for line in lines)}


def table(tree: Mapping[str, Module], ups: int) -> Iterator[str]:
    """Yield the figures of one tree as rows of a Markdown table: by room, then of the whole."""
    rooms: defaultdict[str, list[Module]] = defaultdict(list)
    for module in tree.values():
        in_root = module.path.count("/") == 1
        rooms[ROOT_ROOM if in_root else room(module.path)].append(module)
    yield "| room | modules | lines | decisions | in ten lines | mean complexity | functions over 10 |"
    yield "|---|---|---|---|---|---|---|"
    for name, modules in sorted(rooms.items()):
        yield _row(name, modules)
    yield _row("**all**", list(tree.values()))
    folders = Counter(module.path.rpartition("/")[0] for module in tree.values())
    folder, most = folders.most_common(1)[0]
    yield ""
    root = len(rooms[ROOT_ROOM])
    yield f"upward imports: {ups} · most modules in a folder: {most} ({folder}) · modules in the root: {root}"


def _row(name: str, modules: list[Module]) -> str:
    lines = sum(module.lines for module in modules)
    decisions = sum(module.decisions for module in modules)
    complexities = [complexity for module in modules for complexity in module.complexities]
    mean = sum(complexities) / max(1, len(complexities))
    high = sum(complexity > HIGH for complexity in complexities)
    share = 10 * decisions / max(1, lines)
    return f"| {name} | {len(modules)} | {lines} | {decisions} | {share:.2f} | {mean:.2f} | {high} |"


def revision(repository: Path, name: str, folder: Path) -> Path:
    """Unpack a revision into `folder`, and return that. Raises CalledProcessError where there is none."""
    command = ["git", "-C", str(repository), "archive", name, PACKAGE]
    data = subprocess.run(command, check=True, capture_output=True).stdout
    with tarfile.open(fileobj=io.BytesIO(data)) as archive:
        archive.extractall(folder, filter="data")
    return folder


def main(arguments: list[str] | None = None) -> int:
    """Print the figures of this tree, and those of an older revision before them."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--root", type=Path, default=Path(), metavar="DIR", help="the repository (this folder)")
    parser.add_argument("--base", metavar="REV", help="a revision to compare with")
    parser.add_argument("--moved", default="HEAD", metavar="REV", help="where its modules have their new places (HEAD)")
    options = parser.parse_args(arguments)
    heights = ranks(options.root / "pyproject.toml")
    if options.base:
        with tempfile.TemporaryDirectory(prefix="ita-house-") as folder:
            before = modules(revision(options.root, options.base, Path(folder)))
        became = renamed(options.root, options.base, options.moved)
        rows = table(before, len(upward(before, heights, became)))
        print(f"## {options.base}", "", *rows, "", sep="\n")
    now = modules(options.root)
    ups = upward(now, heights, {})
    print("## now", "", *table(now, len(ups)), *(f"upward: {path} → {target}" for path, target in ups), sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
