"""Scenes of Port Ellery: the Row under water, the council hall, the street in the storm."""

from math import cos, sin

from PIL import Image

from .canvas import Box, Canvas, Colour, Point, dice, mix, outline, rgb, stops
from .nature import clouds, hills, mirror, ripples

FRONTS = (
    "C4745A",
    "7F9BB0",
    "D9B36A",
    "7C9A86",
    "C98E9A",
    "E3CFA4",
    "5F7F97",
    "B7634F",
    "8FAE9B",
    "D8A26E",
)


def row_under_water() -> Image.Image:
    """Tall painted houses standing in flood water, an orange rowing boat before them."""
    canvas = Canvas(1280, 800)
    canvas.wash(stops("B9CBD3", "D5DFE0", "EDE8DC"), 0, 500)
    clouds(canvas, (-20, 230), rgb("F7F6F0"), opacity=0.8, seed=101)
    chance = dice(103)
    left = -24.0
    for number, front in enumerate([*FRONTS, *FRONTS[:3]]):
        wide = chance.uniform(92, 122)
        height = chance.uniform(290, 380)
        _house(canvas, (left, 500 - height, left + wide, 500), rgb(front), number)
        left += wide
    canvas.rect((-10, 478, 1290, 503), rgb("56534F"), opacity=0.35, soft=5)
    mirror(canvas, 500, 300, stops("B9C4C2", "8BA0A4", "4E6973"), strength=0.62)
    colours = (rgb("EEF1EA"), rgb("5B747C"), rgb("A9B9B8"))
    ripples(canvas, (0, 506, 1280, 800), colours, seed=107, count=420)
    _lamp_post(canvas, (214, 520), 210)
    _rowing_boat(canvas, (700, 655))
    return canvas.finish(seed=5, vignette=0.3)


def _house(canvas: Canvas, box: Box, tone: Colour, number: int) -> None:
    """One front with gable, three rows of windows, a door half under water."""
    left, top, right, ground = box
    middle, wide = (left + right) / 2, right - left
    shade = mix(tone, (20, 24, 34), 0.22)
    if number % 3 == 1:
        canvas.rect((left, top - 20, right, top + 4), rgb("4A4C55"))
        canvas.rect((left - 2, top, right + 2, top + 7), mix(tone, (255, 255, 255), 0.6))
    else:
        gable = top - wide * 0.46
        canvas.polygon([(left - 3, top + 2), (middle, gable), (right + 3, top + 2)], rgb("4A4C55"))
        canvas.polygon([(left + 8, top + 2), (middle, gable + 13), (right - 8, top + 2)], tone)
        canvas.ellipse(
            (middle - 8, top - wide * 0.2 - 8, middle + 8, top - wide * 0.2 + 8), rgb("34414D")
        )
    chimney = right - wide * 0.28
    canvas.rect((chimney, top - wide * 0.5, chimney + 15, top - 12), rgb("6E4B43"))
    canvas.rect(
        (chimney - 2, top - wide * 0.5 - 5, chimney + 17, top - wide * 0.5 + 2), rgb("54382F")
    )
    canvas.rect(box, ((0.0, mix(tone, (255, 255, 255), 0.1)), (1.0, shade)))
    canvas.rect((right - 5, top, right, ground), (24, 28, 36), opacity=0.2)
    rows = round((ground - top - 40) / 82)
    pitch = (ground - top - 24) / rows
    for row in range(rows):
        for share in (0.28, 0.72):
            x, y = left + wide * share, top + 22 + row * pitch
            if row == rows - 1 and share > 0.5:
                _door(canvas, (x, y), pitch)
            else:
                _window(canvas, (x, y), lit=(row * 5 + number * 3 + round(share)) % 7 == 0)


