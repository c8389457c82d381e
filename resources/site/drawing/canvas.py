"""A canvas that paints large and hands out small: smooth edges, gradients, glow, grain.

All lengths and places are picture pixels, the origin is the upper left corner; the canvas itself
is ``SCALE`` times as large. Opacity is 0 to 1, a colour is ``(red, green, blue)`` of 0 to 255.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from random import Random

from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageFont

Point = tuple[float, float]
Box = tuple[float, float, float, float]
Colour = tuple[int, int, int]
Stops = tuple[tuple[float, Colour], ...]
Fill = Colour | Stops

SCALE = 3
"""How many canvas pixels one picture pixel is made of, in each direction."""


def rgb(code: str) -> Colour:
    """The colour of ``"0F5C63"``."""
    return (int(code[0:2], 16), int(code[2:4], 16), int(code[4:6], 16))


def stops(*codes: str) -> Stops:
    """Colours at even distances, from top to bottom."""
    last = max(len(codes) - 1, 1)
    return tuple((index / last, rgb(code)) for index, code in enumerate(codes))


def mix(one: Colour, other: Colour, share: float) -> Colour:
    """``one`` with ``share`` of ``other`` in it."""
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(one, other, strict=True))
    return (red, green, blue)


def dice(seed: int) -> Random:
    """Chance that falls the same way each time."""
    return Random(seed)


def colour_at(fill: Stops, place: float) -> Colour:
    """The colour of a gradient at ``place`` (0 to 1)."""
    before = fill[0]
    for stop in fill:
        if stop[0] >= place:
            width = stop[0] - before[0]
            return mix(before[1], stop[1], (place - before[0]) / width if width else 1.0)
        before = stop
    return fill[-1][1]


def gradient(size: tuple[int, int], fill: Stops) -> Image.Image:
    """A vertical gradient of ``size`` image pixels."""
    width, height = size
    column = Image.new("RGB", (1, height))
    for row in range(height):
        column.putpixel((0, row), colour_at(fill, row / max(height - 1, 1)))
    return column.resize((width, height), Image.Resampling.NEAREST)


def noise(size: tuple[int, int], cell: Point, seed: int, octaves: int = 4) -> Image.Image:
    """Clouds of grey (mode L): lumps of about ``cell`` image pixels, with finer lumps in them."""
    chance = dice(seed)
    width, height = size
    result = Image.new("L", size, 128)
    for octave in range(octaves):
        across = max(2, round(width / cell[0] * 2**octave))
        down = max(2, round(height / cell[1] * 2**octave))
        lumps = Image.frombytes("L", (across, down), chance.randbytes(across * down))
        layer = lumps.resize(size, Image.Resampling.BICUBIC)
        result = Image.blend(result, layer, 0.6 if octave == 0 else 0.32 / octave)
    return result


def levels(grey: Image.Image, low: int, high: int) -> Image.Image:
    """``grey`` stretched so that ``low`` becomes black and ``high`` white."""
    span = max(high - low, 1)
    return grey.point([max(0, min(255, (value - low) * 255 // span)) for value in range(256)])


def outline(places: str, at: Point = (0, 0), size: float = 1.0) -> list[Point]:
    """The points of ``"-44,-14 30,7"``, made ``size`` times as large and moved to ``at``."""
    pairs = (place.split(",") for place in places.split())
    return [(at[0] + float(x) * size, at[1] + float(y) * size) for x, y in pairs]


def smooth(points: Sequence[Point], *, closed: bool = False) -> list[Point]:
    """A soft curve through ``points`` (Catmull and Rom), as many short straight pieces."""
    ring = list(points)
    ends = [ring[-1], *ring, ring[0], ring[1]] if closed else [ring[0], *ring, ring[-1]]
    curve: list[Point] = []
    for a, b, c, d in zip(ends, ends[1:], ends[2:], ends[3:], strict=False):
        for step in range(12):
            t = step / 12
            x, y = (
                b[i]
                + 0.5
                * t
                * (
                    c[i]
                    - a[i]
                    + t
                    * (
                        2 * a[i]
                        - 5 * b[i]
                        + 4 * c[i]
                        - d[i]
                        + t * (3 * (b[i] - c[i]) + d[i] - a[i])
                    )
                )
                for i in (0, 1)
            )
            curve.append((x, y))
    return curve if closed else [*curve, ring[-1]]


class Canvas:
    """A picture that is being painted."""

    def __init__(self, width: int, height: int) -> None:
        """An empty canvas for a picture of ``width`` by ``height``."""
        self.width = width
        self.height = height
        self.image = Image.new("RGB", (width * SCALE, height * SCALE))

    def wash(self, fill: Stops, top: float = 0, bottom: float | None = None) -> None:
        """Cover a band across the whole width with a vertical gradient."""
        end = self.height if bottom is None else bottom
        band = gradient((self.image.width, round((end - top) * SCALE)), fill)
        self.image.paste(band, (0, round(top * SCALE)))

    def polygon(
        self, points: Sequence[Point], fill: Fill, *, opacity: float = 1.0, soft: float = 0.0
    ) -> None:
        """A filled outline; a gradient runs from its top to its bottom, ``soft`` blurs the edge."""
        box = _around(points, soft)
        mask, place = self._mask(box)
        ImageDraw.Draw(mask).polygon(_moved(points, box), fill=255)
        self._lay(mask, place, fill, (opacity, soft))

    def rect(
        self, box: Box, fill: Fill, *, opacity: float = 1.0, soft: float = 0.0, radius: float = 0.0
    ) -> None:
        """A filled rectangle, with round corners if ``radius`` says so."""
        corners = ((box[0], box[1]), (box[2], box[3]))
        area = _around(corners, soft)
        mask, place = self._mask(area)
        inner = [value for corner in _moved(corners, area) for value in corner]
        ImageDraw.Draw(mask).rounded_rectangle(inner, radius * SCALE, fill=255)
        self._lay(mask, place, fill, (opacity, soft))

    def ellipse(self, box: Box, fill: Fill, *, opacity: float = 1.0, soft: float = 0.0) -> None:
        """A filled ellipse inside ``box``."""
        corners = ((box[0], box[1]), (box[2], box[3]))
        area = _around(corners, soft)
        mask, place = self._mask(area)
        inner = [value for corner in _moved(corners, area) for value in corner]
        ImageDraw.Draw(mask).ellipse(inner, fill=255)
        self._lay(mask, place, fill, (opacity, soft))

    def line(
        self,
        points: Sequence[Point],
        colour: Colour,
        width: float,
        *,
        opacity: float = 1.0,
        soft: float = 0.0,
    ) -> None:
        """A stroke with round joints through ``points``."""
        box = _around(points, width + soft)
        mask, place = self._mask(box)
        stroke = max(1, round(width * SCALE))
        ImageDraw.Draw(mask).line(_moved(points, box), fill=255, width=stroke, joint="curve")
        self._lay(mask, place, colour, (opacity, soft))

    def write(self, text: str, place: Point, size: float, colour: Colour) -> None:
        """Words in the typeface that comes with Pillow; ``place`` is their upper left corner."""
        font = ImageFont.load_default(size=size * SCALE)
        where = (place[0] * SCALE, place[1] * SCALE)
        ImageDraw.Draw(self.image).text(where, text, fill=colour, font=font)

    def glow(self, centre: Point, radius: float, colour: Colour, opacity: float = 1.0) -> None:
        """Light that adds to what is below it and fades out towards ``radius``."""
        size = round(radius * 2 * SCALE)
        fade = ImageChops.invert(Image.radial_gradient("L")).resize((size, size))
        # The gradient reaches black in the corners only: cut it so that the rim is dark.
        strength = levels(fade, 75, 255).point([round(v * v / 255 * opacity) for v in range(256)])
        light = Image.merge(
            "RGB", [strength.point([v * part // 255 for v in range(256)]) for part in colour]
        )
        left, top = round((centre[0] - radius) * SCALE), round((centre[1] - radius) * SCALE)
        below = self.image.crop((left, top, left + size, top + size))
        self.image.paste(ImageChops.screen(below, light), (left, top))

    def veil(self, mask: Image.Image, colour: Fill, opacity: float = 1.0, top: float = 0) -> None:
        """Lay a colour through a grey picture, stretched to the whole width from ``top`` down."""
        height = round(mask.height * self.width / mask.width * SCALE)
        large = mask.resize((self.image.width, height), Image.Resampling.BICUBIC)
        self._lay(large, (0, round(top * SCALE)), colour, (opacity, 0.0))

    @contextmanager
    def inside(self, points: Sequence[Point]) -> Iterator[None]:
        """What is painted in this block shows only inside the outline."""
        before = self.image.copy()
        yield
        mask = Image.new("L", self.image.size)
        ImageDraw.Draw(mask).polygon([(x * SCALE, y * SCALE) for x, y in points], fill=255)
        self.image = Image.composite(self.image, before, mask)

    def finish(self, *, seed: int = 1, grain: float = 0.032, vignette: float = 0.3) -> Image.Image:
        """The picture in its own size, with the grain of film and darker corners."""
        size = (self.width, self.height)
        small = self.image.resize(size, Image.Resampling.LANCZOS)
        dark = levels(Image.radial_gradient("L").resize(size), 90, 330)
        shade = dark.point([255 - round(v * vignette) for v in range(256)])
        small = ImageChops.multiply(small, Image.merge("RGB", [shade] * 3))
        if not grain:
            return small
        speckle = Image.frombytes("L", size, dice(seed).randbytes(size[0] * size[1]))
        speckle = speckle.filter(ImageFilter.GaussianBlur(0.7))
        return ImageChops.overlay(
            small, Image.blend(Image.new("RGB", size, (128, 128, 128)), _grey(speckle), grain * 4)
        )

    def _mask(self, box: Box) -> tuple[Image.Image, tuple[int, int]]:
        width, height = (box[2] - box[0]) * SCALE, (box[3] - box[1]) * SCALE
        empty = Image.new("L", (max(1, round(width)), max(1, round(height))))
        return empty, (round(box[0] * SCALE), round(box[1] * SCALE))

    def _lay(
        self,
        mask: Image.Image,
        place: tuple[int, int],
        fill: Fill,
        strength: tuple[float, float],
    ) -> None:
        """Paste ``fill`` through ``mask``; ``strength`` is opacity and softness."""
        opacity, soft = strength
        if soft:
            mask = mask.filter(ImageFilter.GaussianBlur(soft * SCALE))
        if opacity < 1:
            mask = mask.point([round(value * opacity) for value in range(256)])
        if isinstance(fill[0], int):
            self.image.paste(fill, place, mask)
        else:
            self.image.paste(gradient(mask.size, fill), place, mask)


def _grey(one: Image.Image) -> Image.Image:
    return Image.merge("RGB", [one] * 3)


def _around(points: Sequence[Point], soft: float) -> Box:
    """The box around ``points``, with room for a blur."""
    room = soft * 3 + 1
    across = [x for x, _ in points]
    down = [y for _, y in points]
    return (min(across) - room, min(down) - room, max(across) + room, max(down) + room)


def _moved(points: Sequence[Point], box: Box) -> list[Point]:
    """``points`` in pixels of a mask that covers ``box``."""
    return [((x - box[0]) * SCALE, (y - box[1]) * SCALE) for x, y in points]
