"""Modules become one script that says what they say, or nothing is made."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from ita_site.assets.modules import joined

DEPTH = {
    "main": 'import { a, b } from "./middle.js";\nimport { c } from "./last.js";\n\na(b, c);\n',
    "middle": 'import { c } from "./last.js";\nexport const b = c;\nexport function a() {}\n',
    "last": "/* the last */\nexport const c = 1;\n",
}


def written(folder: Path, modules: Mapping[str, str]) -> Path:
    for name, text in modules.items():
        (folder / f"{name}.js").write_text(text, encoding="utf-8")
    return folder


def test_a_module_comes_once_and_after_those_that_it_imports(tmp_path: Path) -> None:
    assert joined(written(tmp_path, DEPTH), "main") == (
        '(() => {\n"use strict";\n/* the last */\nconst c = 1;\n\nconst b = c;\nfunction a() {}\n\n\na(b, c);\n})();\n'
    )


REFUSED = {
    "modules that import each other": (
        {"main": 'import { a } from "./a.js";\n', "a": 'import { b } from "./main.js";\nexport const a = 1;\n'},
        "main → a → main",
    ),
    "an import under another name": (
        {"main": 'import { a as b } from "./a.js";\n', "a": "export const a = 1;\n"},
        "a as b",
    ),
    "an import of everything": ({"main": 'import * as a from "./a.js";\n'}, "import"),
    "an export without a name": ({"main": "export default 1;\n"}, "export default 1"),
    "a name of two modules": (
        {"main": 'import { a } from "./a.js";\nfunction b() {}\n', "a": "export const a = 1;\nfunction b() {}\n"},
        "^b$",
    ),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_the_joiner_does_not_understand_is_refused(case: str, tmp_path: Path) -> None:
    modules, message = REFUSED[case]
    with pytest.raises(ValueError, match=message):
        joined(written(tmp_path, modules), "main")