def _window(canvas: Canvas, place: Point, *, lit: bool) -> None:
    """A sash window, 28 wide and 44 high."""
    x, y = place
    canvas.rect((x - 17, y - 3, x + 17, y + 48), rgb("F3EFE4"))
    glass = stops("FFE2A6", "F0B567") if lit else stops("3C4E5C", "6D8492")
    canvas.rect((x - 14, y, x + 14, y + 44), glass)
    canvas.line([(x, y), (x, y + 44)], rgb("F3EFE4"), 2)
    canvas.line([(x - 14, y + 21), (x + 14, y + 21)], rgb("F3EFE4"), 2.6)
    canvas.rect((x - 20, y + 47, x + 20, y + 52), rgb("E2DCCD"))
    canvas.line([(x - 20, y + 53), (x + 20, y + 53)], (20, 22, 30), 1.6, opacity=0.3)


def _door(canvas: Canvas, place: Point, height: float) -> None:
    """A front door that goes on below the water."""
    x, y = place
    canvas.rect((x - 20, y - 4, x + 20, y + height + 8), rgb("EFEADD"))
    canvas.rect((x - 16, y + 12, x + 16, y + height + 8), rgb("2F4B55"))
    canvas.rect((x - 16, y, x + 16, y + 10), rgb("8FA6B0"))
    for top in (18, 46):
        canvas.rect((x - 11, y + top, x + 11, y + top + 22), rgb("3C5B66"))


def _lamp_post(canvas: Canvas, foot: Point, height: float) -> None:
    """A street lamp, standing in the water."""
    x, ground = foot
    iron = rgb("26313A")
    canvas.line([(x, ground), (x, ground - height)], iron, 6)
    canvas.line([(x - 22, ground - height * 0.82), (x + 22, ground - height * 0.82)], iron, 4)
    top = ground - height
    canvas.polygon(
        [(x - 13, top), (x + 13, top), (x + 9, top + 34), (x - 9, top + 34)], rgb("F3E3B5")
    )
    canvas.polygon([(x - 17, top), (x, top - 16), (x + 17, top)], iron)
    canvas.line([(x, ground), (x + 4, ground + 130)], rgb("4B6169"), 5, opacity=0.4, soft=2)


def _rowing_boat(canvas: Canvas, middle: Point) -> None:
    """An orange boat from the side with a rower in a dark coat and a red cap."""
    x, y = middle
    canvas.ellipse((x - 150, y + 16, x + 150, y + 64), rgb("2C454E"), opacity=0.5, soft=9)
    inner = [(x - 132, y - 26), (x + 140, y - 30), (x + 112, y - 4), (x - 110, y - 4)]
    canvas.polygon(inner, rgb("7A3A1E"))
    _rower(canvas, (x + 6, y - 16))
    hull = outline("-138,-28 -100,-14 0,-8 104,-16 146,-34 118,22 80,36 -84,36 -118,18", (x, y))
    canvas.polygon(hull, stops("EE7F38", "DE6526", "A9431A"))
    canvas.line(hull[:5], rgb("FBE6C8"), 4)
    canvas.line([(x - 122, y + 6), (x, y + 12), (x + 124, y + 2)], rgb("F6A569"), 2.4, opacity=0.8)
    for side in (-1, 1):
        blade = (x + side * 210, y + 34)
        canvas.line([(x + side * 34, y - 44), blade], rgb("C9A36B"), 4.4)
        canvas.line([blade, (blade[0] + side * 30, blade[1] + 10)], rgb("B88B50"), 10)
        ring = (blade[0] - 34, blade[1], blade[0] + 44, blade[1] + 18)
        canvas.ellipse(ring, rgb("E9EEE8"), opacity=0.35, soft=2.5)
    for shift in range(3):
        wide = 190 + shift * 34
        curve = [
            (x - wide, y + 42 + shift * 9),
            (x, y + 52 + shift * 11),
            (x + wide, y + 42 + shift * 9),
        ]
        canvas.line(curve, rgb("F1F4EE"), 1.6, opacity=0.4 - shift * 0.1, soft=0.8)


