"""The editors' reference and the schemas say what the code does."""

import json
from collections.abc import Iterator
from pathlib import Path

import jsonschema
import pytest
import yaml
from pydantic import BaseModel

from ita_site.catalogue.reference import FILES, pages, schema
from ita_site.model.entry import entry_type, says
from ita_site.source.problem_codes import MEANINGS as MEANING_OF
from ita_site.source.problem_codes import Code, Meaning, Severity
from tests.builders.projects import ROOT
from tests.builders.sites import PHANGAT

DOCS = ROOT / "docs"


@pytest.mark.parametrize("name", sorted(pages()))
def test_each_generated_page_on_disk_is_what_the_code_says(name: str) -> None:
    assert (DOCS / name).read_text(encoding="utf-8") == pages()[name], "run `make docs`"


def entries() -> Iterator[type[BaseModel]]:
    unread = [entry for entry, _ in FILES.values()]
    while unread:
        entry = unread.pop()
        yield entry
        unread += [below for field in entry.model_fields.values() if (below := entry_type(field.annotation))]


@pytest.mark.parametrize("entry", sorted(set(entries()), key=str))
def test_each_field_is_explained_in_thai_and_english(entry: type[BaseModel]) -> None:
    text = (DOCS / "front-matter.md").read_text(encoding="utf-8")
    for name, field in entry.model_fields.items():
        words = says(field)
        assert f"| `{name}` |" in text
        assert words.th in text
        assert words.en in text
        assert any("\u0e01" <= char <= "\u0e5b" for char in words.th)
        assert words.en.isascii() or "ผู้" not in words.en


@pytest.mark.parametrize("code", Code)
def test_each_code_has_two_sentences_in_the_documentation(code: Code) -> None:
    meaning: Meaning = MEANING_OF[code]
    row = next(line for line in (DOCS / "problems.md").read_text(encoding="utf-8").split("\n") if f"`{code}`" in line)
    assert meaning.th in row
    assert meaning.en in row
    assert ("error" in row) is (meaning.severity is Severity.ERROR)


def loaded(file: Path) -> object:
    text = file.read_text(encoding="utf-8")
    front = text if file.suffix == ".yml" else text.split("---\n")[1]
    return yaml.load(front, Loader=yaml.BaseLoader)  # BaseLoader: text stays text


REAL = [
    *[("measure", file) for file in sorted((PHANGAT / "reports/2567-12m/measures").glob("*.md"))],
    ("report", PHANGAT / "reports/2567-12m/index.md"),
    ("agency", PHANGAT / "agency.yml"),
    ("framework", PHANGAT / "framework/nacc-2566.yml"),
    ("prose", PHANGAT / "about.md"),
]


@pytest.mark.parametrize(("kind", "file"), REAL, ids=[file.name for _, file in REAL])
def test_the_schema_accepts_the_real_content(kind: str, file: Path) -> None:
    jsonschema.Draft202012Validator(json.loads(schema(kind))).validate(loaded(file))


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"ordr": "1"}, "ordr"),
        ({"id": "../x"}, "../x"),
        ({"period": "2566"}, "2566"),
        ({"activities": "text"}, "text"),
        ({"lead": None}, "None"),
    ],
)
def test_the_schema_refuses_what_the_reader_refuses(change: dict[str, object], field: str) -> None:
    measure = loaded(REAL[0][1])
    assert isinstance(measure, dict)
    with pytest.raises(jsonschema.ValidationError) as refused:
        jsonschema.Draft202012Validator(json.loads(schema("measure"))).validate(measure | change)
    assert field in refused.value.message
