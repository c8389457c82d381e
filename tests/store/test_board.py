"""The rights board: cards of pictures, counted, filtered, grouped and sorted."""

from dataclasses import replace

import pytest

from archive_app.domain.board import BoardQuestion, CardSort, Grouping
from archive_app.domain.errors import NotFound
from archive_app.domain.rights import Badge, Conflict, Field, Ruling, Scope, Status, Verdict
from archive_app.store.archive import Archive
from tests.actions.conftest import png
from tests.store.samples import RIVER, article, picture, placement, ruling, saving

DIFFER = Verdict(
    status=Status.AGENCY,
    credit="Photo: dpa",
    organisation="dpa",
    conflicts=(Conflict(Field.CREDIT_LINE, ("dpa", "River Post")),),
)
NOBODY = Verdict(status=Status.PLACEHOLDER, credit="Courtesy: internet")
NOTHING = Verdict()
OPEN = Verdict(status=Status.CREATIVE_COMMONS, creator=("Jane Roe",), licence="CC BY 4.0")
OWNED = Verdict(status=Status.AGENCY, credit="Photo: AFP", organisation="AFP")


def save(archive: Archive, name: str, verdict: Verdict, look: str | None = None) -> int:
    """The number of a picture that one new article shows; ``look`` is its perceptual hash."""
    shown = replace(placement(f"{name}.jpg"), verdict=verdict, caption=f"Caption of {name}")
    page = replace(article(f"{RIVER}-{name}", title=f"About {name}"), pictures=(shown,))
    page = replace(page, site=f"Site {name[0]}")
    fetched = picture(body=name)
    assert fetched.facts is not None
    facts = replace(fetched.facts, thumbnail=png(32, 20))
    if look is not None:
        facts = replace(facts, perceptual_hash=look)
    fetched = replace(fetched, facts=facts)
    archive.articles.save(saving(page, pictures=(fetched,), number=archive.facts.info().articles))
    return archive.facts.info().pictures


@pytest.fixture
def five(archive: Archive) -> Archive:
    """Pictures 1 to 5: open, owner named, nothing, nobody, differ."""
    for name, verdict in (
        ("boat", OPEN),
        ("crane", OWNED),
        ("gauge", NOTHING),
        ("portrait", NOBODY),
        ("harbour", DIFFER),
    ):
        save(archive, name, verdict)
    return archive


def test_what_needs_a_look_comes_first_and_every_badge_is_counted(five: Archive) -> None:
    board = five.board.ask(BoardQuestion())

    assert list(board.pictures) == [5, 4, 3, 2, 1]
    assert board.counts == {
        Badge.DIFFER: 1,
        Badge.PLACEHOLDER: 1,
        Badge.NOTHING: 1,
        Badge.OWNER: 1,
        Badge.OPEN: 1,
    }
    assert (board.all, board.articles) == (5, 5)


def test_a_segment_shows_its_badge_and_counts_all(five: Archive) -> None:
    board = five.board.ask(BoardQuestion(badge=Badge.OWNER))

    assert list(board.pictures) == [2]
    assert board.all == 5


def test_a_decision_moves_its_picture_to_the_end_and_is_counted(five: Archive) -> None:
    five.pictures.decide(ruling(5))
    five.pictures.decide(ruling(4, Ruling.BLOCKED))

    board = five.board.ask(BoardQuestion())

    assert list(board.pictures) == [3, 2, 1, 5, 4]
    assert board.counts[Badge.CLEARED] == board.counts[Badge.BLOCKED] == 1


def test_evidence_that_changed_comes_before_everything(five: Archive) -> None:
    five.pictures.decide(ruling(1))
    shown = replace(placement("boat.jpg", line="Photo: Somebody Else"), verdict=OWNED)
    page = article(f"{RIVER}-boat", title="About boat", words="Other words.", pictures=(shown,))
    five.articles.save(saving(page, pictures=(picture(body="boat"),), number=9))

    board = five.board.ask(BoardQuestion(review=True))

    assert board.pictures[0] == 1
    (card,) = five.board.cards([1])
    assert card.evidence_changed
    assert card.badge is Badge.CLEARED


def test_a_query_narrows_cards_and_counts(five: Archive) -> None:
    board = five.board.ask(BoardQuestion(query="owner:afp"))

    assert list(board.pictures) == [2]
    assert board.counts == {Badge.OWNER: 1}


@pytest.mark.parametrize(
    "query", ["site:h", 'site:"Site h"', "harbour site", "SITE:SITE rights:differ"]
)
def test_a_query_names_the_site_of_the_article(five: Archive, query: str) -> None:
    assert list(five.board.ask(BoardQuestion(query=query)).pictures) == [5]


@pytest.mark.parametrize(
    ("grouping", "names"),
    [
        (Grouping.NONE, [""]),
        (Grouping.STATUS, ["differ", "placeholder", "nothing", "owner", "open"]),
        (Grouping.OWNER, ["AFP", "dpa", "Jane Roe", ""]),
        (Grouping.SITE, ["Site b", "Site c", "Site g", "Site h", "Site p"]),
        (
            Grouping.ARTICLE,
            ["About harbour", "About portrait", "About gauge", "About crane", "About boat"],
        ),
    ],
)
def test_cards_are_grouped_one_group_after_the_other(
    five: Archive, grouping: Grouping, names: list[str]
) -> None:
    board = five.board.ask(BoardQuestion(grouping=grouping))

    assert [group.name for group in board.groups] == names
    assert sum(group.cards for group in board.groups) == len(board.pictures) == 5
    firsts = [group.first for group in board.groups]
    assert firsts == sorted(firsts)