def _rower(canvas: Canvas, seat: Point) -> None:
    x, y = seat
    canvas.polygon(
        outline("-32,12 -26,-44 -8,-62 12,-62 28,-42 34,12", (x, y)),
        stops("33475A", "1F2C3A"),
    )
    canvas.polygon(
        [(x - 26, y - 40), (x - 44, y - 18), (x - 30, y - 14), (x - 16, y - 30)], rgb("2A3B4C")
    )
    canvas.polygon(
        [(x + 26, y - 40), (x + 44, y - 20), (x + 30, y - 14), (x + 14, y - 30)], rgb("22303F")
    )
    canvas.ellipse((x - 15, y - 96, x + 15, y - 60), rgb("D9A47F"))
    canvas.polygon(
        outline("-17,-80 -14,-100 0,-108 14,-100 17,-80", (x, y)),
        rgb("B2322B"),
    )
    canvas.rect((x - 18, y - 86, x + 18, y - 78), rgb("8F241F"), radius=3)
    canvas.ellipse((x - 5, y - 114, x + 5, y - 104), rgb("F0E6D6"))


def council_hall() -> Image.Image:
    """A pale stone hall with eight columns, people on its steps, a winter sky."""
    canvas = Canvas(1200, 800)
    canvas.wash(stops("6F9AC0", "A9C4D8", "DFE6E4"), 0, 640)
    clouds(canvas, (20, 400), rgb("FFFFFF"), opacity=0.8, seed=131)
    hills(canvas, 640, 90, stops("93A9A8", "B2BFB6"), seed=133)
    canvas.wash(stops("C9C0AE", "A9A092", "857E73"), 636, 800)
    _trees(canvas)
    canvas.polygon([(150, 262), (600, 118), (1050, 262)], stops("F2E7CE", "D9C7A3"))
    canvas.polygon([(246, 246), (600, 138), (954, 246)], stops("C9B68F", "E3D4B2"))
    canvas.ellipse((566, 178, 634, 246), rgb("A5936D"))
    canvas.ellipse((572, 184, 628, 240), rgb("F3EBD8"))
    canvas.line([(600, 212), (600, 192)], rgb("4C4638"), 3)
    canvas.line([(600, 212), (614, 220)], rgb("4C4638"), 3)
    canvas.rect((146, 258, 1054, 276), rgb("F7EFDC"))
    canvas.rect((160, 276, 1040, 318), stops("E4D5B4", "D2C09A"))
    canvas.rect((146, 316, 1054, 328), rgb("F3E9D2"))
    canvas.rect((178, 328, 1022, 600), stops("6C5F4D", "8B7B62", "A8967A"))
    _doors(canvas)
    for index in range(8):
        _column(canvas, 222 + index * 108, 328, 600)
    _steps(canvas)
    _crowd(canvas)
    canvas.line([(600, 118), (600, 44)], rgb("5A564E"), 3)
    canvas.polygon(outline("602,48 660,56 650,68 664,82 602,78"), rgb("0F5C63"))
    return canvas.finish(seed=6, vignette=0.3)


def _trees(canvas: Canvas) -> None:
    """Bare winter trees on both sides."""
    chance = dice(137)
    for foot in ((60.0, 640.0), (124, 640), (1096, 640), (1156, 640)):
        twigs = [(foot, -1.57, chance.uniform(88, 110), 10.0)]
        while twigs:
            (x, y), angle, length, width = twigs.pop()
            end = (x + length * cos(angle), y + length * sin(angle))
            canvas.line([(x, y), end], rgb("5A554D"), width, opacity=0.9)
            if width > 1:
                twigs.extend(
                    (
                        end,
                        angle + turn + chance.uniform(-0.2, 0.2),
                        length * chance.uniform(0.66, 0.82),
                        width * 0.62,
                    )
                    for turn in (-0.42, 0.4)
                )


def _doors(canvas: Canvas) -> None:
    """Three tall doors in the shade behind the columns."""
    for middle in (384.0, 600.0, 816.0):
        canvas.rect((middle - 36, 410, middle + 36, 600), rgb("4B4136"))
        canvas.rect((middle - 29, 418, middle + 29, 600), stops("2F4A4C", "20383B"))
        canvas.line([(middle, 418), (middle, 600)], rgb("16282B"), 3)
        canvas.rect((middle - 44, 396, middle + 44, 411), rgb("BBA987"))


