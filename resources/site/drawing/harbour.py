"""Scenes of quays and harbours: cranes, the tide board, the gauge house."""

from math import sin

from PIL import Image

from .canvas import Canvas, Point, dice, levels, mix, noise, rgb, stops
from .nature import clouds, glitter, gull, hills, mirror, ripples

IRON = rgb("2A2F3A")


def cranes_at_dusk() -> Image.Image:
    """Four gantry cranes with their booms up against a low sun."""
    canvas = Canvas(1200, 800)
    canvas.wash(stops("4E5A78", "8A7F93", "D09A86", "F2BF86", "F9DDA6"), 0, 565)
    canvas.glow((844, 446), 460, rgb("FFD79A"), 0.75)
    clouds(canvas, (40, 360), rgb("6C6580"), opacity=0.55, seed=31)
    clouds(canvas, (250, 520), rgb("F6C79A"), opacity=0.6, seed=37)
    canvas.ellipse((790, 392, 898, 500), stops("FFFBEA", "FFEBB8"), soft=1.5)
    hills(canvas, 566, 38, stops("A5828A", "C79A8A"), seed=12)
    _stacks(canvas)
    for x, size in ((150.0, 0.86), (420, 1.0), (672, 1.16), (985, 0.94)):
        _crane(canvas, (x, 566), 400 * size)
    mirror(canvas, 566, 234, stops("D8A384", "7A6C80", "363C54"), strength=0.5)
    canvas.rect((0, 556, 1200, 569), rgb("2B2C38"))
    for x in range(20, 1200, 46):
        canvas.rect((x, 566, x + 7, 588), rgb("23242F"))
    glitter(canvas, (844, 574), 220, rgb("FFE2B0"), seed=41)
    water = (rgb("F3C79E"), rgb("5A566E"), rgb("3B3F56"))
    ripples(canvas, (0, 580, 1200, 800), water, seed=43, count=420)
    for place, size in (((250, 150), 14), ((292, 176), 10), ((905, 120), 11)):
        gull(canvas, place, size, rgb("3A3B4C"))
    return canvas.finish(seed=2, vignette=0.36)


def _stacks(canvas: Canvas) -> None:
    """Containers and sheds on the quay, nearly black against the light."""
    chance = dice(19)
    x = -10.0
    while x < 1210:
        wide = chance.uniform(34, 62)
        for level in range(chance.choice((0, 1, 1, 2, 3))):
            tone = mix(rgb("4A4250"), rgb("7A5A58"), chance.random())
            top = 556 - (level + 1) * 17
            canvas.rect((x, top, x + wide - 2, top + 16), tone)
        x += wide


def _crane(canvas: Canvas, foot: Point, height: float) -> None:
    """One ship-to-shore crane, boom raised, its legs astride the quay."""
    x, ground = foot
    span, top = height * 0.3, ground - height * 0.62
    beam = height * 0.026
    for side in (-span / 2, span / 2):
        canvas.line([(x + side * 1.08, ground), (x + side * 0.86, top)], IRON, beam)
    canvas.line(
        [(x - span * 0.48, ground - height * 0.2), (x + span * 0.48, ground - height * 0.2)],
        IRON,
        beam * 0.9,
    )
    canvas.line([(x - span * 0.46, ground - height * 0.2), (x + span * 0.4, top)], IRON, beam * 0.5)
    canvas.line([(x + span * 0.46, ground - height * 0.2), (x - span * 0.4, top)], IRON, beam * 0.5)
    mast = (x + span * 0.1, ground - height)
    canvas.line([(x - span * 0.35, top), mast, (x + span * 0.42, top)], IRON, beam * 0.8)
    canvas.line([(x + span * 1.25, top), (x - span * 0.5, top)], IRON, beam * 1.5)
    tip = (x - span * 1.35, top - height * 0.3)
    canvas.line([(x - span * 0.5, top), tip], IRON, beam * 1.2)
    canvas.line(
        [(x - span * 0.45, top - beam * 2.6), (tip[0] + beam, tip[1] - beam * 1.8)],
        IRON,
        beam * 0.5,
    )
    for step in range(9):
        a, b = step / 8, (step + 0.5) / 8
        low = (x - span * 0.5 + (tip[0] - x + span * 0.5) * a, top + (tip[1] - top) * a)
        high = (
            x - span * 0.47 + (tip[0] - x + span * 0.5) * b,
            top - beam * 2.2 + (tip[1] - top) * b,
        )
        canvas.line([low, high], IRON, beam * 0.35)
    for end in (tip, (x + span * 1.2, top), (x - span * 0.9, top - height * 0.13)):
        canvas.line([mast, end], IRON, beam * 0.28)
    canvas.rect((x + span * 0.55, top - height * 0.06, x + span * 0.95, top - beam * 0.5), IRON)
    cabin = (x - span * 0.2, top + beam, x - span * 0.02, top + height * 0.06)
    canvas.rect(cabin, rgb("3B3A48"))
    canvas.rect((cabin[0] + 2, cabin[1] + 4, cabin[2] - 2, cabin[1] + height * 0.03), rgb("FFD58F"))
    canvas.ellipse((mast[0] - 3, mast[1] - 3, mast[0] + 3, mast[1] + 3), rgb("FF6B4A"))
    canvas.glow(mast, 16, rgb("FF7A55"), 0.8)


