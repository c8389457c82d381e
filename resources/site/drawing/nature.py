"""Sky, land and water, as several scenes need them."""

from math import pi, sin

from PIL import Image, ImageFilter

from .canvas import SCALE, Box, Canvas, Colour, Fill, Point, Stops, dice, levels, mix, noise


def clouds(
    canvas: Canvas, band: tuple[float, float], colour: Fill, *, opacity: float, seed: int
) -> None:
    """Long clouds between the two heights of ``band``, thinning out towards both."""
    height = round(band[1] - band[0])
    grey = noise((canvas.width // 2, height // 2), (260, 46), seed, octaves=5)
    shaped = levels(grey, 118, 205).filter(ImageFilter.GaussianBlur(1))
    fade = Image.new("L", (1, shaped.height))
    for row in range(shaped.height):
        fade.putpixel((0, row), round(255 * sin(pi * (row + 0.5) / shaped.height) ** 0.7))
    empty = Image.new("L", shaped.size)
    mask = Image.composite(shaped, empty, fade.resize(shaped.size))
    canvas.veil(mask, colour, opacity, band[0])


def ridge(width: float, base: float, height: float, seed: int) -> list[Point]:
    """The skyline of hills: from the left edge to the right, ``height`` above ``base`` at most."""
    chance = dice(seed)
    swings = [
        (chance.uniform(0.6, 1.4) * k, chance.uniform(0, 2 * pi), 1 / k) for k in (1, 2, 4, 9)
    ]
    points = []
    for step in range(0, round(width) + 8, 8):
        along = step / width * 2 * pi
        rise = sum(share * sin(along * rate + shift) for rate, shift, share in swings) / 1.9
        points.append((float(step), base - height * (0.55 + 0.45 * rise)))
    return points


def hills(canvas: Canvas, base: float, height: float, fill: Fill, *, seed: int) -> None:
    """A range of hills that stands on ``base``."""
    line = ridge(canvas.width, base, height, seed)
    canvas.polygon([*line, (canvas.width, base), (0, base)], fill)


def wave_line(width: float, level: float, height: float, seed: int, length: float) -> list[Point]:
    """The crest of one row of waves: pointed tops, round hollows."""
    chance = dice(seed)
    shifts = [chance.uniform(0, 2 * pi) for _ in range(3)]
    points = []
    for step in range(-8, round(width) + 12, 4):
        along = step / length * 2 * pi
        swell = sin(along + shifts[0]) + 0.5 * sin(along * 0.37 + shifts[1])
        chop = 0.25 * sin(along * 2.9 + shifts[2])
        points.append((float(step), level - height * (abs(swell / 1.5) ** 1.5 + chop)))
    return points


def waves(
    canvas: Canvas,
    band: tuple[float, float],
    colours: tuple[Colour, Colour],
    *,
    seed: int,
    swell: float,
    below: float = 0,
) -> None:
    """Rows of waves between two heights, small and ``colours[0]`` far off, high and darker near.

    ``below`` paints again only the rows under that height, over what now stands in the water.
    """
    rows = 24
    for row in range(rows):
        depth = (row / (rows - 1)) ** 1.6
        level = band[0] + (band[1] - band[0]) * depth
        if level < below:
            continue
        body = mix(colours[0], colours[1], depth)
        high = swell * (0.06 + 0.94 * depth)
        crest = wave_line(canvas.width, level, high, seed + row, 90 + 330 * depth)
        bottom = level + 26 + 90 * depth
        light = mix(body, (235, 242, 240), 0.16)
        shape = [*crest, (canvas.width + 8, bottom), (-8, bottom)]
        canvas.polygon(shape, ((0.0, light), (0.45, body), (1.0, mix(body, colours[1], 0.35))))
        canvas.line(crest, mix(light, (255, 255, 255), 0.3), 0.6 + depth, opacity=0.35)


def ripples(
    canvas: Canvas, box: Box, colours: tuple[Colour, ...], *, seed: int, count: int
) -> None:
    """Short level strokes on calm water, longer and wider towards the lower edge of ``box``."""
    chance = dice(seed)
    for _ in range(count):
        depth = chance.random() ** 1.3
        level = box[1] + (box[3] - box[1]) * depth
        length = (10 + 90 * depth) * chance.uniform(0.3, 1)
        left = chance.uniform(box[0] - length, box[2])
        colour = colours[chance.randrange(len(colours))]
        thick = (0.7 + 1.9 * depth) * chance.uniform(0.5, 1)
        canvas.line(
            [(left, level), (left + length, level)],
            colour,
            thick,
            opacity=chance.uniform(0.12, 0.5),
            soft=0.4,
        )


def glitter(canvas: Canvas, below: Point, depth: float, colour: Colour, *, seed: int) -> None:
    """The path of light on water below a sun that stands over ``below``."""
    chance = dice(seed)
    for _ in range(420):
        share = chance.random() ** 0.8
        level = below[1] + depth * share
        spread = 16 + 120 * share
        middle = below[0] + chance.gauss(0, 0.42) * spread
        length = chance.uniform(4, 10 + 26 * share)
        canvas.line(
            [(middle - length, level), (middle + length, level)],
            colour,
            0.9 + 1.5 * share,
            opacity=chance.uniform(0.15, 0.75) * (1 - 0.45 * share),
        )


def mirror(canvas: Canvas, level: float, depth: float, tint: Stops, *, strength: float) -> None:
    """What stands above ``level``, upside down in ``depth`` of water below, broken by ripples."""
    top, high = round(level * SCALE), round(depth * SCALE)
    width = canvas.image.width
    source = canvas.image.crop((0, max(0, top - high), width, top))
    flipped = source.transpose(Image.Transpose.FLIP_TOP_BOTTOM)
    water = Canvas(canvas.width, round(depth))
    water.wash(tint)
    ground = water.image.resize((width, high))
    mixed = Image.blend(ground.crop((0, 0, width, flipped.height)), flipped, strength)
    ground.paste(mixed, (0, 0))
    broken = ground.copy()
    band = SCALE
    for row in range(0, high, band):
        share = row / high
        push = sin(row / SCALE * 0.9) * 1.6 + sin(row / SCALE * 0.31 + 1.3) * 4.0
        strip = ground.crop((0, row, width, row + band))
        broken.paste(strip, (round(push * share * SCALE), row))
    canvas.image.paste(broken.filter(ImageFilter.GaussianBlur(1.2 * SCALE)), (0, top))


def gull(canvas: Canvas, place: Point, size: float, colour: Colour) -> None:
    """A gull far off, wings up."""
    x, y = place
    left = [(x - size, y - size * 0.32), (x - size * 0.55, y - size * 0.44), (x, y)]
    right = [(x, y), (x + size * 0.5, y - size * 0.5), (x + size, y - size * 0.3)]
    canvas.line(left, colour, size * 0.13)
    canvas.line(right, colour, size * 0.13)
