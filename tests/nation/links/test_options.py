"""Options of the national night that would break its manners are refused."""

from __future__ import annotations

import pytest
from click.testing import CliRunner

from ita_site.commands.nation.links import check_links


@pytest.mark.parametrize("seconds", ["0", "0.5", "-1", "nan", "86401", "an hour"])
def test_a_slice_without_a_limit_is_refused(seconds: str) -> None:
    result = CliRunner().invoke(check_links, ["--sites", "sites", "--state", "state", "--budget", seconds])
    assert result.exit_code == 2
    assert "ต้องเป็นวินาที 1 ถึง 86400" in result.output
    assert "must be seconds, from 1 to 86400" in result.output