def test_the_newest_come_first_where_that_is_asked(five: Archive) -> None:
    board = five.board.ask(BoardQuestion(sort=CardSort.NEWEST))

    assert list(board.pictures) == [5, 4, 3, 2, 1]


def test_files_that_look_the_same_share_a_card_unless_they_stand_differently(
    archive: Archive,
) -> None:
    look = "8f3c0a61b2d4e597"
    first = save(archive, "first", OWNED, look)
    second = save(archive, "second", OWNED, look)
    other = save(archive, "third", NOTHING, look)

    board = archive.board.ask(BoardQuestion())

    assert sorted(board.pictures) == [second, other]
    assert archive.board.alike(second) == (second, first)
    assert archive.board.alike(other) == (other,)
    assert archive.board.cards([second])[0].articles == 3


def test_plain_surfaces_are_not_taken_for_one_picture(archive: Archive) -> None:
    save(archive, "white", NOTHING, "0" * 16)
    save(archive, "black", NOTHING, "0" * 16)

    board = archive.board.ask(BoardQuestion())

    assert len(board.pictures) == 2
    assert archive.board.alike(1) == (1,)


def test_a_card_says_whose_it_is_and_where_it_was_seen(five: Archive) -> None:
    (card,) = five.board.cards([5])

    assert (card.caption, card.owner, card.differing) == (
        "Caption of harbour",
        "dpa",
        ("dpa", "River Post"),
    )
    assert (card.article, card.site, card.articles) == (5, "Site h", 1)
    assert five.board.place(5) == (5, 0)


def test_several_pictures_are_decided_in_one_change_that_one_undo_takes_back(
    five: Archive,
) -> None:
    changes = five.pictures.decide_all((3, 4, 5), ruling(3))

    assert five.board.ask(BoardQuestion()).counts[Badge.CLEARED] == 3
    assert changes.pictures == {3, 4, 5}
    five.history.undo()
    assert Badge.CLEARED not in five.board.ask(BoardQuestion()).counts
    assert [len(five.pictures.decisions(number)) for number in (3, 4, 5)] == [2, 2, 2]


def test_where_one_is_not_there_nothing_is_decided(five: Archive) -> None:
    with pytest.raises(NotFound):
        five.pictures.decide_all((3, 99), ruling(3))

    assert five.pictures.decisions(3) == ()


def test_an_owner_set_by_hand_is_the_group_of_the_card(five: Archive) -> None:
    five.pictures.decide(replace(ruling(3, Ruling.OWNER), owner="Harbour Board"))

    board = five.board.ask(BoardQuestion(grouping=Grouping.OWNER))

    assert "Harbour Board" in [group.name for group in board.groups]
    assert five.board.cards([3])[0].owner == "Harbour Board"


def test_a_decision_for_an_owner_stays_within_the_pictures_named(five: Archive) -> None:
    other = save(five, "crane two", OWNED)
    third = save(five, "crane three", OWNED)

    five.pictures.decide_all((2,), replace(ruling(2), scope=Scope.OWNER), within=(2, other))

    assert five.pictures.decisions(other)
    assert not five.pictures.decisions(third)


def test_how_the_pictures_of_articles_stand_is_counted_for_an_export(five: Archive) -> None:
    restricted = replace(OWNED, restrictions=("NO ARCHIVES",))
    save(five, "kept", restricted)
    five.pictures.decide(ruling(3))

    stands = {(one.badge, one.held_back): one.pictures for one in five.board.stands((2, 3, 6))}

    assert stands == {
        (Badge.OWNER, False): 1,
        (Badge.CLEARED, False): 1,
        (Badge.OWNER, True): 1,
    }


@pytest.mark.parametrize("sort", list(CardSort))
def test_the_first_cards_are_those_of_the_whole_answer(five: Archive, sort: CardSort) -> None:
    question = BoardQuestion(sort=sort)

    first = five.board.first(question, 2)

    assert first == tuple(five.board.ask(question).pictures[:2])
    assert five.board.first(question, 50) == ()
    assert five.board.first(BoardQuestion(query="dpa"), 1) == ()


def test_cleared_and_blocked_pictures_are_two_groups_whatever_was_saved_between(
    five: Archive,
) -> None:
    for number, made in ((1, Ruling.CLEARED), (2, Ruling.BLOCKED), (3, Ruling.CLEARED)):
        five.pictures.decide(ruling(number, made))

    board = five.board.ask(BoardQuestion(grouping=Grouping.STATUS))

    names = [(group.name, group.cards) for group in board.groups]
    assert names == [("differ", 1), ("placeholder", 1), ("cleared", 2), ("blocked", 1)]


def test_of_pictures_that_share_a_card_the_newest_that_a_query_has_stands_for_it(
    archive: Archive,
) -> None:
    look = "8f3c0a61b2d4e597"
    first = save(archive, "harbour", OWNED, look)
    save(archive, "crane", OWNED, look)

    board = archive.board.ask(BoardQuestion(query="harbour"))

    assert list(board.pictures) == [first]
