"""Exports of other tools, small and written for this purpose, with the traps of real ones."""

import json
import zipfile
from datetime import UTC, datetime
from io import BytesIO

import pytest

from archive_app.domain.importing import ImportedMark, ImportEntry
from archive_app.exchange.imports.detecting import read_export

DAY = datetime(2024, 3, 1, 12, 0, tzinfo=UTC)
STAMP = int(DAY.timestamp())


def entries(body: str | bytes, form: str = "auto") -> list[ImportEntry]:
    """What is read, which must be of a format that is told by the content."""
    found = read_export(body.encode() if isinstance(body, str) else body, form)
    assert found.error is None, found.error
    return list(found.entries)


def packed(files: dict[str, str]) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for name, text in files.items():
            package.writestr(name, text)
    return out.getvalue()


@pytest.mark.parametrize("cursor", ["", "cursor,"])
def test_pockets_table_is_read_by_the_names_of_its_columns(cursor: str) -> None:
    value = "x," if cursor else ""
    table = (
        f"title,url,time_added,{cursor}tags,status\n"
        f'"Wall, old",https://a.example/1,{STAMP},{value}war|sea,archive\n'
        f",https://a.example/2,{STAMP},{value},unread\n"
    )

    first, second = entries(table)

    assert first == ImportEntry(
        "https://a.example/1", "Wall, old", ("war", "sea"), saved_at=DAY, done=True
    )
    assert (second.title, second.tags, second.done) == ("", (), False)
    assert entries(packed({"part_000000.csv": table, "part_000001.csv": table}))[3] == second


def test_pockets_page_tells_by_its_headings_what_is_done() -> None:
    first, second = entries(f"""<!DOCTYPE html><html><head><title>Pocket Export</title></head>
<h1>Unread</h1><ul>
<li><a href="https://a.example/1" time_added="{STAMP}" tags="war,sea">One</a></li>
</ul><h1>Read Archive</h1><ul><li><a href="https://a.example/2" time_added="{STAMP}" tags="">Two</a>
</ul></html>""")

    assert (first.title, first.tags, first.done, first.saved_at) == (
        "One",
        ("war", "sea"),
        False,
        DAY,
    )
    assert (second.url, second.done) == ("https://a.example/2", True)


def test_instapapers_folders_are_places_or_tags() -> None:
    old, archived, own = entries(f"""URL,Title,Selection,Folder,Timestamp,Tags
https://a.example/1,One,,Starred,{STAMP},"[""war""]"
https://a.example/2,Two,A passage,Archive,{STAMP},[]
https://a.example/3,Three,,Harbours,{STAMP},[]
""")

    assert (old.starred, old.tags) == (True, ("war",))
    assert (archived.done, archived.note) == (True, "A passage")
    assert own.tags == ("Harbours",)


def test_readwise_writes_tags_as_python_does_and_feeds_stay_there() -> None:
    found = entries("""Title,URL,ID,Document tags,Saved date,Location
One,https://a.example/1,1,"[""don't"", 'favorite', 'peanut, butter']",2024-03-01 12:00+00:00,archive
Two,https://a.example/2,2,[],2024-03-01 12:00:00+00:00,feed
""")

    [one] = found
    assert (one.tags, one.done) == (("don't", "favorite", "peanut, butter"), True)
    assert one.saved_at == DAY


def test_raindrops_folders_highlights_and_favourites() -> None:
    [one] = entries("""id,title,note,excerpt,url,folder,tags,created,cover,highlights,favorite
1,One,Mine,,https://a.example/1,Places/Port,"war, sea",2024-03-01T12:00:00.000Z,,"first
second",true
""")

    assert (one.tags, one.note, one.starred) == (("Places/Port", "war", "sea"), "Mine", True)
    assert [mark.quote for mark in one.marks] == ["first", "second"]
    assert one.saved_at == DAY


def test_any_table_with_a_column_of_addresses_is_read() -> None:
    [one] = entries('Link,Name,Labels,Is_Archived\nhttps://a.example/1,One,"[""war""]",true\n')

    assert one == ImportEntry("https://a.example/1", "One", ("war",), done=True)