def tide_board() -> Image.Image:
    """A white tide board with black marks and red figures on wet stone, water at its foot."""
    canvas = Canvas(1200, 800)
    canvas.wash(stops("A59D90", "948C80", "7D766B", "5F5C55"))
    chance = dice(51)
    for course in range(11):
        level = course * 68.0 - 20
        x = -60.0 * (course % 2) - chance.uniform(0, 60)
        while x < 1200:
            wide = chance.uniform(110, 230)
            tone = mix(rgb("B5AB9B"), rgb("7C756A"), chance.random())
            canvas.rect((x + 2, level + 2, x + wide - 2, level + 65), tone, opacity=0.6, radius=5)
            canvas.line(
                [(x + 6, level + 3.5), (x + wide - 6, level + 3.5)], rgb("C9C1B2"), 2, opacity=0.3
            )
            canvas.line(
                [(x + 6, level + 64), (x + wide - 6, level + 64)], rgb("2F2D2B"), 3, opacity=0.4
            )
            x += wide
    size = (600, 400)
    canvas.veil(levels(noise(size, (70, 50), 52, 6), 110, 220), rgb("3A3936"), 0.4)
    canvas.veil(levels(noise(size, (18, 14), 53, 3), 140, 230), rgb("D8D0C0"), 0.16)
    _weed(canvas)
    _board(canvas)
    canvas.wash(stops("5F7B80", "2B4A54", "14303A"), 668, 800)
    mirror(canvas, 668, 132, stops("5F7B80", "2B4A54", "14303A"), strength=0.36)
    colours = (rgb("B9CCCB"), rgb("29464F"), rgb("7E989A"))
    ripples(canvas, (0, 676, 1200, 800), colours, seed=54, count=240)
    for step in range(0, 1200, 5):
        lift = sin(step * 0.021) * 3 + sin(step * 0.057) * 2
        canvas.ellipse(
            (step - 5, 665 + lift, step + 8, 670 + lift), rgb("DDE6E2"), opacity=0.35, soft=1
        )
    return canvas.finish(seed=3, vignette=0.4)


def _weed(canvas: Canvas) -> None:
    """Green weed and a dark tide mark on the lower courses."""
    canvas.rect((-20, 470, 1220, 700), stops("565A45", "2C3B2F"), opacity=0.45, soft=30)
    chance = dice(57)
    for _ in range(700):
        x, y = chance.uniform(0, 1200), 520 + 160 * chance.random() ** 0.7
        tone = mix(rgb("5E7341"), rgb("25381F"), chance.random())
        hang = [
            (x, y),
            (x + chance.uniform(-3, 3), y + 10),
            (x + chance.uniform(-6, 6), y + chance.uniform(16, 34)),
        ]
        canvas.line(hang, tone, chance.uniform(1, 3), opacity=chance.uniform(0.25, 0.8))


def _board(canvas: Canvas) -> None:
    """The painted board: a mark each ten centimetres, a figure each half metre."""
    left, right = 520.0, 668.0
    canvas.rect((left + 10, -20, right + 18, 720), rgb("1E1D1B"), opacity=0.5, soft=9)
    canvas.rect((left, -20, right, 720), stops("F4EFE2", "ECE6D6", "D9D3C0", "98A08C"))
    for mark in range(12):
        y = 26 + mark * 60.0
        canvas.rect((left + 8, y, left + (70 if mark % 2 else 98), y + 22), rgb("23272A"))
        if mark % 2:
            canvas.write(f"{6.5 - mark / 2:.0f}", (left + 104, y - 24), 54, rgb("B0402A"))
    chance = dice(59)
    for _ in range(90):
        x, y = chance.uniform(left, right), chance.uniform(0, 660)
        canvas.line(
            [(x, y), (x + chance.uniform(-2, 2), y + chance.uniform(10, 60))],
            rgb("7A6B52"),
            chance.uniform(1, 4),
            opacity=0.13,
            soft=1.4,
        )
    for y in (70.0, 330, 590):
        for x in (left + 8, right - 10):
            canvas.ellipse((x - 5, y - 5, x + 5, y + 5), rgb("6A5140"))
            canvas.line([(x, y + 4), (x + 1, y + 46)], rgb("7E4D2C"), 4, opacity=0.35, soft=2)
    canvas.rect((left, 560, right, 720), rgb("4C5F45"), opacity=0.5, soft=26)


