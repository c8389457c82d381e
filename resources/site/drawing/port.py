"""The small fishing port below the mountain."""

from PIL import Image

from .canvas import Canvas, Colour, Point, dice, mix, outline, rgb, stops
from .nature import clouds, hills, mirror, ripples


def small_fishing_port() -> Image.Image:
    """Small white boats below a snow mountain, early, with a stone on the slope to the right."""
    canvas = Canvas(1200, 800)
    canvas.wash(stops("5E86A8", "9DBACB", "E3DCD6", "F7D9C6"), 0, 520)
    clouds(canvas, (40, 330), rgb("FBEDE6"), opacity=0.55, seed=191)
    _mountain(canvas)
    hills(canvas, 500, 88, stops("6F8B98", "8FA5A9"), seed=193)
    hills(canvas, 512, 44, stops("47656C", "607C7F"), seed=195)
    _roofs(canvas)
    mirror(canvas, 520, 280, stops("C9CDCB", "7F9CA9", "35566A"), strength=0.62)
    canvas.rect((-10, 512, 1210, 526), stops("A9A8A0", "74767A"))
    colours = (rgb("F3E6DC"), rgb("3F6074"), rgb("9DB3BB"))
    ripples(canvas, (0, 534, 1200, 800), colours, seed=197, count=340)
    for place, size, band in (
        ((660, 566), 0.62, "2F6C8F"),
        ((450, 600), 0.9, "B5443A"),
        ((190, 690), 1.25, "2E7D6B"),
    ):
        _small_boat(canvas, place, size, rgb(band))
    _slope(canvas)
    return canvas.finish(seed=10, vignette=0.28)


def _mountain(canvas: Canvas) -> None:
    """A broad cone with snow on its upper half."""
    left = outline("60,500 250,400 400,290 490,205 540,165")
    right = outline("596,162 650,210 742,296 880,396 1090,500")
    with canvas.inside([*left, *right]):
        canvas.wash(stops("8FA6BC", "7D98AE", "8BA3B2"), 150, 500)
        snow = outline(
            "300,364 352,372 392,346 430,392 476,350 520,400 566,356"
            " 610,404 660,350 704,388 748,342 790,366 830,356"
        )
        canvas.polygon([*snow, (830, 100), (300, 100)], stops("FFFDF8", "F3F1F0", "E2E7EC"))
        shade = outline("568,150 590,230 570,290 612,350 590,420 640,500 1100,500 760,240 600,150")
        canvas.polygon(shade, rgb("5D7A9C"), opacity=0.35, soft=5)
    canvas.rect((-60, 420, 1260, 530), rgb("DCDDDA"), opacity=0.5, soft=36)


def _roofs(canvas: Canvas) -> None:
    """The houses of the port, grey and blue tiles, close to the water."""
    chance = dice(199)
    x = 20.0
    while x < 780:
        wide, high = chance.uniform(48, 86), chance.uniform(22, 40)
        top = 512 - high
        wall = mix(rgb("E9E1D2"), rgb("B9AE9D"), chance.random())
        roof = mix(rgb("4B5C6C"), rgb("6F7F88"), chance.random())
        canvas.rect((x + 4, top, x + wide - 4, 512), wall)
        canvas.polygon(
            [
                (x - 5, top + 4),
                (x + 10, top - 18),
                (x + wide - 10, top - 18),
                (x + wide + 5, top + 4),
            ],
            roof,
        )
        canvas.line(
            [(x + 10, top - 18), (x + wide - 10, top - 18)], mix(roof, (255, 255, 255), 0.35), 2
        )
        for spot in range(int(wide // 22)):
            tone = rgb("FFD9A0") if chance.random() < 0.35 else rgb("5A6A72")
            canvas.rect((x + 10 + spot * 20, top + 9, x + 21 + spot * 20, top + 20), tone)
        x += wide + chance.uniform(2, 22)


def _small_boat(canvas: Canvas, foot: Point, size: float, band: Colour) -> None:
    """A white coastal boat with a small cabin, bow to the left."""
    x, y = foot
    canvas.ellipse(
        (x - 100 * size, y - 4, x + 100 * size, y + 26 * size),
        rgb("2C495C"),
        opacity=0.45,
        soft=6 * size,
    )
    canvas.rect(
        (x + 2 * size, y - 78 * size, x + 50 * size, y - 30 * size),
        stops("FBFAF5", "DADCD8"),
        radius=4,
    )
    canvas.rect((x - 2 * size, y - 84 * size, x + 56 * size, y - 76 * size), band, radius=3)
    canvas.rect(
        (x + 8 * size, y - 70 * size, x + 44 * size, y - 52 * size), rgb("35505F"), radius=2
    )
    canvas.line(
        [(x + 26 * size, y - 84 * size), (x + 26 * size, y - 140 * size)], rgb("5A646A"), 2.6 * size
    )
    canvas.line(
        [(x + 26 * size, y - 134 * size), (x - 96 * size, y - 46 * size)], rgb("5A646A"), 1.1 * size
    )
    hull = outline("-112,-54 -60,-36 94,-32 88,6 -70,8 -96,-20", (x, y), size)
    canvas.polygon(hull, stops("FFFFFF", "F1F0EA", "C6CCCD"))
    canvas.line(
        [
            (x - 104 * size, y - 38 * size),
            (x - 60 * size, y - 22 * size),
            (x + 92 * size, y - 18 * size),
        ],
        band,
        6 * size,
    )
    for spot in (-30, 0, 66):
        canvas.ellipse(
            (x + (spot - 6) * size, y - 22 * size, x + (spot + 6) * size, y - 6 * size),
            rgb("D9803C"),
        )


def _slope(canvas: Canvas) -> None:
    """The slope at the right with grass, a path, and the stone."""
    canvas.polygon(
        outline("700,810 790,700 900,600 1010,505 1210,400 1210,810"),
        stops("8B9A62", "6B8050", "46603F"),
    )
    chance = dice(211)
    for _ in range(520):
        y = chance.uniform(430, 800)
        edge = 700 + (800 - y) * 1.05
        x = edge + 14 + chance.random() * (1210 - edge)
        tone = mix(rgb("A9B478"), rgb("3C5636"), chance.random())
        canvas.line(
            [(x, y), (x + chance.uniform(-4, 4), y - chance.uniform(6, 16))], tone, 1.4, opacity=0.6
        )
    canvas.polygon(
        outline("860,810 950,690 1040,620 1110,560 1130,572 1070,632 1000,700 950,810"),
        rgb("CDBFA0"),
        opacity=0.85,
    )
    canvas.ellipse((1010, 588, 1130, 622), rgb("2F4330"), opacity=0.5, soft=6)
    stone = outline("1030,604 1026,500 1036,462 1066,448 1090,456 1092,474 1106,486 1110,606")
    canvas.polygon(stone, stops("A5A7A4", "85898A", "696F72"))
    canvas.polygon(
        [(1086, 470), (1106, 486), (1110, 606), (1088, 606)], rgb("4C5458"), opacity=0.55
    )
    canvas.rect((1014, 598, 1122, 618), stops("8E918E", "646A6B"), radius=3)
    for column, high in ((1070.0, 112), (1050, 86)):
        for row in range(high // 15):
            y = 476 + row * 15
            canvas.line([(column - 4, y), (column + 4, y)], rgb("3E474B"), 1.8, opacity=0.8)
            canvas.line(
                [(column + (row % 3) * 2 - 2, y - 4), (column + (row % 2) * 3 - 2, y + 7)],
                rgb("3E474B"),
                1.8,
                opacity=0.8,
            )