def test_bookmarks_of_a_browser_with_folders_notes_and_unclosed_tags() -> None:
    chrome = (STAMP + 11_644_473_600) * 1_000_000

    first, second, third = entries(f"""<!DOCTYPE NETSCAPE-Bookmark-file-1>
<TITLE>Bookmarks</TITLE><H1>Bookmarks</H1>
<DL><p>
    <DT><H3 PERSONAL_TOOLBAR_FOLDER="true">Bookmarks bar</H3>
    <DL><p>
        <DT><H3>Places</H3>
        <DL><p>
            <DT><A HREF="https://a.example/1" ADD_DATE="{STAMP}"
                ICON="data:image/png;base64,AA">One &amp; only</A>
            <DD>A note
            <DT><H3>Port</H3>
            <DL><p>
                <DT><A HREF="https://a.example/2" ADD_DATE="{chrome}" TAGS="war,sea">Two</A>
            </DL><p>
        </DL><p>
        <DT><A HREF="javascript:alert(1)">Script</A>
        <DT><A HREF="https://a.example/3">Three</A>
    </DL><p>
</DL>""")

    assert first == ImportEntry(
        "https://a.example/1", "One & only", ("Places",), "A note", saved_at=DAY
    )
    assert second.tags == ("Places/Port", "war", "sea")
    assert second.saved_at == DAY
    assert third.tags == ()


def test_omnivore_brings_text_labels_and_highlights_by_the_slug() -> None:
    told = [
        {
            "slug": "one",
            "title": "One",
            "url": "https://a.example/1",
            "state": "Archived",
            "labels": ["war", "sea"],
            "savedAt": "2024-03-01T12:00:00.000Z",
            "publishedAt": None,
        },
        {"slug": "mail", "title": "Letter", "url": "https://omnivore.app/no_url?q=1", "labels": []},
    ]
    highlights = (
        "> A passage\n> in two lines\n\n#label\n\nmy words\n\n> Another #no label\n\nNote\n"
    )

    one, mail = entries(
        packed(
            {
                "metadata_0_to_20.json": json.dumps(told),
                "content/one.html": "<p>Words that were kept.",
                "highlights/one.md": highlights,
            }
        )
    )

    assert (one.html, one.tags, one.done) == ("<p>Words that were kept.", ("war", "sea"), True)
    assert one.marks[0] == ImportedMark("A passage in two lines")
    assert [mark.note for mark in one.marks if not mark.quote] == ["my words", "Note"]
    assert one.saved_at == DAY
    assert mail.url == ""


def test_wallabag_brings_text_and_annotations() -> None:
    told = {
        "url": "https://a.example/1",
        "title": "One",
        "is_archived": 1,
        "is_starred": 0,
        "tags": ["war"],
        "content": "<p>Words",
        "created_at": "2024-03-01T12:00:00+0000",
        "annotations": [{"text": "my words", "quote": "A passage", "ranges": []}],
    }

    one, failed = entries(json.dumps([told, {**told, "is_not_parsed": True}]))

    assert (one.html, one.done, one.starred, one.tags) == ("<p>Words", True, False, ("war",))
    assert one.marks == (ImportedMark("A passage", "my words"),)
    assert one.saved_at == DAY
    assert failed.html == ""


def test_pinboard_karakeep_and_references() -> None:
    pin = {"href": "https://a.example/1", "description": "One", "extended": "Note", "tags": "a b"}
    [pinned] = entries(json.dumps([{**pin, "time": "2024-03-01T12:00:00Z", "toread": "yes"}]))
    link = {"content": {"type": "link", "url": "https://a.example/1"}, "tags": ["a"], "note": None}
    [kept] = entries(json.dumps({"bookmarks": [link, {"content": {"type": "text"}}], "lists": []}))
    reference = {"id": "x", "type": "webpage", "URL": "https://a.example/1", "title": "One"}
    [cited] = entries(json.dumps([{**reference, "accessed": {"date-parts": [[2024, 3, 1]]}}]))

    assert (pinned.title, pinned.tags, pinned.note, pinned.done) == (
        "One",
        ("a", "b"),
        "Note",
        False,
    )
    assert (kept.url, kept.tags, kept.note) == ("https://a.example/1", ("a",), "")
    assert (cited.title, cited.saved_at) == ("One", datetime(2024, 3, 1, tzinfo=UTC))


