"""SVG drawings are shown as pixels: nothing runs, nothing is read beside them, nothing explodes."""

import io
from pathlib import Path

import pytest
from PIL import Image

from archive_app.rights.display import display_picture
from archive_app.rights.drawing import NoDrawing, drawn, size_of
from archive_app.rights.file_claims import read_picture

SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '


def svg(inside: str, size: str = 'width="600" height="400"') -> bytes:
    return f"{SVG}{size}>{inside}</svg>".encode()


def test_a_drawing_has_its_size_a_thumbnail_and_is_shown() -> None:
    body = svg('<rect width="600" height="400" fill="#f00"/>')

    facts = read_picture(body)
    shown = Image.open(io.BytesIO(display_picture(body, 300) or b""))

    assert (facts.media_type, facts.width, facts.height) == ("image/svg+xml", 600, 400)
    assert facts.thumbnail is not None
    assert facts.perceptual_hash is not None
    assert (shown.size, shown.convert("RGB").getpixel((10, 10))) == ((300, 200), (255, 0, 0))


@pytest.mark.parametrize(
    ("size", "pixels"),
    [
        ('viewBox="0 0 30 20"', (30, 20)),
        ('width="100%" viewBox="0,0,30,20"', (30, 20)),
        ('width="1in" height="72pt"', (96, 96)),
    ],
)
def test_the_size_is_read_in_every_unit(size: str, pixels: tuple[int, int]) -> None:
    assert size_of(svg("", size)) == pixels


def test_scripts_and_files_beside_it_have_no_part_in_a_drawing(tmp_path: Path) -> None:
    secret = tmp_path / "secret.png"
    Image.new("RGB", (600, 400), "#00f").save(secret)
    outside = f'<image width="600" height="400" href="{secret}"/>'
    linked = outside.replace("href", "xlink:href").replace(str(secret), secret.as_uri())
    body = svg(f'<script>alert(1)</script><rect width="9" height="9"/>{outside}{linked}')

    assert drawn(body, 600).convert("RGBA").getpixel((300, 200)) == (0, 0, 0, 0)


def test_entities_of_other_files_are_not_read(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text('<rect width="600" height="400"/>')
    body = f'<!DOCTYPE svg [<!ENTITY x SYSTEM "{secret.as_uri()}">]>'.encode() + svg("&x;")

    with pytest.raises(NoDrawing):
        drawn(body, 60)


def test_a_drawing_that_multiplies_itself_ends_in_nothing() -> None:
    ten = [f"&e{n};" * 10 for n in range(10)]
    entities = "".join(f'<!ENTITY e{n + 1} "{inner}">' for n, inner in enumerate(ten))
    words = f'<!DOCTYPE svg [<!ENTITY e0 "ha">{entities}]>'.encode() + svg("<text>&e9;</text>")
    ten = [f"<use href='#u{n}'/>" * 10 for n in range(8)]
    groups = "".join(f'<g id="u{n + 1}">{inner}</g>' for n, inner in enumerate(ten))
    uses = svg(f'<defs><rect id="u0" width="1" height="1"/>{groups}</defs><use href="#u8"/>')

    for bomb in (words, uses):
        assert display_picture(bomb, 300) is None
        assert read_picture(bomb).thumbnail is None


def test_a_drawing_of_any_size_is_drawn_small() -> None:
    wide = drawn(svg('<rect width="9" height="9"/>', 'width="900000" height="900000"'), 320)
    tall = drawn(svg('<rect width="9" height="9"/>', 'width="1" height="900000"'), 320)

    assert wide.size == (320, 320)
    assert tall.width * tall.height <= 16_000_000


@pytest.mark.parametrize("body", [b"", b"<svg", b"<html/>", svg("", "")])
def test_what_is_no_drawing_is_none(body: bytes) -> None:
    with pytest.raises(NoDrawing):
        drawn(body, 60)


def test_a_picture_of_a_phone_is_shown_where_the_extra_is_installed() -> None:
    heif = pytest.importorskip("pillow_heif")
    out = io.BytesIO()
    heif.from_pillow(Image.new("RGB", (64, 48), "#0a0")).save(out)

    facts = read_picture(out.getvalue())

    assert (facts.media_type, facts.width, facts.height) == ("image/heic", 64, 48)
    assert facts.thumbnail is not None
    assert display_picture(out.getvalue(), 40) is not None
