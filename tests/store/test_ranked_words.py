"""How SQLite writes numbers down, as far as lists of common words read them."""

from hypothesis import given
from hypothesis import strategies as st

from archive_app.store.archive import Archive
from archive_app.store.ranked_words import varints
from tests.store.samples import article, saving


def varint(number: int) -> bytes:
    """As https://www.sqlite.org/fileformat2.html#varint has it, up to four bytes."""
    groups = [number & 0x7F]
    while number := number >> 7:
        groups.append(number & 0x7F | 0x80)
    return bytes(reversed(groups))


@given(st.lists(st.integers(0, 2**28 - 1), max_size=13))
def test_numbers_are_read_as_sqlite_writes_them(columns: list[int]) -> None:
    sizes = b"".join(map(varint, columns))

    assert varints(sizes) == columns


def test_the_index_writes_its_sizes_so(archive: Archive) -> None:
    archive.articles.save(saving(article(words="tide " * 1_000)))

    (sizes,) = archive._db.execute("SELECT sz FROM article_text_docsize").fetchone()
    assert 1_000 < sum(varints(sizes)) < 1_100
