from hypothesis import given, settings
from hypothesis import strategies as st
from rapidfuzz.distance import Indel

from archive_app.actions.alike_blocks import AlikeBlocks

BLOCK = st.lists(st.sampled_from("abcdefgh"), max_size=8).map(" ".join)
BLOCKS = st.lists(BLOCK, max_size=12)


def _first(old: list[str], text: str, start: int) -> int | None:
    """What each against each finds: half of the words of both are common, in their order."""
    for number in range(start, len(old)):
        if Indel.normalized_similarity(old[number].split(), text.split()) >= 0.5:
            return number
    return None


@given(BLOCKS, BLOCKS, st.integers(0, 12))
@settings(max_examples=400, deadline=None)
def test_the_first_block_that_is_alike_is_that_of_holding_each_against_each(
    old: list[str], new: list[str], start: int
) -> None:
    alike = AlikeBlocks(old, new)

    assert [alike.first(text, start) for text in new] == [_first(old, text, start) for text in new]


def test_a_block_is_found_though_all_it_shares_is_common() -> None:
    old = ["the ship left", "the boat came"]

    assert AlikeBlocks(old, ["the boat stayed"]).first("the boat stayed", 0) == 1
    assert AlikeBlocks(old, ["a train stood"]).first("a train stood", 0) is None
