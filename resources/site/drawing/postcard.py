"""The old postcard of the port, sepia and worn."""

from PIL import Image, ImageChops, ImageFilter, ImageOps

from .canvas import Canvas, Point, dice, gradient, levels, mix, noise, outline, rgb, smooth, stops
from .nature import clouds, hills, ripples


def postcard_1894() -> Image.Image:
    """A sepia postcard: a brig at the quay, low houses, salt pans at low water; stained."""
    canvas = Canvas(1200, 800)
    canvas.wash(stops("CFC7B6", "E6DFCC", "F2ECDC"), 0, 470)
    clouds(canvas, (30, 330), rgb("F8F4E8"), opacity=0.8, seed=331)
    hills(canvas, 452, 46, stops("B5AC9A", "C6BDAA"), seed=333)
    _quay_houses(canvas)
    canvas.wash(stops("BDB5A2", "8D8573", "6E6656"), 470, 800)
    for row in range(7):
        y = 486 + row * row * 5.5
        canvas.line([(0, y), (1200, y - 8 + row)], rgb("EDE6D4"), 2 + row * 0.8, opacity=0.6)
        for column in range(15):
            x = (column - 4) * (80 + row * 26)
            canvas.line(
                [(x, y), (x - 20 - row * 10, y + 30 + row * 12)], rgb("EDE6D4"), 2, opacity=0.45
            )
    canvas.polygon([(560, 560), (1210, 500), (1210, 810), (420, 810)], stops("9A917D", "645B4A"))
    for row in range(6):
        canvas.line(
            [(540 - row * 24, 590 + row * 40), (1210, 540 + row * 48)],
            rgb("4C4436"),
            2,
            opacity=0.4,
        )
    ripples(canvas, (0, 640, 520, 800), (rgb("D9D1BE"), rgb("5A5243")), seed=335, count=120)
    _brig(canvas, (640, 600))
    return _aged(canvas.finish(seed=18, grain=0.09, vignette=0.55))


def _quay_houses(canvas: Canvas) -> None:
    """Low houses with dark doors, a church behind them."""
    chance = dice(337)
    canvas.rect((884, 286, 924, 450), rgb("8F8776"))
    canvas.polygon([(880, 290), (904, 208), (928, 290)], rgb("6B6354"))
    x = 610.0
    while x < 1220:
        wide, high = chance.uniform(62, 104), chance.uniform(58, 92)
        top = 500 - high
        tone = mix(rgb("D8D0BC"), rgb("A89F8A"), chance.random())
        canvas.rect((x, top, x + wide, 512), tone)
        canvas.polygon(
            [
                (x - 5, top + 3),
                (x + 14, top - 40),
                (x + wide - 14, top - 40),
                (x + wide + 5, top + 3),
            ],
            rgb("6B6354"),
        )
        canvas.rect((x + 12, top - 58, x + 26, top - 30), rgb("564E41"))
        canvas.rect((x + wide * 0.4, 500 - 34, x + wide * 0.4 + 16, 512), rgb("463F34"))
        for share in (0.14, 0.7):
            canvas.rect(
                (x + wide * share, top + 14, x + wide * share + 13, top + 32), rgb("5A5243")
            )
        x += wide + 2


def _brig(canvas: Canvas, foot: Point) -> None:
    """A two-masted ship with furled sails, her bow to the left."""
    x, y = foot
    dark, rope = rgb("2F291F"), rgb("4A4234")
    for mast, high in ((x - 110, 480.0), (x + 90, 440)):
        canvas.line([(mast, y), (mast + 6, y - high)], dark, 9)
        for share in (0.34, 0.58, 0.8):
            level, half = y - high * share, 120 - 70 * share
            canvas.line([(mast - half, level + 5), (mast + half + 6, level - 5)], dark, 5)
            sail = smooth(
                [
                    (mast - half, level + 3),
                    (mast - half * 0.4, level + 13),
                    (mast + half * 0.5, level + 9),
                    (mast + half, level - 4),
                ]
            )
            canvas.line(sail, rgb("E9E1CD"), 11, opacity=0.9)
        for side in (-84.0, -52, 56, 88):
            canvas.line(
                [(mast + 4, y - high * 0.94), (mast + side, y - 30)], rope, 1.3, opacity=0.8
            )
    for end in ((x - 330, y - 96), (x - 250, y - 60)):
        canvas.line([(x - 104, y - 470), end], rope, 1.3, opacity=0.8)
    canvas.line([(x - 98, y - 400), (x + 96, y - 260)], rope, 1.3)
    canvas.line([(x + 98, y - 420), (x + 270, y - 40)], rope, 1.3)
    canvas.line([(x - 200, y - 40), (x - 340, y - 100)], dark, 7)
    hull = outline("-236,-48 -120,-28 120,-26 262,-58 248,10 210,48 -170,50 -214,10", (x, y))
    canvas.polygon(smooth(hull, closed=True), stops("4A4234", "2A241B"))
    canvas.line(
        smooth([(x - 226, y - 26), (x - 120, y - 10), (x + 120, y - 8), (x + 252, y - 34)]),
        rgb("E3DAC4"),
        9,
    )
    for port in range(8):
        left = x - 170 + port * 48
        canvas.rect((left, y - 14, left + 11, y - 4), dark)
    canvas.ellipse((x - 210, y + 34, x + 250, y + 70), rgb("2A241B"), opacity=0.5, soft=10)


def _aged(picture: Image.Image) -> Image.Image:
    """Sepia, faded edges, stains, scratches and the cream border of a postcard."""
    grey = ImageOps.autocontrast(picture.convert("L"), cutoff=1)
    sepia = ImageOps.colorize(grey, black=(56, 36, 20), mid=(158, 122, 82), white=(246, 232, 204))
    blot = levels(noise(picture.size, (420, 330), 341, 4), 128, 230).filter(
        ImageFilter.GaussianBlur(6)
    )
    sepia.paste(
        Image.new("RGB", picture.size, (226, 200, 156)),
        (0, 0),
        blot.point([v // 3 for v in range(256)]),
    )
    marks = Canvas(*picture.size)
    chance = dice(343)
    for _ in range(26):
        x, y = chance.uniform(0, 1200), chance.uniform(0, 800)
        end = (x + chance.uniform(-30, 30), y + chance.uniform(20, 190))
        marks.line(
            [(x, y), end],
            (255, 255, 255),
            chance.uniform(0.4, 1.1),
            opacity=chance.uniform(0.1, 0.4),
        )
    worn = ImageChops.screen(sepia, marks.finish(grain=0, vignette=0))
    card = gradient(picture.size, stops("F3E8CF", "EBDDBE"))
    card.paste(worn.resize((1120, 720), Image.Resampling.LANCZOS), (40, 36))
    return card
