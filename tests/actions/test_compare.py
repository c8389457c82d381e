import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive_app.actions import add as adding
from archive_app.actions.add import CaptureTools
from archive_app.actions.compare import compare, words
from archive_app.domain.comparison import Kind, PictureChange
from archive_app.preserve.digests import sha256
from archive_app.store.archive import Archive
from tests.actions.conftest import PARAGRAPHS, article_page, png
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


def _saved(archive: Archive, news: LoopbackSite, tools: CaptureTools) -> int:
    captured = adding.capture(adding.plan(archive, f"{news.origin}/wall"), tools)
    return adding.save(archive, captured).article


def test_a_picture_swapped_under_the_same_address_is_shown_by_its_digests(
    archive: Archive, news: LoopbackSite, tools: CaptureTools
) -> None:
    _saved(archive, news, tools)
    other = png(96, 72)
    news.answer("/wall.png", other, Content_Type="image/png")

    article = _saved(archive, news, tools)

    assert archive.articles.versions(article)[-1].changed == ("pictures",)
    assert compare(archive, article, None, None).pictures == (
        PictureChange(
            Kind.CHANGED,
            news.address("/wall.png"),
            "picture",
            f"sha256:{sha256(png())}",
            f"sha256:{sha256(other)}",
        ),
    )


@pytest.mark.parametrize(
    ("credit", "kind"),
    [("", Kind.REMOVED), ("Photograph: AFP", Kind.CHANGED)],
)
def test_a_credit_that_was_changed_or_removed_is_shown(
    archive: Archive,
    news: LoopbackSite,
    tools: CaptureTools,
    credit: str,
    kind: Kind,
) -> None:
    _saved(archive, news, tools)
    news.page("/wall", article_page(credit=credit))

    article = _saved(archive, news, tools)

    assert archive.articles.versions(article)[-1].changed == ("credits",)
    found = compare(archive, article, None, None)
    assert [(p.kind, p.field, p.old, p.new) for p in found.pictures] == [
        (kind, "credit", "Photograph: Jane Doe / Reuters", credit or None)
    ]
    assert found.changed_blocks == 0


def test_a_picture_that_only_moved_is_no_change(
    archive: Archive, news: LoopbackSite, tools: CaptureTools
) -> None:
    _saved(archive, news, tools)
    news.answers["/moved.png"] = news.answers["/wall.png"]
    news.page("/wall", article_page().replace("/wall.png", "/moved.png"))

    article = _saved(archive, news, tools)

    assert len(archive.articles.versions(article)) == 1


@given(st.text(max_size=200), st.text(max_size=200))
def test_the_pieces_always_make_both_texts(old: str, new: str) -> None:
    pieces = words(old, new)

    assert "".join(p.text for p in pieces if p.kind is not Kind.ADDED) == old
    assert "".join(p.text for p in pieces if p.kind is not Kind.REMOVED) == new
