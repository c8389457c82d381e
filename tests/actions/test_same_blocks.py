from hypothesis import given, settings
from hypothesis import strategies as st
from rapidfuzz.distance import LCSseq

from archive_app.actions.same_blocks import same_blocks

BLOCKS = st.lists(st.sampled_from("abcdefghij"), max_size=14)


@given(BLOCKS, BLOCKS)
@settings(max_examples=400, deadline=None)
def test_pairs_are_equal_blocks_in_the_order_of_both(old: list[str], new: list[str]) -> None:
    pairs = list(same_blocks(old, new))

    assert all(old[i] == new[j] for i, j in pairs)
    assert pairs == sorted(pairs)
    assert len({i for i, _ in pairs}) == len({j for _, j in pairs}) == len(pairs)


@given(BLOCKS, BLOCKS)
@settings(max_examples=400, deadline=None)
def test_between_two_pairs_nothing_stayed(old: list[str], new: list[str]) -> None:
    a = b = 0
    for i, j in [*same_blocks(old, new), (len(old), len(new))]:
        assert not set(old[a:i]) & set(new[b:j])
        a, b = i + 1, j + 1


@given(st.permutations(range(12)), st.sets(st.integers(0, 11)))
@settings(max_examples=400, deadline=None)
def test_of_blocks_that_stand_once_as_many_stay_as_can(order: list[int], gone: set[int]) -> None:
    old = [str(number) for number in range(12)]
    new = [str(number) for number in order if number not in gone]

    assert len(list(same_blocks(old, new))) == LCSseq.similarity(old, new)


def test_a_repeated_block_stays_with_its_neighbour() -> None:
    old = ["first", "changed", "* * *", "last"]
    new = ["first", "* * *", "rewritten", "* * *", "last"]

    assert list(same_blocks(old, new)) == [(0, 0), (2, 3), (3, 4)]
