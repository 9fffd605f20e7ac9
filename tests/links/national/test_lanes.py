"""Which questions of which groups a slice of a lane may ask."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ita_site.links.national.slices.lanes import Lanes


def test_groups_are_dealt_the_longest_first_to_the_lane_with_least() -> None:
    lanes = Lanes(2, per_group=10, most=100)
    lanes.deal({1: range(3), 2: range(10, 15), 3: range(20, 22)})
    assert lanes.take(0) == [10, 11, 12, 13, 14]
    assert lanes.take(1) == [0, 1, 2, 20, 21]


def test_a_slice_has_a_few_questions_of_each_group_and_a_bounded_number_in_all() -> None:
    lanes = Lanes(1, per_group=2, most=5)
    lanes.deal({group: range(group * 10, group * 10 + 4) for group in (1, 2, 3)})
    assert lanes.take(0) == [10, 11, 20, 21, 30]
    lanes.end(0)
    assert lanes.take(0) == [31, 32, 12, 13, 22]


def test_a_lane_with_a_slice_is_not_free() -> None:
    lanes = Lanes(2, per_group=1, most=5)
    lanes.deal({1: [1, 2]})
    lanes.take(0)
    assert lanes.free() == [1]
    lanes.end(0)
    assert lanes.free() == [0, 1]


def test_what_a_slice_did_not_come_to_is_asked_first() -> None:
    lanes = Lanes(1, per_group=3, most=5)
    lanes.deal({1: range(6)})
    lanes.take(0)
    lanes.end(0)
    lanes.give_back(1, [1, 2])
    assert lanes.take(0) == [1, 2, 3]


def test_groups_that_become_one_lie_in_one_lane_and_rest_until_the_slice_of_the_other_has_ended() -> None:
    lanes = Lanes(2, per_group=2, most=5)
    lanes.deal({1: range(10, 14), 2: range(20, 24)})
    lanes.take(0)
    lanes.take(1)
    lanes.join([2], 1)
    lanes.end(0)
    assert lanes.take(0) == []
    lanes.end(1)
    assert lanes.take(1) == []
    assert lanes.take(0) == [12, 13]


def test_questions_that_are_set_apart_have_a_slice_of_their_own() -> None:
    lanes = Lanes(1, per_group=9, most=9)
    lanes.deal({1: range(3)})
    lanes.set_apart(1, [7, 8, 9])
    taken = []
    for _ in range(3):
        taken.append(lanes.take(0))
        lanes.end(0)
    assert taken == [[7, 8], [9], [0, 1, 2]]


@given(st.lists(st.tuples(st.integers(0, 5), st.integers(1, 9)), max_size=30), st.integers(1, 4), st.data())
def test_no_group_is_ever_in_two_slices_and_nothing_is_lost(
    sizes: list[tuple[int, int]], count: int, data: st.DataObject
) -> None:
    lanes = Lanes(count, per_group=2, most=4)
    numbers = iter(range(1000))
    group_of = {number: group for group, size in sizes for _, number in zip(range(size), numbers, strict=False)}
    same = list(range(6))
    lanes.deal(
        {group: [number for number, own in group_of.items() if own == group] for group in set(group_of.values())}
    )
    live: dict[int, list[int]] = {}
    asked: list[int] = []
    while lanes.left() or live:
        step = data.draw(st.sampled_from(["take", "end", "join"]))
        if step == "join":
            left, right = data.draw(st.integers(0, 5)), data.draw(st.integers(0, 5))
            if same[left] != same[right]:
                lanes.join([same[right]], same[left])
                same = [same[left] if group == same[right] else group for group in same]
        if step != "end":
            for lane in lanes.free():
                if taken := lanes.take(lane):
                    # those that were one before this slice was taken are asked by nobody else
                    groups = {same[group_of[number]] for number in taken}
                    others = {same[group_of[number]] for numbers_ in live.values() for number in numbers_}
                    assert not groups & others
                    live[lane] = taken
        for lane in list(live):
            asked += live.pop(lane)
            lanes.end(lane)
            break
    assert sorted(asked) == sorted(group_of)
