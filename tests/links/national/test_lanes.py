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


def test_a_group_that_joins_twice_rests_until_the_slice_of_each_has_ended() -> None:
    lanes = Lanes(2, per_group=2, most=5)
    lanes.deal({1: range(10, 14), 3: range(30, 34)})
    lanes.take(0)
    lanes.give_back(4, range(40, 49))  # new groups go to the lane with least to do: this is lane 0 ...
    lanes.give_back(2, [20])  # ... and this lane 1
    lanes.join([1], 2)
    lanes.join([2], 4)
    lanes.join([4], 3)
    assert lanes.take(1) == []
    lanes.end(0)
    assert lanes.take(1) == [30, 31]


def test_a_group_of_which_nothing_is_queued_rests_as_a_part_of_another_too() -> None:
    lanes = Lanes(1, per_group=2, most=5)
    lanes.deal({6: [60]})
    lanes.rest(5, -7)  # a slice of an earlier driver asks it
    lanes.join([5], 6)
    assert lanes.take(0) == []
    lanes.end(-7)
    assert lanes.take(0) == [60]


STEPS = st.lists(st.one_of(st.tuples(st.integers(0, 5), st.integers(0, 5)), st.sampled_from(["take", "end"])))


@given(st.dictionaries(st.integers(0, 5), st.integers(1, 9)), st.integers(1, 4), st.sets(st.integers(0, 5)), STEPS)
def test_no_group_is_ever_in_two_slices_and_nothing_is_lost(
    sizes: dict[int, int], count: int, resting: set[int], steps: list[tuple[int, int] | str]
) -> None:
    lanes = Lanes(count, per_group=2, most=4)
    numbers = iter(range(1000))
    groups = {group: [number for _, number in zip(range(size), numbers, strict=False)] for group, size in sizes.items()}
    group_of = {number: group for group, own in groups.items() for number in own}
    same = list(range(6))
    live: dict[int, set[int]] = {-1: resting}
    """The groups of each slice, as they were called when it began; those of an earlier driver's among them."""
    asked: list[int] = []
    lanes.deal(groups)
    for group in resting:
        lanes.rest(group, -1)
    for step in [*steps, *["end", "take"] * 60]:
        if isinstance(step, tuple):
            left, right = step
            if same[left] != same[right]:
                lanes.join([same[right]], same[left])
                same = [same[left] if group == same[right] else group for group in same]
        elif step == "end" and live:
            lane = next(iter(live))
            del live[lane]
            lanes.end(lane)
        elif step == "take":
            for lane in lanes.free():
                if taken := lanes.take(lane):
                    begun = {group_of[number] for number in taken}
                    others = {group for slice_groups in live.values() for group in slice_groups}
                    # groups that were already the same when this slice was taken
                    assert not {same[group] for group in begun} & {same[group] for group in others}
                    live[lane] = begun
                    asked += taken
    assert sorted(asked) == sorted(group_of)
    assert sum(map(lanes.of_lane, range(count))) == 0
