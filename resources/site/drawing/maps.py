"""Seen from above: the map of the flood plain, the salt pans."""

from itertools import pairwise
from math import cos, pi, sin

from PIL import Image

from .canvas import Canvas, Point, dice, levels, mix, noise, outline, rgb, smooth, stops

BRINES = [
    "9CB8BE",
    "C9D6D2",
    "D9B7A6",
    "B98B86",
    "7FA0A8",
    "E7DCCB",
    "6F8F8A",
    "C7A27E",
    "A9C2B8",
    "D7C9C2",
]

RIVER = (
    (-40.0, 640.0),
    (140, 610),
    (330, 545),
    (480, 560),
    (640, 520),
    (760, 400),
    (900, 300),
    (1050, 262),
    (1250, 150),
)


def flood_plain() -> Image.Image:
    """Fields, a river with a bend, a town and roads; the land under water in blue. 96 colours."""
    canvas = Canvas(1200, 800)
    canvas.wash(stops("DDE0BF", "D6DBB6"))
    _fields(canvas)
    _water(canvas)
    _roads(canvas)
    _streets(canvas)
    _lettering(canvas)
    flat = canvas.finish(grain=0, vignette=0.0)
    return flat.quantize(96, method=Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)


def _fields(canvas: Canvas) -> None:
    """A patchwork of crooked fields with hedges and single trees."""
    chance = dice(301)
    greens = ("C6D39A", "B4C886", "D9D9A6", "E2D9A8", "A5BD7C", "CFCB96", "BBD0A0")
    columns, rows = 15, 11

    def corner(column: int, row: int) -> Point:
        lot = dice(column * 97 + row * 131 + 7)
        across, down = column * 1280 / columns - 40, row * 880 / rows - 40
        return (across + lot.uniform(-24, 24) + row * 6, down + lot.uniform(-22, 22) - column * 3)

    for column in range(columns):
        for row in range(rows):
            shape = [
                corner(column, row),
                corner(column + 1, row),
                corner(column + 1, row + 1),
                corner(column, row + 1),
            ]
            tone = rgb(greens[chance.randrange(len(greens))])
            canvas.polygon(shape, tone)
            if chance.random() < 0.4:
                with canvas.inside(shape):
                    left, top = shape[0]
                    for furrow in range(-6, 22):
                        start = (left + furrow * 9, top - 50)
                        canvas.line(
                            [start, (start[0] + 30, top + 170)],
                            mix(tone, (255, 255, 255), 0.35),
                            1.6,
                        )
            canvas.line([*shape, shape[0]], rgb("8FA66B"), 2.2)
    for _ in range(260):
        x, y, size = chance.uniform(0, 1200), chance.uniform(0, 800), chance.uniform(2.5, 5)
        canvas.ellipse((x - size + 1.5, y - size + 2, x + size + 1.5, y + size + 2), rgb("8B9C68"))
        canvas.ellipse((x - size, y - size, x + size, y + size), rgb("6E9455"))


def _bank(width: float, seed: int) -> list[Point]:
    """The outline of a band of about ``width`` along the river, wavering."""
    course = smooth(RIVER)
    chance = dice(seed)
    shift = chance.uniform(0, 6)
    sides: tuple[list[Point], list[Point]] = ([], [])
    for place, (here, after) in enumerate(pairwise(course)):
        across, down = after[0] - here[0], after[1] - here[1]
        length = (across * across + down * down) ** 0.5 or 1
        for side, sign in zip(sides, (1, -1), strict=True):
            waver = 1 + 0.35 * sin(place * 0.09 + shift * sign) + 0.16 * sin(place * 0.31 + sign)
            reach = width * waver * sign
            side.append((here[0] - down / length * reach, here[1] + across / length * reach))
    return [*sides[0], *reversed(sides[1])]


