"""What a field can be chosen from."""

from __future__ import annotations

from ita_site.desk.forms.choices import Choice, Surroundings, choices_in
from ita_site.model.closed_lists.provinces import PROVINCES


def test_a_province_is_chosen_by_its_name() -> None:
    offered = choices_in(Surroundings())["province_code",]
    assert len(offered) == len(PROVINCES)
    assert Choice("TH-42", "TH-42 จังหวัดเลย") in offered
