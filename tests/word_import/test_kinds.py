"""Small files that were once read wrongly, one kind of file each, with what they say."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from ita_site.model.measure import Measure
from ita_site.word_import.asked import Asked
from ita_site.word_import.docx.refusal import Refusal
from tests.word_import.office import Desk, Written

FILES = Path(__file__).with_name("kinds")
KINDS = sorted(file.stem for file in FILES.glob("*.docx"))
ASKED = Asked(2568, 12, "nacc", 2567, guessed_year=False)
MARKER = re.compile(r"^(?:[0-9]+[.)]|[-•▪✓])\s*")


def expected(kind: str) -> dict[str, Any]:
    text: dict[str, Any] = json.loads((FILES / f"{kind}.expected.json").read_text(encoding="utf-8"))
    return text


def bare(text: str) -> str:
    """A text without its bullet or number."""
    return MARKER.sub("", text)


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


def fields(row: dict[str, Any]) -> dict[str, Any]:
    """What a file of expectations says of a measure, as `read` tells it."""
    lists = {name: [bare(text) for text in row[name]] for name in ("activities", "results", "outcomes")}
    return {name: row[name] for name in row if name != "item_codes"} | lists


def read(measure: Measure, pictures: int) -> dict[str, Any]:
    claims = [*measure.results, *measure.outcomes]
    return {
        "issue": measure.issue.text,
        "activities": [bare(one.text) for one in measure.activities],
        "responsible": measure.responsible.text,
        "period": measure.period_text,
        "results": [bare(one.text) for one in measure.results],
        "outcomes": [bare(one.text) for one in measure.outcomes],
        "urls": [evidence.url for one in claims for evidence in one.evidence],
        "pictures": pictures,
    }


def imported(office: Desk, kind: str) -> tuple[list[Written[Measure]], str]:
    """The measures of the imported file, and all that is written of it."""
    office.draft((FILES / f"{kind}.docx").read_bytes(), asked=ASKED).store()
    report = office.content / "reports/2568-12m"
    text = squeezed("".join(file.read_text(encoding="utf-8") for file in sorted(report.rglob("*.md"))))
    return [office.written(Measure, file) for file in sorted(report.glob("measures/*.md"))], text


@pytest.mark.parametrize("kind", [kind for kind in KINDS if "refuse" not in expected(kind)])
def test_a_kind_of_file_is_read_as_word_shows_it(office: Desk, kind: str) -> None:
    want = expected(kind)
    measures, text = imported(office, kind)
    rows = [fields(row) for row in want.get("rows", ())]
    assert [read(view.entry, view.body.count("![")) for view in measures][: len(rows)] == rows
    assert [words for words in want.get("must", ()) if squeezed(words) not in text] == []
    assert [words for words in want.get("absent", ()) if squeezed(words) in text] == []


@pytest.mark.parametrize("kind", [kind for kind in KINDS if "refuse" in expected(kind)])
def test_a_kind_of_file_is_refused_with_the_way_out(office: Desk, kind: str) -> None:
    with pytest.raises(Refusal) as refusal:
        office.draft((FILES / f"{kind}.docx").read_bytes(), asked=ASKED)
    assert re.search(expected(kind)["refuse"], refusal.value.th)
