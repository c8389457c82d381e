"""Offsets in the article's text and positions in the document find each other."""

from archive_app.gui.reader_text_map import DocumentRange, Stretch, TextMap, TextRange


def test_plain_words_keep_their_distance() -> None:
    stretch = Stretch.of("abc", position=10, start=4)

    assert [stretch.to_position(offset) for offset in (4, 5, 7)] == [10, 11, 13]
    assert [stretch.to_offset(position) for position in (10, 11, 13)] == [4, 5, 7]


def test_an_emoji_is_one_code_point_and_two_units() -> None:
    stretch = Stretch.of("a🌊b", position=0, start=0)

    assert [stretch.to_position(offset) for offset in range(4)] == [0, 1, 3, 4]
    assert [stretch.to_offset(position) for position in (0, 1, 3, 4)] == [0, 1, 2, 3]


def test_a_position_inside_a_surrogate_pair_counts_as_its_start() -> None:
    stretch = Stretch.of("🌊🌊", position=5, start=0)

    assert stretch.to_offset(6) == 0
    assert stretch.to_offset(8) == 1


def test_every_offset_comes_back_from_its_position() -> None:
    text = "A 🏗️ crane, 👩‍🔧 and 漢字 العربية"
    stretch = Stretch.of(text, position=7, start=3)

    back = [stretch.to_offset(stretch.to_position(offset)) for offset in range(3, 4 + len(text))]

    assert back == list(range(3, 4 + len(text)))


def test_header_and_captions_have_no_offset() -> None:
    places = TextMap([Stretch.of("first", position=20, start=0)])

    assert places.offset_of(3) is None
    assert places.offset_of(26) is None
    assert places.offset_of(25) == 5


def test_a_range_over_two_blocks_is_two_pieces_of_the_document() -> None:
    places = TextMap(
        [Stretch.of("one🌊", position=5, start=0), Stretch.of("two", position=30, start=6)]
    )

    assert list(places.ranges_of(1, 8)) == [DocumentRange(6, 10), DocumentRange(30, 32)]


def test_a_selection_from_the_header_into_a_block_gives_its_share() -> None:
    places = TextMap(
        [Stretch.of("one", position=5, start=0), Stretch.of("two", position=30, start=5)]
    )

    assert places.text_range(0, 31) == TextRange(0, 6)
    assert places.text_range(9, 29) is None
    assert places.text_range(0, 5) is None


def test_an_article_without_text_has_no_places() -> None:
    places = TextMap()

    assert places.position_of(3) == 0
    assert places.offset_of(3) is None
    assert list(places.ranges_of(0, 9)) == []
