"""Portraits: the harbour master at her window, and the small one of a byline."""

from collections.abc import Callable
from functools import partial

from PIL import Image

from .canvas import Canvas, Colour, Point, dice, mix, outline, rgb, smooth, stops

Places = Callable[[str], list[Point]]
"""Moves places of a sitter's own measure to where the sitter is."""


def harbour_master() -> Image.Image:
    """Head and shoulders of a grey-haired woman in a dark jersey before a rainy window."""
    canvas = Canvas(1200, 800)
    canvas.wash(stops("5B7D84", "7C9A9B", "A3B5AE", "76908F"))
    _window_light(canvas)
    sitter(canvas, (560, 410), 1.16, (rgb("C9CCC8"), rgb("22384A"), rgb("D9A98A")))
    return canvas.finish(seed=11, vignette=0.5)


def _window_light(canvas: Canvas) -> None:
    """Boats and lamps out of focus, drops and the bars of the window."""
    chance = dice(221)
    for _ in range(46):
        x, y, size = chance.uniform(0, 1200), chance.uniform(60, 640), chance.uniform(18, 62)
        tone = rgb(("FFE3A8", "E9F0EA", "F2B98A", "BFD5D2")[chance.randrange(4)])
        box = (x - size, y - size, x + size, y + size)
        canvas.ellipse(box, tone, opacity=chance.uniform(0.05, 0.22), soft=size * 0.06 + 1)
    canvas.rect((-20, 560, 1220, 820), stops("4A646A", "2C4148"), opacity=0.55, soft=40)
    for _ in range(240):
        x, y = chance.uniform(0, 1200), chance.uniform(0, 800)
        size = chance.uniform(1, 3.4)
        canvas.ellipse(
            (x - size, y - size, x + size, y + size * 1.2), rgb("DFEAE8"), opacity=0.4, soft=0.6
        )
        if chance.random() < 0.22:
            drop = chance.uniform(20, 120)
            canvas.line(
                [(x, y), (x + 1, y - drop)], rgb("DCE8E6"), size * 0.7, opacity=0.16, soft=0.8
            )
    frame = stops("39464A", "2B363A")
    canvas.rect((888, -10, 912, 810), frame)
    canvas.rect((188, -10, 206, 810), frame)
    canvas.rect((-10, 204, 1210, 222), rgb("333F43"), soft=0.6)
    canvas.line([(889, 0), (889, 800)], rgb("8FA3A2"), 2, opacity=0.7)


def sitter(canvas: Canvas, face: Point, size: float, tones: tuple[Colour, Colour, Colour]) -> None:
    """A portrait without features, lit from the right; ``tones`` are hair, clothes and skin."""
    hair, clothes, skin = tones
    at = partial(outline, at=face, size=size)
    _shoulders(canvas, at, size, clothes)
    back = at("-116,40 -134,-60 -96,-168 0,-202 98,-168 134,-60 112,46")
    canvas.polygon(smooth(back, closed=True), mix(hair, (10, 14, 18), 0.35))
    canvas.polygon(at("-58,20 58,20 64,150 0,190 -64,150"), mix(skin, (70, 30, 20), 0.34))
    _face(canvas, at, size, skin)
    _hair(canvas, at, size, hair)


def _face(canvas: Canvas, at: Places, size: float, skin: Colour) -> None:
    """Ears and head; the left half lies in shadow, along brow, nose and chin."""
    shadow = mix(skin, (84, 40, 34), 0.42)
    for ear, tone in (("-127,-34 -97,26", shadow), ("97,-34 127,26", skin)):
        start, end = at(ear)
        canvas.ellipse((*start, *end), tone)
    jaw = "-104,-60 -100,20 -72,84 -30,118 0,124 30,118 72,84 100,20 104,-60"
    shape = smooth(at(jaw + " 60,-146 0,-160 -60,-146"), closed=True)
    canvas.polygon(shape, mix(skin, (255, 246, 230), 0.12))
    with canvas.inside(shape):
        dark = at("-130,-180 -14,-180 -6,-60 -24,22 4,34 -10,60 -2,140 -130,140")
        canvas.polygon(dark, shadow, opacity=0.85, soft=7 * size)
        cheek = at("64,-150 130,-150 130,120 50,130 88,20")
        canvas.polygon(cheek, mix(skin, (255, 244, 220), 0.75), opacity=0.55, soft=12 * size)
        brow = at("-110,-190 110,-190 110,-74 0,-100 -110,-60")
        canvas.polygon(brow, mix(skin, (70, 34, 28), 0.5), opacity=0.4, soft=14 * size)


