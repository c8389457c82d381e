"""The flooded street in the storm night, and the jetty of the related posts."""

from itertools import pairwise

from PIL import Image

from .canvas import Box, Canvas, Point, dice, mix, outline, rgb, stops
from .nature import clouds, glitter, hills, mirror, ripples


def flooded_street() -> Image.Image:
    """Rain and street lamps over a street that has become a river, a car up to its windows."""
    canvas = Canvas(1200, 800)
    canvas.wash(stops("0E1726", "17263A", "2A3D50", "41525C"), 0, 520)
    clouds(canvas, (-40, 360), rgb("52657A"), opacity=0.5, seed=251)
    canvas.glow((900, 130), 240, rgb("A9BBC9"), 0.5)
    canvas.ellipse((868, 98, 932, 162), rgb("D6DEDF"), opacity=0.75, soft=4)
    clouds(canvas, (40, 240), rgb("1B2A3C"), opacity=0.65, seed=253)
    _side(canvas, mirrored=False)
    _side(canvas, mirrored=True)
    mirror(canvas, 520, 280, stops("33434E", "1B2C3A", "0B1621"), strength=0.62)
    for x, size in ((352.0, 0.62), (830, 0.56), (200, 1.0), (985, 0.9)):
        _lamp(canvas, (x, 520 + size * 40), 300 * size)
    _car(canvas, (560, 606))
    colours = (rgb("F2CC8B"), rgb("0F1C29"), rgb("6D8290"))
    ripples(canvas, (0, 526, 1200, 800), colours, seed=257, count=420)
    _rain(canvas)
    return canvas.finish(seed=15, vignette=0.5)


def _side(canvas: Canvas, *, mirrored: bool) -> None:
    """Houses along one side of the street, smaller towards the middle."""
    chance = dice(261 if mirrored else 259)

    def turn(points: list[Point]) -> list[Point]:
        return [(1200 - x, y) for x, y in points] if mirrored else points

    for left, right in pairwise((-40.0, 120, 240, 330, 398, 450, 490, 518, 540)):
        wide, steep = right - left, 0.72 * chance.uniform(0.86, 1.1)
        tops = (505 - (600 - left) * steep, 505 - (600 - right) * steep)
        tone = mix(rgb("1A2432"), rgb("33414E"), chance.random())
        front = [(left, tops[0]), (right, tops[1]), (right, 522), (left, 522)]
        canvas.polygon(turn(front), tone)
        peak = (left + wide * 0.5, tops[0] - wide * 0.3)
        roof = [(left - 3, tops[0] + 2), peak, (right + 2, tops[1] + 2)]
        canvas.polygon(turn(roof), mix(tone, (0, 0, 0), 0.45))
        for row in range(4):
            for share in (0.2, 0.6):
                pane = turn(_pane(front, share, 0.12 + row * 0.22))
                lit = chance.random() < 0.3
                canvas.polygon(pane, rgb("FFC873") if lit else rgb("0F1823"), opacity=0.92)
                if lit and wide > 60:
                    canvas.glow(pane[0], wide * 0.5, rgb("C98A3E"), 0.4)


def _pane(front: list[Point], across: float, down: float) -> list[Point]:
    """A window in a front seen at a slant; ``across`` and ``down`` are shares of the front."""
    (left, rise), (right, fall) = front[0], front[1]
    ground = front[2][1]

    def corner(along: float, deep: float) -> Point:
        top = rise + (fall - rise) * along
        return (left + (right - left) * along, top + (ground - top) * deep)

    far, low = across + 0.2, down + 0.13
    return [corner(across, down), corner(far, down), corner(far, low), corner(across, low)]


def _lamp(canvas: Canvas, foot: Point, height: float) -> None:
    """A street lamp with its light in the wet air and on the water."""
    x, ground = foot
    iron = rgb("0A121B")
    top = ground - height
    canvas.line([(x, ground), (x, top)], iron, height * 0.022)
    canvas.line(
        [
            (x, top),
            (x + height * 0.1, top - height * 0.03),
            (x + height * 0.16, top + height * 0.02),
        ],
        iron,
        height * 0.018,
    )
    head = (x + height * 0.16, top + height * 0.05)
    canvas.glow(head, height * 1.15, rgb("E0A050"), 0.75)
    canvas.glow(head, height * 0.28, rgb("FFE0A0"), 1.0)
    size = height * 0.035
    canvas.ellipse(
        (head[0] - size, head[1] - size * 0.7, head[0] + size, head[1] + size * 0.7), rgb("FFF3D2")
    )
    canvas.rect(
        (head[0] - size * 1.5, head[1] - size * 1.2, head[0] + size * 1.5, head[1] - size * 0.4),
        iron,
        radius=2,
    )
    glitter(canvas, (head[0], ground + 4), height * 0.75, rgb("FFC978"), seed=round(x))


