"""JavaScript modules as one script: a worker of one file runs in every browser and is fetched at once."""

import re
from importlib.resources.abc import Traversable
from typing import Final

_IMPORT: Final = re.compile(r'^import \{ \w+(?:, \w+)* \} from "\./(\w+)\.js";\n', re.MULTILINE)
_EXPORT: Final = re.compile(r"^export (?=(?:async )?(?:function|class|const|let) )", re.MULTILINE)
# what is left of imports and exports that are written in any other way
_OTHER: Final = re.compile(r"^(?:import|export)\b.*", re.MULTILINE)
_DEFINED: Final = re.compile(r"^(?:async )?(?:function|class|const|let) (\w+)", re.MULTILINE)


def joined(folder: Traversable, entry: str) -> str:
    """Return the module `entry` of a folder and all that it imports, directly or not, as one script.

    A module comes after those that it imports. All share one scope, which nothing outside sees. Only
    `import { name, name } from "./module.js";` and `export` before a definition are understood. Raises ValueError for
    any other form, for modules that import each other, and for a name that two modules define.
    """
    texts: dict[str, str] = {}
    _add(folder, entry, texts, ())
    script = "\n".join(_EXPORT.sub("", text) for text in texts.values())
    if other := _OTHER.search(script):
        raise ValueError(other[0])
    names = _DEFINED.findall(script)
    if twice := sorted({name for name in names if names.count(name) > 1}):
        raise ValueError(", ".join(twice))
    return f'(() => {{\n"use strict";\n{script}}})();\n'


def _add(folder: Traversable, name: str, texts: dict[str, str], importers: tuple[str, ...]) -> None:
    """Add a module's text without its imports to `texts`, after the modules that it imports."""
    if name in importers:
        raise ValueError(" → ".join((*importers, name)))
    if name in texts:
        return
    text = folder.joinpath(f"{name}.js").read_text(encoding="utf-8")
    for imported in _IMPORT.findall(text):
        _add(folder, imported, texts, (*importers, name))
    texts[name] = _IMPORT.sub("", text)