@pytest.mark.parametrize("year", ["1e999", "-1", "null", '"x"', "[]"])
def test_a_date_that_is_none_is_left_out(year: str) -> None:
    reference = '[{"id": "x", "type": "webpage", "URL": "https://a.example/1", "accessed": %s}]'

    [cited] = entries(reference % f'{{"date-parts": [[{year}, 3, 1]]}}')

    assert cited.saved_at is None


def test_half_an_emoji_in_an_export_can_be_kept() -> None:
    pin = {"href": "https://a.example/1", "description": "One \ud83d", "extended": "", "tags": ""}

    [pinned] = entries(json.dumps([{**pin, "time": "2024-03-01T12:00:00Z", "toread": "no"}]))

    assert pinned.title == "One \ufffd"


def test_ris_gives_one_entry_a_reference() -> None:
    first, second = entries(
        "TY  - NEWS\nTI  - One\nUR  - https://a.example/1\nKW  - war\nKW  - sea\nER  - \n\n"
        "TY  - BOOK\nTI  - No address\nER  - \n"
    )

    assert (first.url, first.title, first.tags) == ("https://a.example/1", "One", ("war", "sea"))
    assert (second.url, second.title) == ("", "No address")


def test_plain_lists_and_those_of_onetab() -> None:
    first, second = entries("# mine\nhttps://a.example/1\n\nhttps://a.example/2 | Two | more\n")

    assert (first.url, second.url, second.title) == (
        "https://a.example/1",
        "https://a.example/2",
        "Two | more",
    )


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"[",
        b"[[[[",
        b"{}",
        b"nothing of the kind",
        b"PK\x03\x04",
        b"<html><p>a page",
        b"\xff\xfe\x00",
        b"[" * 100_000,
    ],
)
def test_what_is_no_export_is_said_in_one_sentence(body: bytes) -> None:
    found = read_export(body)

    assert found.entries == ()
    assert found.error is not None
    assert found.error.message.endswith(".")


def test_a_list_of_feeds_is_shown_its_way() -> None:
    found = read_export(b'<?xml version="1.0"?><opml version="2.0"><body/></opml>')

    assert found.error is not None
    assert "feed import" in found.error.message


def test_a_format_can_be_named_where_the_content_does_not_tell() -> None:
    [one] = entries("a.example/1", form="addresses")

    assert one.url == "a.example/1"


@pytest.mark.parametrize("form", ["wallabag", "pinboard", "karakeep", "csl"])
@pytest.mark.parametrize("body", ['[{"a": 1}]', '{"a": 1}', "[]"])
def test_json_of_another_tool_than_was_named_names_no_page(form: str, body: str) -> None:
    assert [one.url for one in entries(body, form) if one.url] == []


@pytest.mark.parametrize("form", ["pocket", "instapaper", "readwise", "raindrop", "csv"])
def test_columns_that_a_table_lacks_are_empty(form: str) -> None:
    [one] = entries("url,title\nhttps://a.example/1,One\n", form)

    assert (one.url, one.title, one.tags, one.saved_at) == ("https://a.example/1", "One", (), None)


@pytest.mark.parametrize("place", range(0, 400, 7))
def test_a_damaged_package_is_said_in_one_sentence(place: int) -> None:
    body = packed({"metadata_0_to_20.json": json.dumps([{"slug": "one", "url": "https://a"}])})

    for damaged in (body[:place] + body[place + 5 :], body[:place] + b"\xff" * 4 + body[place:]):
        error = read_export(damaged).error
        assert error is None or error.message.endswith(".")


def test_a_package_that_unpacks_to_more_than_any_export_is_refused() -> None:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("metadata_0_to_20.json", json.dumps([{"slug": "one", "url": "a"}]))
        package.writestr("content/one.html", bytes(40 << 20))

    found = read_export(out.getvalue())

    assert len(out.getvalue()) < 100_000
    assert found.error is not None
    assert found.error.kind == "too-large"


def test_of_a_list_that_is_too_long_nothing_is_left_out_unsaid() -> None:
    body = "".join(f"https://a.example/{number}\n" for number in range(200_001))

    found = read_export(body.encode())
    most = read_export(body.rsplit("\n", 2)[0].encode())

    assert (found.entries, found.error and found.error.kind) == ((), "too-large")
    assert (len(most.entries), most.error) == (200_000, None)
