"""What surrounds an article and is none of it: one page of our own for each kind."""

import pytest

from archive_app.domain.article import Article
from archive_app.extract.article import extract
from archive_app.markup.tree import parse

URL = "https://news.example/page"
ONE = "The harbour office counted ninety ships on Monday, more than on any day since the spring."
TWO = "Its master said that the quay would hold, and that nobody had been asked to move a boat."
THREE = "On Tuesday the wind is expected to drop, and the ferries will sail again from noon."


def article_of(inside: str = "", after: str = "", before: str = "") -> Article:
    """The article of a page with junk over the headline, between its paragraphs and after them."""
    page = (
        f"<html><title>Ninety ships | The Post</title><body>{before}<div><h1>Ninety ships</h1>"
        f"<p>{ONE}</p>{inside}<p>{TWO}</p><p>{THREE}</p>{after}</div></body></html>"
    )
    return extract(parse(page, URL)).article


@pytest.mark.parametrize(
    "junk",
    [
        "<div>Advertisement</div>",
        "<p>Story continues below</p>",
        "<p>Article continues after advertisement</p>",
        "<div class='share-bar'><a href='/f'>Facebook</a> <a href='/t'>Tweet</a></div>",
        "<ul><li><a href='/f'>Share</a></li><li><a href='/m'>Email</a></li></ul>",
        "<div class='newsletter'><p>Get our newsletter every morning at six.</p></div>",
        "<p><a href='/n'>Sign up for our newsletter</a></p>",
        "<p>Read more: <a href='/b'>Bridge closed after storm</a></p>",
        "<p><strong><a href='/b'>Also read: Bridge closed after storm</a></strong></p>",
        "<aside><h3>Related</h3><ul><li><a href='/b'>Bridge closed</a></li></ul></aside>",
        "<div><h4>You may also like</h4><ul><li><a href='/b'>Bridge closed after storm</a></li>"
        "<li><a href='/c'>Ten walks by the sea</a></li></ul></div>",
        "<div class='cookie-notice'><p>We use cookies to improve what you see.</p></div>",
        "<h1>Ninety ships</h1>",
        "<p>Your account has been deleted! Follow the link in the mail to get it back.</p>",
        "<p><a href='/b'>BRIDGE CLOSED AFTER THE STORM OF MONDAY</a></p>",
        "<p>Loading...</p>",
    ],
)
def test_what_stands_between_paragraphs_and_is_no_text_goes(junk: str) -> None:
    assert article_of(inside=junk).text.split("\n\n") == [ONE, TWO, THREE]


@pytest.mark.parametrize(
    "junk",
    [
        "<h3>Leave a Reply</h3><p>Your email address will not be published. Required fields are"
        " marked *</p><form><p>Comment <textarea></textarea></p></form>",
        "<div class='author-box'><p>Jane Roe writes about the sea and lives in Ellery.</p></div>",
        "<div class='comments'><h3>2 comments</h3><p>I was there, it did not hold.</p></div>",
        "<p>© 2026 The Post. All rights reserved.</p>",
        "<p>Follow us on <a href='/t'>Twitter</a> and <a href='/f'>Facebook</a></p>",
        "<p>Tags: <a href='/tag/1'>ships</a>, <a href='/tag/2'>harbour</a></p>",
        "<h3>Most read</h3><ol><li><a href='/b'>Bridge closed after storm</a></li>"
        "<li><a href='/c'>Ten walks by the sea</a></li></ol>",
    ],
)
def test_what_follows_the_article_goes(junk: str) -> None:
    assert article_of(after=junk).text.split("\n\n") == [ONE, TWO, THREE]


def test_a_number_of_comments_beside_a_paragraph_is_no_word_of_it() -> None:
    counted = f"<a class='comments_count' href='#c'>0</a>{THREE}"

    assert article_of(inside=f"<p>{counted}</p>").text.split("\n\n") == [ONE, THREE, TWO, THREE]


def test_a_kicker_over_the_headline_is_the_section_and_no_text() -> None:
    article = article_of(before="<div class='kicker'>News Trending</div>")

    assert article.section == "News Trending"
    assert "Trending" not in article.text


def test_a_courtesy_line_under_a_picture_is_the_pictures() -> None:
    picture = "<p><img src='/img/harbour-view.jpg' width=900></p><p>Picture Courtesy: Jane Roe</p>"

    article = article_of(inside=picture)

    assert article.text.split("\n\n") == [ONE, TWO, THREE]
    assert article.pictures[0].caption == "Picture Courtesy: Jane Roe"
