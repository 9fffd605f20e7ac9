"""What becomes of questions whose worker was lost."""

from __future__ import annotations

from ita_site.links.national.slices.losses import ATTEMPTS, Losses, Lost


def test_lost_questions_are_asked_again_a_few_times_beside_others() -> None:
    losses = Losses()
    for _ in range(ATTEMPTS - 1):
        assert losses.note([1, 2]) == Lost(again=(1, 2))
    assert losses.note([1, 2, 3]) == Lost(again=(3,), apart=(1, 2))


def test_a_question_with_which_a_worker_died_alone_is_given_up() -> None:
    losses = Losses()
    for _ in range(ATTEMPTS):
        losses.note([1, 2])
    assert losses.note([1]) == Lost(given_up=(1,))


def test_a_question_alone_is_not_given_up_before_its_time() -> None:
    assert Losses().note([1]) == Lost(again=(1,))
