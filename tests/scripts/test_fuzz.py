"""A part of what `python -m scripts.fuzz` tries: real files changed at random, each taken or refused with a problem."""

from random import Random

import pytest

from scripts.fuzz.mutate import mutated
from tests.builders.projects import ROOT, run


@pytest.mark.parametrize(("target", "count"), [("content", 150), ("docx", 40), ("health", 150)])
def test_no_changed_file_ends_in_an_exception(target: str, count: int) -> None:
    done = run("scripts.fuzz", target, "--count", str(count), "--seed", "16", cwd=ROOT)
    assert done.returncode == 0, done.stdout + done.stderr
    assert f"{count} inputs" in done.stdout
    assert ", 0 failed" in done.stdout
    assert " 0 taken" not in done.stdout


def test_an_input_follows_from_its_seed() -> None:
    data = b'{"url": "http://a/", "attempts": 1}\n' * 3
    made = [mutated(data, [data], Random(seed)) for seed in (1, 1, 2)]
    assert made[0] == made[1] != made[2]
