"""Still lifes under a roof: the letters, the pump in its shed; and a word mark."""

from math import cos, pi, sin

from PIL import Image

from .canvas import Canvas, Colour, Point, dice, mix, outline, rgb, smooth, stops


def letters_under_lamp() -> Image.Image:
    """Handwritten sheets and an open tin on a desk, in the circle of a lamp."""
    canvas = Canvas(1200, 800)
    canvas.wash(stops("5A3B27", "6E4A30", "4E3220"))
    chance = dice(231)
    for _ in range(150):
        y = chance.uniform(0, 800)
        grain = [
            (step * 120.0, y + sin(step * 0.7 + y) * 5 + chance.uniform(-2, 2))
            for step in range(11)
        ]
        tone = rgb("3A2416") if chance.random() < 0.6 else rgb("8C6242")
        canvas.line(grain, tone, chance.uniform(1, 3), opacity=chance.uniform(0.08, 0.3), soft=0.8)
    _sheet(canvas, (270, 470), -0.2, seed=233)
    _sheet(canvas, (900, 500), 0.16, seed=235)
    _sheet(canvas, (620, 430), -0.03, seed=237)
    _tin(canvas)
    _pen(canvas)
    canvas.glow((560, 330), 620, rgb("FFCB85"), 0.5)
    canvas.glow((560, 300), 300, rgb("FFE0A8"), 0.3)
    return canvas.finish(seed=12, vignette=0.75)


def _sheet(canvas: Canvas, middle: Point, turn: float, *, seed: int) -> None:
    """A sheet of writing paper, turned by ``turn`` radians, with lines of a hand."""

    def at(x: float, y: float) -> Point:
        return (
            middle[0] + x * cos(turn) - y * sin(turn),
            middle[1] + x * sin(turn) + y * cos(turn),
        )

    corners = [at(-170, -230), at(170, -230), at(170, 230), at(-170, 230)]
    canvas.polygon([(x + 8, y + 14) for x, y in corners], rgb("1E120A"), opacity=0.6, soft=12)
    canvas.polygon(corners, stops("F8EFD8", "EADBBB"))
    for fold in (-76, 78):
        canvas.line([at(-170, fold), at(170, fold)], rgb("B79F78"), 2, opacity=0.5, soft=0.8)
        canvas.line([at(-170, fold + 2), at(170, fold + 2)], rgb("FFFBEF"), 1.6, opacity=0.7)
    chance = dice(seed)
    ink = rgb("2A3E66")
    for row in range(16):
        y = -160 + row * 23
        x, end = (-138.0, 130 - chance.uniform(0, 40)) if row % 6 < 5 else (-138.0, -20.0)
        if row == 0:
            x, end = 30.0, 140.0
        while x < end:
            word = chance.uniform(18, 52)
            points = [
                at(
                    x + t / 14 * word,
                    y + chance.gauss(0, 2.6) - (7 if chance.random() < 0.12 else 0),
                )
                for t in range(15)
            ]
            canvas.line(points, ink, 1.5, opacity=0.8)
            x += word + 9
    canvas.line(
        [at(40, 206), at(58, 192), at(70, 210), at(88, 190), at(132, 204)], ink, 1.8, opacity=0.85
    )


