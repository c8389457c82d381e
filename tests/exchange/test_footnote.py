"""An article in one line for people."""

from dataclasses import replace

from archive_app.domain.library import OpenArticle
from archive_app.exchange.footnote import cite


def test_an_article_is_cited_in_a_line_with_the_capture_that_proves_it(opened: OpenArticle) -> None:
    line = cite(opened).text

    assert line == (
        "Jane Doe and John Roe, ‘What the sea-wall survey left out’, Ellery Courier,"
        f" 13 January 2026 <{opened.content.url}> [saved 14 January 2026, 09:12 UTC; News Archive,"
        f" captures/x.warc.gz, SHA-256 {'ab' * 32}]"
    )


def test_a_line_leaves_out_what_is_not_known(opened: OpenArticle) -> None:
    content = replace(opened.content, published="soon", authors=(), site=None, title="")

    assert cite(replace(opened, content=content)).text.startswith(f"<{content.url}> [saved ")


def test_a_line_is_one_line_whatever_the_title(opened: OpenArticle) -> None:
    title = "Who pays <b>&amp;</b>\r\nwho\u2028knows?"
    names = ("Jane Doe", "John Roe", "Ada Poe")
    cited = cite(replace(opened, content=replace(opened.content, title=title, authors=names)))

    assert cited.text.startswith(
        "Jane Doe, John Roe, and Ada Poe, ‘Who pays <b>&amp;</b> who knows?’, "
    )
    assert "\n" not in cited.html


def test_in_styled_text_the_title_leads_to_the_page_and_the_paper_slants(
    opened: OpenArticle,
) -> None:
    content = replace(opened.content, title="Q&A <now>", url="https://a.example/?a=1&b=2")
    html = cite(replace(opened, content=content)).html

    assert '‘<a href="https://a.example/?a=1&amp;b=2">Q&amp;A &lt;now&gt;</a>’' in html
    assert "<i>Ellery Courier</i>" in html
    assert "&lt;https://a.example/?a=1&amp;b=2&gt; [saved" in html