def _shoulders(canvas: Canvas, at: Places, size: float, clothes: Colour) -> None:
    """A jersey with a high collar."""
    dark = mix(clothes, (0, 0, 0), 0.45)
    left = "-340,420 -318,300 -262,226 -160,176 -62,128"
    body = smooth(at(left + " 62,128 160,176 262,226 318,300 340,420"))
    canvas.polygon(body, ((0.0, mix(clothes, (255, 255, 255), 0.12)), (1.0, dark)))
    with canvas.inside(body):
        lit = at("150,150 360,240 360,430 230,430 206,270")
        canvas.polygon(lit, mix(clothes, (255, 255, 255), 0.4), opacity=0.4, soft=22 * size)
        for drop in range(150, 450, 15):
            low, middle = drop + 60, drop + 16
            yoke = f"-330,{low} -150,{middle} 0,{drop + 34} 150,{middle} 330,{low}"
            canvas.line(smooth(at(yoke)), dark, 1.4 * size, opacity=0.22)
    collar = at("-80,150 -66,84 0,112 66,84 80,150 60,186 0,202 -60,186")
    rim = smooth(collar, closed=True)
    top, bottom = mix(clothes, (255, 255, 255), 0.26), mix(clothes, (0, 0, 0), 0.1)
    canvas.polygon(rim, ((0.0, top), (1.0, bottom)))
    with canvas.inside(rim):
        for rib in range(-7, 8):
            canvas.line(at(f"{rib * 10.5},80 {rib * 10},210"), dark, 2.2 * size, opacity=0.4)


def _hair(canvas: Canvas, at: Places, size: float, hair: Colour) -> None:
    """Short hair, parted on the left, brushed to the right."""
    crown = "-114,16 -130,-70 -104,-160 -40,-202 40,-206 108,-164 132,-74 116,10"
    fringe = "104,-66 78,-112 30,-124 -30,-134 -72,-104 -100,-58"
    shape = smooth(at(f"{crown} {fringe}"), closed=True)
    light, dark = mix(hair, (255, 255, 255), 0.3), mix(hair, (20, 24, 30), 0.2)
    canvas.polygon(shape, ((0.0, light), (1.0, dark)))
    chance = dice(223)
    tones = (mix(hair, (255, 255, 255), 0.5), mix(hair, (0, 0, 0), 0.4))
    with canvas.inside(shape):
        shade = at("-150,-40 -120,-190 -60,-206 -70,-110 -100,10")
        canvas.polygon(shade, mix(hair, (20, 24, 30), 0.6), opacity=0.6, soft=14 * size)
        for _ in range(90):
            turn, rise = chance.uniform(-15, 21), chance.uniform(0, 62)
            strand = (
                f"{turn * 0.7 - 66},{-116 - rise} {turn},{-140 - rise}"
                f" {70 + turn},{-110 - rise * 0.8} 124,{-30 - rise * 0.4}"
            )
            width = chance.uniform(0.8, 2) * size
            canvas.line(smooth(at(strand)), chance.choice(tones), width, opacity=0.3)


def reporter() -> Image.Image:
    """A round-faced portrait, 96 by 96, for a byline."""
    canvas = Canvas(320, 320)
    canvas.wash(stops("C7A98B", "A98A6E"))
    sitter(canvas, (160, 160), 0.72, (rgb("7A3F22"), rgb("123A5A"), rgb("E3B493")))
    return canvas.finish(seed=14).resize((96, 96), Image.Resampling.LANCZOS)