def _water(canvas: Canvas) -> None:
    """Two depths of flood over the fields, then the river itself."""
    for width, tone, opacity in ((150.0, "8FC1D6", 0.55), (96, "6BA9C6", 0.55)):
        canvas.polygon(_bank(width, 303), rgb(tone), opacity=opacity)
    edge = _bank(150.0, 303)
    canvas.line([*edge, edge[0]], rgb("2F7597"), 2.2)
    canvas.polygon(_bank(30, 305), rgb("2F7FA6"))
    canvas.polygon(_bank(25, 305), rgb("4A97BA"))
    middle = smooth(RIVER)
    for share in (-8.0, 6.0):
        canvas.line([(x, y + share) for x, y in middle], rgb("7DB8D2"), 1.6, opacity=0.8)


def _roads(canvas: Canvas) -> None:
    """A main road over the bridge, lanes, and the railway."""
    main = smooth(outline("-20,130 180,180 330,240 420,400 470,560 520,700 560,820"))
    lanes = (
        smooth([(330.0, 240.0), (560, 200), (800, 120), (1220, 40)]),
        smooth([(500.0, 650.0), (760, 640), (980, 560), (1220, 520)]),
        smooth([(150.0, 820.0), (230, 700), (510, 690)]),
    )
    for lane in lanes:
        canvas.line(lane, rgb("B5A98A"), 9)
        canvas.line(lane, rgb("FFFDF4"), 6)
    canvas.line(main, rgb("B98B4A"), 14)
    canvas.line(main, rgb("F7D488"), 10)
    track = smooth(outline("-20,420 240,400 520,330 820,560 1220,700"))
    canvas.line(track, rgb("5B5B5B"), 4.5)
    for place in range(0, len(track) - 3, 3):
        canvas.line([track[place], track[place + 1]], rgb("FFFFFF"), 2.4)


def _streets(canvas: Canvas) -> None:
    """The roofs of the town above the river; those that flooded are darker."""
    chance = dice(307)
    for _ in range(330):
        turn, far = chance.uniform(0, 2 * pi), abs(chance.gauss(0, 88))
        x, y = 290 + cos(turn) * far * 1.3, 300 + sin(turn) * far
        wide, high = chance.uniform(7, 15), chance.uniform(6, 11)
        lean = chance.uniform(-2, 2)
        roof = [
            (x, y),
            (x + wide, y + lean),
            (x + wide - lean, y + high + lean),
            (x - lean, y + high),
        ]
        canvas.polygon([(a + 1.5, b + 1.8) for a, b in roof], rgb("9A9478"))
        tone = rgb("8E3B32") if y > 382 else rgb("D98A5F")
        canvas.polygon(roof, tone if chance.random() < 0.8 else mix(tone, (255, 255, 255), 0.3))
    canvas.rect((282, 276, 304, 306), rgb("7A4A3A"))
    canvas.polygon([(282, 276), (293, 262), (304, 276)], rgb("5E372B"))


def _lettering(canvas: Canvas) -> None:
    """Names, a scale, a north arrow and the legend."""
    ink = rgb("2B3A3F")
    for text, place, size in (
        ("Port Ellery", (176.0, 140.0), 30),
        ("Parson's Acre", (560, 350), 20),
        ("Orrin", (905, 258), 24),
        ("Long Meadow", (800, 470), 20),
        ("Railway", (900, 560), 16),
    ):
        for shift in ((-1.5, 0.0), (1.5, 0), (0, -1.5), (0, 1.5)):
            canvas.write(text, (place[0] + shift[0], place[1] + shift[1]), size, rgb("F6F4E2"))
        canvas.write(text, place, size, ink)
    canvas.rect((900, 660, 1176, 776), rgb("FBFAF0"), opacity=0.92, radius=6)
    for row, (tone, text) in enumerate(
        (
            ("8FC1D6", "under water, up to 0.5 m"),
            ("5E9CBA", "deeper than 0.5 m"),
            ("8E3B32", "houses that flooded"),
        )
    ):
        y = 672 + row * 24
        canvas.rect((914, y, 940, y + 15), rgb(tone))
        canvas.write(text, (950, y - 3), 17, ink)
    canvas.line([(914, 756), (1034, 756)], ink, 3)
    for x in (914, 974, 1034):
        canvas.line([(x, 750), (x, 760)], ink, 2.4)
    canvas.write("500 m", (1044, 744), 17, ink)
    canvas.polygon([(1140, 60), (1156, 104), (1140, 94), (1124, 104)], ink)
    canvas.write("N", (1132, 106), 22, ink)


