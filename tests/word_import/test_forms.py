"""The form however offices type it becomes the catalogue that its words say."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.word_import.cases import Case, check
from tests.word_import.form_cases import CASES

if TYPE_CHECKING:
    from tests.word_import.office import Desk


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_file_becomes_what_its_words_say(office: Desk, case: Case) -> None:
    report = check(office, case)
    assert report.entry.introduction.split("\n")[0].startswith("ตามที่")