def _column(canvas: Canvas, middle: float, top: float, ground: float) -> None:
    """A fluted column, lit from the left, with its shadow on the wall."""
    canvas.rect((middle + 14, top, middle + 58, ground), rgb("3A3127"), opacity=0.35, soft=7)
    half = 25.0
    slices = 14
    for cut in range(slices):
        share = cut / slices
        light = max(0.0, 1 - abs(share - 0.28) * 1.7)
        tone = mix(rgb("A38F6D"), rgb("FFF8E6"), light)
        if cut % 2:
            tone = mix(tone, rgb("8D7A5B"), 0.2)
        x = middle - half + share * half * 2
        canvas.rect((x, top + 20, x + half * 2 / slices + 0.4, ground - 12), tone)
    canvas.rect((middle - 34, top, middle + 34, top + 12), rgb("F5EBD4"))
    canvas.rect((middle - 29, top + 12, middle + 29, top + 21), rgb("D3C29C"))
    canvas.rect((middle - 32, ground - 13, middle + 32, ground), rgb("E9DCBE"))


def _steps(canvas: Canvas) -> None:
    """Seven steps down to the square."""
    for step in range(7):
        top, out = 600 + step * 16, step * 14
        canvas.rect((150 - out, top, 1050 + out, top + 16), stops("EFE5CF", "C9BA99"))
        canvas.line(
            [(150 - out, top + 15), (1050 + out, top + 15)], rgb("8D7F66"), 1.6, opacity=0.6
        )


def _crowd(canvas: Canvas) -> None:
    """People with their backs to us and banners nobody can read."""
    chance = dice(139)
    coats = ("2B3640", "6B3B34", "3C4F5C", "7A6A52", "1F4A4E", "4A3F55", "8C5A3C")
    people = [(chance.uniform(60, 1140), chance.uniform(0, 1) ** 0.8) for _ in range(58)]
    for x, near in sorted(people, key=lambda person: person[1]):
        ground, tall = 668 + near * 116, 48 + near * 38
        person(canvas, (x, ground), tall, rgb(coats[chance.randrange(len(coats))]))
    for x, tilt in ((330.0, -9.0), (770, 8), (900, -5)):
        canvas.line([(x, 720), (x + tilt, 610)], rgb("6F5B41"), 3)
        sheet = [
            (x + tilt - 44, 586),
            (x + tilt + 46, 580),
            (x + tilt + 47, 628),
            (x + tilt - 43, 634),
        ]
        canvas.polygon(sheet, rgb("F6F2E6"))
        for line in range(3):
            y = 594 + line * 11
            canvas.line([(x + tilt - 32, y), (x + tilt + 30 - line * 12, y - 2)], rgb("A5402F"), 3)


def person(canvas: Canvas, foot: Point, tall: float, coat: Colour) -> None:
    """Somebody in a coat, seen from behind."""
    x, ground = foot
    wide = tall * 0.17
    canvas.ellipse(
        (x - wide * 1.6, ground - 3, x + wide * 2.2, ground + 4), (30, 30, 34), opacity=0.3, soft=2
    )
    canvas.rect(
        (x - wide * 0.6, ground - tall * 0.3, x + wide * 0.6, ground), mix(coat, (10, 12, 16), 0.5)
    )
    body = [
        (x - wide, ground - tall * 0.22),
        (x - wide * 0.9, ground - tall * 0.72),
        (x - wide * 0.4, ground - tall * 0.8),
        (x + wide * 0.4, ground - tall * 0.8),
        (x + wide * 0.9, ground - tall * 0.72),
        (x + wide, ground - tall * 0.22),
    ]
    canvas.polygon(
        body, ((0.0, mix(coat, (255, 255, 255), 0.12)), (1.0, mix(coat, (0, 0, 0), 0.25)))
    )
    head = tall * 0.1
    canvas.ellipse(
        (x - head, ground - tall, x + head, ground - tall * 0.77), mix(rgb("4A342A"), coat, 0.25)
    )