def _car(canvas: Canvas, foot: Point) -> None:
    """A small car, water up to the door handles, one light still on."""
    x, y = foot
    cabin = [(x - 92, y - 34), (x - 62, y - 84), (x + 44, y - 84), (x + 88, y - 34)]
    canvas.polygon(cabin, stops("5A3A3E", "3D2A30"))
    canvas.polygon(
        [(x - 78, y - 36), (x - 55, y - 76), (x - 12, y - 76), (x - 12, y - 36)],
        stops("51677A", "2C3D4B"),
    )
    canvas.polygon(
        [(x - 2, y - 36), (x - 2, y - 76), (x + 38, y - 76), (x + 70, y - 36)],
        stops("51677A", "2C3D4B"),
    )
    canvas.polygon(
        outline("-150,8 -144,-26 -92,-38 90,-38 146,-24 154,8", (x, y)),
        stops("7A4448", "4C2C34"),
    )
    canvas.line(
        [(x - 140, y - 28), (x - 92, y - 37), (x + 90, y - 37), (x + 140, y - 26)],
        rgb("C98F7A"),
        2.4,
        opacity=0.7,
    )
    canvas.ellipse((x + 128, y - 22, x + 150, y - 4), rgb("FFE9B4"))
    canvas.glow((x + 150, y - 12), 150, rgb("FFD898"), 0.6)
    wash: Box = (x - 176, y - 2, x + 184, y + 22)
    canvas.ellipse(wash, rgb("1A2A37"), opacity=0.95, soft=4)
    for shift in range(3):
        canvas.line(
            [(x - 190 - shift * 20, y + 6 + shift * 9), (x + 196 + shift * 24, y + 6 + shift * 9)],
            rgb("A9BCC6"),
            1.4,
            opacity=0.35,
            soft=1,
        )


def _rain(canvas: Canvas) -> None:
    """Slanting rain, nearer drops longer and fainter."""
    chance = dice(263)
    for _ in range(900):
        near = chance.random()
        x, y = chance.uniform(-40, 1240), chance.uniform(-40, 800)
        length = 10 + near * 42
        canvas.line(
            [(x, y), (x - length * 0.32, y + length)],
            rgb("C9D8E2"),
            0.6 + near * 0.7,
            opacity=0.08 + 0.16 * (1 - near),
        )
    for _ in range(240):
        x, y = chance.uniform(0, 1200), 530 + 270 * chance.random()
        size = 2 + (y - 530) / 40
        canvas.ellipse(
            (x - size * 2, y - size * 0.5, x + size * 2, y + size * 0.5),
            rgb("B7C7D0"),
            opacity=0.14,
            soft=0.7,
        )


def jetty() -> Image.Image:
    """A jetty in the evening, 180 by 120, for a list of related posts."""
    canvas = Canvas(360, 240)
    canvas.wash(stops("7A86B0", "D9A5A0", "F6D3A6"), 0, 130)
    hills(canvas, 131, 24, stops("8E7F96", "B99AA0"), seed=271)
    canvas.wash(stops("E3B79E", "6D6E8E"), 130, 240)
    glitter(canvas, (240, 134), 90, rgb("FFF0CE"), seed=273)
    canvas.polygon([(120, 240), (168, 150), (182, 150), (230, 240)], stops("6A4F4C", "3F3238"))
    for row in range(9):
        y = 152 + row * row * 1.1
        canvas.line([(169 - row * 5.4, y), (181 + row * 5.6, y)], rgb("2B2228"), 1.2, opacity=0.7)
    for side in (-1, 1):
        for row in range(4):
            x, y = 175 + side * (10 + row * 15), 156 + row * 24
            canvas.line([(x, y + 16 + row * 3), (x, y - 8 - row * 4)], rgb("3A2C33"), 2 + row)
    return canvas.finish(seed=16).resize((180, 120), Image.Resampling.LANCZOS)