def salt_pans() -> Image.Image:
    """Salt pans from above: crooked mirrors of many colours, banks of clay between them."""
    canvas = Canvas(1200, 800)
    canvas.wash(stops("B7A489", "A8957B"))
    canvas.veil(levels(noise((600, 400), (90, 70), 311, 5), 100, 220), rgb("8B7A60"), 0.5)
    chance = dice(313)

    def corner(column: int, row: int) -> Point:
        lot = dice(column * 89 + row * 151 + 3)
        x, y = column * 170 - 90 + row * 16, row * 160 - 70
        return (x + lot.uniform(-22, 22), y + lot.uniform(-20, 20) + 26 * sin(x / 210))

    for column in range(8):
        for row in range(6):
            steps = ((0, 0), (1, 0), (1, 1), (0, 1))
            square = [corner(column + right, row + down) for right, down in steps]
            middle = (sum(x for x, _ in square) / 4, sum(y for _, y in square) / 4)
            pan = [
                (middle[0] + (x - middle[0]) * 0.86, middle[1] + (y - middle[1]) * 0.82)
                for x, y in square
            ]
            _pan(canvas, pan, rgb(chance.choice(BRINES)), column * 10 + row)
    _salt_heaps(canvas)
    return canvas.finish(seed=17, vignette=0.28)


def _pan(canvas: Canvas, corners: list[Point], tone: tuple[int, int, int], seed: int) -> None:
    """One basin: dark bank, light rim of salt, the sky in the water."""
    canvas.polygon([(x + 3, y + 6) for x, y in corners], rgb("5F5140"), opacity=0.6, soft=3)
    canvas.polygon(
        corners, ((0.0, mix(tone, (255, 255, 255), 0.28)), (1.0, mix(tone, (40, 50, 60), 0.18)))
    )
    chance = dice(seed + 400)
    with canvas.inside(corners):
        left, top = min(x for x, _ in corners), min(y for _, y in corners)
        for _ in range(5):
            x, y, size = (
                left + chance.uniform(0, 150),
                top + chance.uniform(0, 140),
                chance.uniform(20, 60),
            )
            canvas.ellipse(
                (x - size * 1.6, y - size * 0.5, x + size * 1.6, y + size * 0.5),
                rgb("FFFFFF"),
                opacity=0.12,
                soft=14,
            )
        if seed % 3 == 0:
            start, end = corners[0], corners[2]
            canvas.line([start, end], mix(tone, (60, 50, 40), 0.4), 3, opacity=0.5, soft=1)
    canvas.line([*corners, corners[0]], rgb("FBF6EA"), 2.6, opacity=0.75)
    canvas.line([corners[3], corners[2]], rgb("FFFFFF"), 4, opacity=0.6, soft=1)


def _salt_heaps(canvas: Canvas) -> None:
    """Small white heaps along one bank, a barrow, and two people with long shadows."""
    chance = dice(317)
    for step in range(11):
        x, y = 120 + step * 88 + chance.uniform(-8, 8), 402 + sin(step * 0.8) * 10
        size = chance.uniform(10, 16)
        canvas.polygon(
            [(x, y + 4), (x + size * 3.2, y + size * 1.3), (x + size, y + size)],
            rgb("4B4033"),
            opacity=0.5,
            soft=2,
        )
        canvas.ellipse(
            (x - size, y - size * 0.8, x + size, y + size * 0.8), stops("FFFFFF", "D8D2C6")
        )
    for x, y, coat in ((470.0, 430.0, "B0402A"), (742, 420, "24506A")):
        canvas.polygon(
            [(x, y), (x + 74, y + 30), (x + 70, y + 38), (x - 2, y + 8)],
            rgb("3B3228"),
            opacity=0.55,
            soft=2,
        )
        canvas.ellipse((x - 9, y - 7, x + 9, y + 9), rgb(coat))
        canvas.ellipse((x - 5, y - 5, x + 5, y + 5), rgb("EAD9A8"))
        canvas.line([(x + 4, y), (x + 34, y - 30)], rgb("6A5338"), 3)