def _tin(canvas: Canvas) -> None:
    """A round biscuit tin with its lid beside it."""
    canvas.ellipse((830, 70, 1150, 330), rgb("1E120A"), opacity=0.6, soft=16)
    canvas.ellipse((820, 50, 1130, 300), stops("2E7C80", "124F55"))
    canvas.ellipse((838, 66, 1112, 284), stops("D9C79C", "A68E5E"))
    canvas.ellipse((848, 78, 1102, 278), stops("3A3328", "574B39"))
    for step in range(5):
        x = 880 + step * 12
        canvas.polygon(
            [(x, 120 + step * 9), (x + 150, 112 + step * 9), (x + 154, 250), (x + 4, 256)],
            mix(rgb("F6ECD2"), rgb("B59F77"), 0.5 - step * 0.11),
        )
    canvas.ellipse((40, -70, 330, 160), rgb("1E120A"), opacity=0.5, soft=12)
    canvas.ellipse((30, -90, 316, 140), stops("3D9296", "1A6368"))
    canvas.ellipse((58, -66, 288, 118), stops("1A6368", "2F8287"))
    for turn in range(12):
        a = turn / 12 * 2 * pi
        canvas.ellipse(
            (
                173 + cos(a) * 86 - 9,
                26 + sin(a) * 70 - 8,
                173 + cos(a) * 86 + 9,
                26 + sin(a) * 70 + 8,
            ),
            rgb("E8C77F"),
        )
    canvas.ellipse((140, 2, 206, 52), rgb("E8C77F"))


def _pen(canvas: Canvas) -> None:
    """A fountain pen across the lower edge."""
    canvas.line([(424, 742), (726, 690)], rgb("1E120A"), 20, opacity=0.5, soft=7)
    canvas.line([(420, 730), (640, 692)], rgb("1E2B33"), 20)
    canvas.line([(640, 692), (716, 679)], rgb("2F4048"), 14)
    canvas.line([(424, 724), (640, 687)], rgb("8FA6AE"), 3, opacity=0.7)
    canvas.line([(636, 693), (646, 691)], rgb("E8C77F"), 20)
    canvas.polygon([(716, 672), (762, 672), (718, 687)], rgb("E8C77F"))


def green_pump() -> Image.Image:
    """A green motor pump with a flywheel, in a shed with light through the boards."""
    canvas = Canvas(1200, 800)
    canvas.wash(stops("5A4F42", "6A5C4C", "52483B"), 0, 620)
    chance = dice(241)
    for board in range(13):
        x = board * 94.0
        tone = mix(rgb("8A7660"), rgb("665746"), chance.random())
        canvas.rect((x + 2, -10, x + 91, 622), tone)
        canvas.rect(
            (x - 2, -10, x + 2, 622),
            rgb("F3D9A0"),
            opacity=chance.choice((0.1, 0.25, 0.6)),
            soft=1.2,
        )
        for _ in range(7):
            left = x + chance.uniform(8, 86)
            canvas.line(
                [(left, chance.uniform(0, 300)), (left + 3, chance.uniform(320, 620))],
                rgb("2E261E"),
                1.6,
                opacity=0.3,
            )
    canvas.wash(stops("8D8072", "665C50", "403A33"), 620, 800)
    canvas.rect((80, 40, 300, 240), rgb("2E261E"))
    canvas.rect((92, 52, 288, 228), stops("CFE0DC", "A9C3BF"))
    canvas.line([(190, 52), (190, 228)], rgb("2E261E"), 7)
    canvas.line([(92, 140), (288, 140)], rgb("2E261E"), 7)
    _engine(canvas)
    _flywheel(canvas, (420, 470), 150)
    _hose(canvas)
    canvas.polygon(
        [(92, 52), (288, 52), (900, 800), (420, 800)], rgb("FFF1CC"), opacity=0.17, soft=14
    )
    canvas.glow((190, 140), 320, rgb("E6F0E6"), 0.4)
    return canvas.finish(seed=13, vignette=0.45, grain=0.04)


