"""Who does the work: what an operator asked for and cannot have is said before anything is begun."""

from __future__ import annotations

from pathlib import Path

import pytest

from ita_site.nation.cluster.choice import executors_of


@pytest.mark.parametrize(
    ("scheduler", "certificates", "words"),
    [
        ("tls://127.0.0.1:1", None, "needs --certificates"),
        ("tls://127.0.0.1:1", Path("nowhere"), "nowhere/ca.pem, nowhere/client.pem, nowhere/client.key"),
        ("tcp://192.0.2.1:1", None, "by tls:// alone"),
        ("", Path("nowhere"), "is for --scheduler"),
        ("local", Path("nowhere"), "is for --scheduler"),
        ("nonsense", None, "by tls:// alone"),
    ],
)
def test_a_cluster_that_cannot_be_reached_safely_is_refused(
    scheduler: str, certificates: Path | None, words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert executors_of(scheduler, 1, certificates) is None
    thai, english = capsys.readouterr().err.splitlines()
    assert words in english
    assert thai.startswith("ผิดพลาด")
