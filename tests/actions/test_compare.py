from hypothesis import given
from hypothesis import strategies as st

from archive_app.actions import add as adding
from archive_app.actions.add import CaptureTools
from archive_app.actions.compare import Kind, compare, words
from archive_app.store.archive import Archive
from tests.actions.conftest import PARAGRAPHS, article_page
from tests.loopback_site import LoopbackSite


def test_changed_words_stand_inside_their_block_and_the_rest_is_the_same(
    archive: Archive, news: LoopbackSite, tools: CaptureTools
) -> None:
    changed = PARAGRAPHS[1].replace("eleven places", "fourteen places")
    added = "A second inspection was ordered on Friday."
    for page in (
        article_page(),
        article_page(paragraphs=(PARAGRAPHS[0], changed, added), credit="Photograph: AFP"),
    ):
        news.page("/wall", page)
        captured = adding.capture(adding.plan(archive, f"{news.origin}/wall"), tools)
        saved = adding.save(archive, captured)

    found = compare(archive, saved.article, None, None)

    assert (found.old, found.new) == (1, 2)
    kinds = [block.kind for block in found.blocks]
    assert kinds == [Kind.SAME, Kind.CHANGED, Kind.ADDED, Kind.REMOVED]
    assert [(p.kind, p.text) for p in found.blocks[1].pieces if p.kind is not Kind.SAME] == [
        (Kind.REMOVED, "eleven"),
        (Kind.ADDED, "fourteen"),
    ]
    assert [(p.kind, p.field, p.new) for p in found.pictures] == [
        (Kind.CHANGED, "credit", "Photograph: AFP")
    ]


@given(st.text(max_size=200), st.text(max_size=200))
def test_the_pieces_always_make_both_texts(old: str, new: str) -> None:
    pieces = words(old, new)

    assert "".join(p.text for p in pieces if p.kind is not Kind.ADDED) == old
    assert "".join(p.text for p in pieces if p.kind is not Kind.REMOVED) == new
