import gzip
from pathlib import Path

from archive_app.actions.extract import BatchPage, extract_batch
from tests.actions.conftest import article_page

URL = "https://ellerycourier.example/wall"


def test_a_batch_gives_one_article_a_page_in_order_and_an_error_for_what_cannot_be_read(
    tmp_path: Path,
) -> None:
    (tmp_path / "a.html").write_text(article_page())
    (tmp_path / "b.html.gz").write_bytes(gzip.compress(article_page().encode("utf-16")))
    (tmp_path / "c.html.gz").write_bytes(b"not gzip")
    pages = [
        BatchPage("a", URL, str(tmp_path / "a.html")),
        BatchPage("b", URL, str(tmp_path / "b.html.gz"), "utf-16"),
        BatchPage("c", URL, str(tmp_path / "c.html.gz")),
        BatchPage("d", URL, str(tmp_path / "missing.html")),
    ]

    lines = list(extract_batch(pages, jobs=2))

    assert [line["id"] for line in lines] == ["a", "b", "c", "d"]
    assert lines[0]["title"] == lines[1]["title"] == "What the survey left out"
    assert [line.get("error", {}).get("kind") for line in lines[2:]] == ["bad-file", "bad-file"]