def gauge_house() -> Image.Image:
    """A small white hut on iron legs above calm water at first light."""
    canvas = Canvas(1200, 800)
    canvas.wash(stops("7F94B0", "B3B5C4", "E6C9BF", "F6DDC3"), 0, 480)
    canvas.glow((300, 470), 520, rgb("FFD9B0"), 0.6)
    clouds(canvas, (20, 300), rgb("F4DCD6"), opacity=0.6, seed=91)
    hills(canvas, 482, 64, stops("A9A9BC", "CDBCC0"), seed=93)
    hills(canvas, 484, 26, stops("8C90A8", "A7A2B2"), seed=95)
    _hut(canvas)
    mirror(canvas, 482, 318, stops("EAD0C0", "A7A5B8", "5B6B86"), strength=0.72)
    _legs(canvas)
    colours = (rgb("FBE8D4"), rgb("7F8AA4"), rgb("BDB6C4"))
    ripples(canvas, (0, 496, 1200, 800), colours, seed=97, count=300)
    for place, size in (((420, 250), 12), ((456, 236), 9), ((820, 96), 13)):
        gull(canvas, place, size, rgb("5D6478"))
    return canvas.finish(seed=4, vignette=0.3)


def _hut(canvas: Canvas) -> None:
    """The hut, its roof, its ladder and the catwalk from the quay."""
    iron = rgb("3E4553")
    canvas.polygon([(560, 452), (1210, 420), (1210, 436), (560, 464)], stops("5B6272", "434A58"))
    for x in range(590, 1200, 52):
        drop = (1210 - x) / 650 * 32
        canvas.line([(x, 420 + drop), (x, 386 + drop)], iron, 3)
    canvas.line([(560, 418), (1210, 386)], iron, 3)
    canvas.line([(560, 434), (1210, 402)], iron, 2)
    canvas.polygon([(1090, 426), (1210, 420), (1210, 500), (1080, 500)], stops("6A6670", "565460"))
    canvas.rect((500, 452, 700, 466), iron)
    canvas.rect((516, 300, 684, 452), stops("FBF5EA", "EADFD6"))
    canvas.polygon([(640, 300), (684, 300), (684, 452), (640, 452)], rgb("B9AFB6"), opacity=0.55)
    for y in range(312, 450, 13):
        canvas.line([(516, y), (684, y)], rgb("C9BDB8"), 1, opacity=0.7)
    canvas.polygon([(500, 304), (600, 232), (700, 304)], stops("74505A", "5C3F4C"))
    canvas.polygon([(600, 232), (700, 304), (652, 304)], rgb("412D3A"), opacity=0.6)
    canvas.rect((540, 344, 590, 394), rgb("46566E"))
    canvas.rect((545, 349, 585, 389), stops("FFD9A2", "F3B878"))
    canvas.line([(565, 349), (565, 389)], rgb("46566E"), 3)
    canvas.rect((608, 352, 646, 452), rgb("56707A"))
    canvas.ellipse((638, 402, 643, 407), rgb("E8D9B8"))
    canvas.line([(600, 232), (600, 172)], iron, 3)
    canvas.line([(580, 186), (620, 186)], iron, 2)
    canvas.ellipse((574, 180, 586, 192), iron)
    canvas.ellipse((614, 180, 626, 192), iron)
    canvas.glow((565, 368), 90, rgb("FFCF8F"), 0.55)


def _legs(canvas: Canvas) -> None:
    """Iron legs and the pipe of the gauge, down into the water."""
    iron = rgb("3E4553")
    for x, width in ((520.0, 7.0), (680.0, 7.0), (556, 5), (650, 5)):
        canvas.line([(x, 464), (x, 560)], iron, width)
        canvas.line([(x, 560), (x, 640)], rgb("6C7488"), width * 0.9, opacity=0.4, soft=1.5)
    canvas.line([(520, 474), (680, 546)], iron, 3)
    canvas.line([(680, 474), (520, 546)], iron, 3)
    canvas.rect((592, 464, 612, 566), stops("8F97A6", "5A6274"))
    for x in (520, 556, 602, 650, 680):
        canvas.ellipse((x - 15, 556, x + 15, 563), rgb("F8E6D4"), opacity=0.6, soft=1.2)
