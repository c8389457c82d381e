"""The search index is put in order behind the window's back."""

import pytest
from pytestqt.qtbot import QtBot

from archive_app.gui.background import Lanes
from archive_app.gui.tidying import Tidying
from archive_app.store import ranking
from archive_app.store.archive import Archive
from tests.store.samples import article, saving


def test_pieces_follow_each_other_until_all_is_done(
    qtbot: QtBot, lanes: Lanes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ranking, "COMMON", 2)
    monkeypatch.setattr(ranking, "_SMALLEST", 10)
    monkeypatch.setattr(ranking, "_PIECE", 20)
    monkeypatch.setattr("archive_app.gui.tidying._BETWEEN", 1)
    with Archive.open(lanes.library) as archive:
        for number in range(12):
            page = article(f"https://site.example/{number}", words="The storm rose.")
            archive.articles.save(saving(page, number=number))

        Tidying(lanes, lanes).tidy()

        def in_order() -> bool:
            """Only looks: the pieces are the window's."""
            (found,) = archive._db.execute(_RANKED).fetchone()
            return bool(found)

        qtbot.waitUntil(in_order)


_RANKED = """
    SELECT count(*) FROM ranked, ranking WHERE ranked.word = 'storm' AND ranking.word = ''
"""
