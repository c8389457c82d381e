"""Nothing that runs, loads or styles passes the last gate."""

import pytest

from archive_app.markup.sanitising import sanitise


@pytest.mark.parametrize(
    "hostile",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        '<a href="javascript:alert(1)">x</a>',
        "<svg><script>alert(1)</script></svg>",
        '<iframe src="https://a.example"></iframe>',
        '<p style="background:url(https://a.example)">x</p>',
        "<style>p{}</style>",
        "<form action=/x><input name=a></form>",
        '<math><mtext><img src=x onerror="alert(1)"></mtext></math>',
        "<object data=x></object>",
    ],
)
def test_what_runs_or_loads_is_gone(hostile: str) -> None:
    clean = sanitise(f"<p>before</p>{hostile}<p>after</p>")

    for word in ("alert", "javascript", "iframe", "style", "<form", "<svg", "<object", "onerror"):
        assert word not in clean
    assert "before" in clean
    assert "after" in clean


def test_structure_passes_unchanged() -> None:
    kept = (
        '<h2>h</h2><p dir="rtl" lang="ar">a<br><em>b</em></p><ol start="3"><li>c</li></ol>'
        '<figure><img src="https://a.example/b.jpg" alt="x" data-position="0">'
        "<figcaption>d</figcaption></figure><table><tbody><tr><th>e</th></tr></tbody></table>"
    )

    assert sanitise(kept) == kept