def _engine(canvas: Canvas) -> None:
    """Frame, block, cylinder, exhaust and the pump's round casing."""
    canvas.ellipse((240, 612, 1010, 700), rgb("17130F"), opacity=0.7, soft=14)
    canvas.rect((290, 604, 960, 636), stops("4A524C", "2C332F"), radius=4)
    for x in (330, 880):
        canvas.rect((x, 630, x + 50, 666), rgb("2A2F2C"))
    canvas.rect((470, 410, 740, 606), stops("5A9A6C", "3D7A52", "2A583C"), radius=12)
    canvas.rect((520, 286, 676, 414), stops("67A678", "3F7A54"), radius=6)
    for fin in range(8):
        canvas.rect((508, 294 + fin * 15, 688, 301 + fin * 15), rgb("2C5C40"), radius=3)
    canvas.rect((560, 250, 636, 290), rgb("6E7470"), radius=6)
    pipe = smooth(outline("636,270 720,266 776,226 786,150 786,84"))
    canvas.line(pipe, rgb("454A4C"), 26)
    canvas.line([(x - 7, y - 5) for x, y in pipe], rgb("A9B4B4"), 5, opacity=0.7, soft=1)
    canvas.ellipse((728, 392, 944, 608), stops("5FA072", "2E6245"))
    canvas.ellipse((762, 426, 910, 574), stops("3E7A55", "57976B"))
    for turn in range(8):
        a = turn / 8 * 2 * pi
        canvas.ellipse(
            (
                836 + cos(a) * 90 - 8,
                500 + sin(a) * 90 - 8,
                836 + cos(a) * 90 + 8,
                500 + sin(a) * 90 + 8,
            ),
            rgb("C9B98A"),
        )
    canvas.ellipse((806, 470, 866, 530), rgb("C49B4A"))
    canvas.rect((498, 452, 606, 506), rgb("D9C58A"), radius=4)
    for row in range(3):
        canvas.line([(510, 466 + row * 13), (594 - row * 18, 466 + row * 13)], rgb("4E452C"), 3.4)
    canvas.write("1957", (640, 452), 30, rgb("E6D9AE"))
    canvas.ellipse((650, 520, 712, 582), rgb("23302A"))
    canvas.ellipse((656, 526, 706, 576), rgb("F0EAD8"))
    canvas.line([(681, 551), (698, 536)], rgb("B0402A"), 4)


def _flywheel(canvas: Canvas, middle: Point, radius: float) -> None:
    """An iron wheel with five spokes."""
    x, y = middle

    def ring(size: float, tone: Colour) -> None:
        canvas.ellipse((x - size, y - size, x + size, y + size), tone)

    ring(radius, rgb("2B302E"))
    ring(radius * 0.95, rgb("5C6662"))
    ring(radius * 0.8, rgb("2E3532"))
    ring(radius * 0.76, rgb("403A32"))
    for spoke in range(5):
        a = spoke / 5 * 2 * pi - 0.4
        canvas.line(
            [(x, y), (x + cos(a) * radius * 0.8, y + sin(a) * radius * 0.8)],
            rgb("4E5854"),
            radius * 0.13,
        )
    ring(radius * 0.22, rgb("6B7672"))
    ring(radius * 0.1, rgb("C49B4A"))
    arc = [
        (x + cos(a / 20) * radius * 0.9, y + sin(a / 20) * radius * 0.9) for a in range(-56, -20)
    ]
    canvas.line(arc, rgb("B9C4BE"), 5, opacity=0.6, soft=1.5)


def _hose(canvas: Canvas) -> None:
    """The thick hose from the pump to the wall, and the puddle below."""
    bend = smooth(outline("900,540 980,560 1030,620 1060,690 1120,716 1220,712"))
    canvas.line([(x + 4, y + 14) for x, y in bend], rgb("120F0C"), 40, opacity=0.5, soft=8)
    canvas.line(bend, rgb("7A2E22"), 40)
    canvas.line([(x - 4, y - 9) for x, y in bend], rgb("C0604A"), 7, opacity=0.7, soft=2)
    canvas.ellipse((380, 716, 900, 772), stops("6F7A78", "434B4A"), opacity=0.6, soft=5)
    canvas.ellipse((460, 724, 640, 742), rgb("DDE7DF"), opacity=0.3, soft=5)


def northshore_logo() -> Image.Image:
    """The word mark of Northshore, 240 by 48."""
    canvas = Canvas(240, 48)
    canvas.wash(stops("123A5A", "123A5A"))
    canvas.write("NORTHSHORE", (14, 9), 27, rgb("FFFFFF"))
    return canvas.finish(grain=0, vignette=0)
