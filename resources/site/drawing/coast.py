"""Scenes of the open coast: the wall in the storm, the light on the cliff."""

from math import cos, sin

from PIL import Image

from .canvas import Canvas, Colour, Point, colour_at, dice, mix, outline, rgb, stops
from .nature import clouds, gull, hills, waves

FOAM = rgb("E6EEEC")


def harbour_wall_in_storm() -> Image.Image:
    """Waves break over a long wall with a lighthouse; the town behind, in teal and slate."""
    canvas = Canvas(1280, 800)
    canvas.wash(stops("2F434E", "4A616B", "7C8F93", "B4B9AF", "C9C4B2"), 0, 420)
    canvas.glow((850, 190), 420, rgb("C9C7AE"), 0.45)
    canvas.ellipse((790, 130, 910, 250), rgb("DAD6BE"), opacity=0.55, soft=3)
    clouds(canvas, (-60, 260), rgb("26383F"), opacity=0.75, seed=11)
    clouds(canvas, (60, 380), rgb("8C9A9A"), opacity=0.5, seed=23)
    hills(canvas, 408, 70, stops("7E8F92", "8F9C9B"), seed=5)
    hills(canvas, 412, 34, stops("62777C", "74878A"), seed=8)
    _town(canvas, 412)
    canvas.wash(stops("6B8389", "45626B", "2A4650", "17303A"), 408, 800)
    water = (rgb("768E92"), rgb("10252E"))
    waves(canvas, (416, 840), water, seed=40, swell=44)
    lighthouse(canvas, (640, 449), 176, rgb("B8432F"))
    canvas.glow((640, 295), 100, rgb("FFE2A0"), 0.6)
    _wall(canvas)
    _burst(canvas, (940, 572), 400, seed=3)
    _burst(canvas, (735, 530), 170, seed=4)
    _surf(canvas)
    waves(canvas, (416, 840), water, seed=40, swell=44, below=652)
    _flecks(canvas)
    for place, size in (((300, 150), 15), ((352, 186), 11), ((246, 212), 9), ((1010, 110), 12)):
        gull(canvas, place, size, rgb("DCE3E0"))
    return canvas.finish(seed=1, vignette=0.42)


def _town(canvas: Canvas, ground: float) -> None:
    """Houses on the far shore, some windows lit."""
    chance = dice(17)
    left = 30.0
    while left < 520:
        width, height = chance.uniform(22, 46), chance.uniform(20, 62)
        tone = mix(rgb("33454E"), rgb("4C5F66"), chance.random())
        top = ground - height
        roof = top - chance.uniform(8, 16)
        right = left + width
        canvas.polygon(
            [(left, top), ((left + right) / 2, roof), (right, top)], mix(tone, (0, 0, 0), 0.2)
        )
        canvas.rect((left, top, right, ground), tone)
        for column in range(int(width // 11)):
            for row in range(int(height // 15)):
                if chance.random() < 0.42:
                    x, y = left + 4 + column * 11, top + 5 + row * 15
                    canvas.rect((x, y, x + 4, y + 6), rgb("F2C879"), opacity=0.9)
        left = right - 2
    canvas.polygon(outline("250,412 250,318 260,284 270,318 270,412"), rgb("2E4049"))
    canvas.rect((0, ground - 3, 560, ground + 4), rgb("2B3C44"))


def _wall(canvas: Canvas) -> None:
    """The wall, from the right edge of the picture into the distance, course by course."""
    top_far, top_near = (560.0, 452.0), (1290.0, 396.0)
    foot_far, foot_near = (540.0, 486.0), (1290.0, 640.0)
    face = [top_far, top_near, foot_near, foot_far]
    canvas.polygon(face, stops("71766F", "575F5D", "39474A", "2B3B41"))
    chance = dice(9)
    for course in range(1, 9):
        share = (course / 9) ** 1.1
        left = (top_far[0], top_far[1] + (foot_far[1] - top_far[1]) * share)
        right = (top_near[0], top_near[1] + (foot_near[1] - top_near[1]) * share)
        canvas.line([left, right], rgb("2A3539"), 1.3, opacity=0.5)
        for _ in range(26):
            along = chance.random() ** 0.7
            x = left[0] + (right[0] - left[0]) * along
            y = left[1] + (right[1] - left[1]) * along
            tall = (4 + 20 * along) * 0.95
            canvas.line([(x, y), (x, y + tall)], rgb("2A3539"), 1.1, opacity=0.45)
            if chance.random() < 0.5:
                stone = (x, y, x + 8 + 30 * along, y + tall)
                canvas.rect(stone, rgb("8A8D83"), opacity=chance.uniform(0.05, 0.2))
    canvas.polygon([top_far, top_near, (1290, 384), (566, 448)], stops("A7A89C", "8C9089"))
    canvas.line([top_far, top_near], rgb("C4C4B6"), 1.6, opacity=0.6)
    canvas.polygon(
        [(540, 478), (1290, 600), (1290, 650), (540, 492)], rgb("1E3038"), opacity=0.55, soft=7
    )


def lighthouse(canvas: Canvas, foot: Point, height: float, second: Colour) -> None:
    """A white tower with bands of a ``second`` colour, lit from the left, ``height`` tall."""
    x, ground = foot
    top, half = ground - height * 0.8, height * 0.125

    def edge(share: float) -> tuple[float, float]:
        wide = half * (1 - 0.36 * share)
        return x - wide, x + wide

    bands = 5
    for band in range(bands):
        low, high = band / bands, (band + 1) / bands
        (l0, r0), (l1, r1) = edge(low), edge(high)
        y0, y1 = ground + (top - ground) * low, ground + (top - ground) * high
        tone = second if band % 2 else rgb("E9E6DA")
        slices = 12
        for cut in range(slices):
            a, b = cut / slices, (cut + 1.15) / slices
            shade = 0.02 + 0.5 * max(0.0, (a - 0.3) / 0.7) ** 1.2 + 0.12 * max(0.0, 0.18 - a) / 0.18
            quad = [
                (l0 + (r0 - l0) * a, y0),
                (l0 + (r0 - l0) * min(b, 1), y0),
                (l1 + (r1 - l1) * min(b, 1), y1),
                (l1 + (r1 - l1) * a, y1),
            ]
            canvas.polygon(quad, mix(tone, rgb("1D2B33"), shade))
    _lantern(canvas, (x, top), half)


def _lantern(canvas: Canvas, foot: Point, half: float) -> None:
    """Gallery, lamp room and roof on top of a lighthouse."""
    x, top = foot
    iron = rgb("2C363B")
    canvas.rect((x - half * 0.86, top - half * 0.16, x + half * 0.86, top), iron)
    room = (x - half * 0.42, top - half * 0.95, x + half * 0.42, top - half * 0.16)
    canvas.rect(room, stops("F7E3A8", "E9BE62"))
    for share in (-0.42, -0.14, 0.14, 0.42):
        canvas.line([(x + half * share, room[1]), (x + half * share, room[3])], iron, half * 0.06)
    canvas.polygon(
        [(x - half * 0.56, room[1]), (x, top - half * 1.6), (x + half * 0.56, room[1])],
        rgb("9C3A2A"),
    )
    for share in (-0.82, -0.5, 0.5, 0.82):
        canvas.line(
            [(x + half * share, top - half * 0.16), (x + half * share, top - half * 0.5)], iron, 1
        )
    canvas.line([(x - half * 0.86, top - half * 0.5), (x + half * 0.86, top - half * 0.5)], iron, 1)


def _burst(canvas: Canvas, foot: Point, height: float, *, seed: int) -> None:
    """A wave thrown up by the wall: a torn fan of water, soft below, drops above."""
    chance = dice(seed)
    x, ground = foot
    jets = []
    for _ in range(44):
        aside = chance.gauss(0, 0.17) * height
        reach = height * chance.uniform(0.5, 1.0) * (1 - min(0.6, abs(aside) / height))
        jets.append((aside, -1.62 + aside / height * 0.9 + chance.gauss(0, 0.16), reach))
    for aside, angle, reach in jets:
        for step in range(26):
            share = step / 26
            fall = 0.3 * reach * share * share
            at = (
                x + aside + cos(angle) * reach * share,
                ground + aside * 0.2 + sin(angle) * reach * share + fall,
            )
            size = height * (0.055 - 0.03 * share) * chance.uniform(0.5, 1.3)
            tone = mix(rgb("8DA1A5"), FOAM, 0.25 + 0.75 * chance.random())
            box = (at[0] - size, at[1] - size, at[0] + size, at[1] + size * 1.3)
            canvas.ellipse(box, tone, opacity=0.3 * (1 - share) + 0.05, soft=size * 0.25)
    for _ in range(420):
        aside, angle, reach = jets[chance.randrange(len(jets))]
        share = chance.uniform(0.25, 1.15)
        at = (
            x + aside + cos(angle) * reach * share + chance.gauss(0, height * 0.035),
            ground + sin(angle) * reach * share + 0.3 * reach * share * share + chance.gauss(0, 5),
        )
        size = chance.uniform(0.5, 2.1) * (1.3 - 0.5 * share)
        box = (at[0] - size, at[1] - size, at[0] + size, at[1] + size)
        canvas.ellipse(box, FOAM, opacity=chance.uniform(0.4, 0.95))


def _surf(canvas: Canvas) -> None:
    """White water along the foot of the wall."""
    chance = dice(12)
    for _ in range(260):
        along = chance.random()
        x = 545 + 740 * along
        y = 488 + 158 * along + chance.gauss(2, 3 + 5 * along)
        size = (2 + 9 * along) * chance.uniform(0.4, 1.2)
        box = (x - size * 2, y - size * 0.5, x + size * 2, y + size * 0.5)
        canvas.ellipse(box, FOAM, opacity=chance.uniform(0.1, 0.5), soft=size * 0.3)


def _flecks(canvas: Canvas) -> None:
    """Torn foam on the near waves."""
    chance = dice(31)
    tones = stops("A9BBBD", "E6EEEC")
    for _ in range(210):
        depth = chance.random() ** 0.9
        x, y = chance.uniform(0, 1280), 575 + depth * 215
        length = 8 + 46 * depth * chance.random()
        bend = [
            (x + length * t, y - sin(t * 3.1) * 4 * depth + chance.uniform(-1, 1))
            for t in (0, 0.3, 0.6, 1)
        ]
        canvas.line(
            bend,
            colour_at(tones, chance.random()),
            0.8 + 1.6 * depth,
            opacity=chance.uniform(0.1, 0.45),
            soft=0.5,
        )


def lighthouse_on_cliff() -> Image.Image:
    """A white tower on pale cliffs above a blue sea, at noon."""
    canvas = Canvas(1200, 800)
    canvas.wash(stops("3F86B5", "7FB4D0", "BBD9E2", "E4EEEA"), 0, 470)
    clouds(canvas, (30, 330), rgb("FFFFFF"), opacity=0.75, seed=61)
    canvas.glow((240, 90), 380, rgb("FFF6D8"), 0.5)
    canvas.wash(stops("7FBAC6", "3F93AE", "1F6E93", "124A70"), 462, 800)
    hills(canvas, 466, 44, stops("A9C4CD", "B9D0D4"), seed=71)
    waves(canvas, (468, 850), (rgb("7DB7C6"), rgb("124A70")), seed=200, swell=20)
    _cliff(canvas)
    lighthouse(canvas, (905, 302), 240, rgb("DDD9CC"))
    _keeper_house(canvas)
    for place, size in (((380, 210), 16), ((440, 250), 11), ((300, 290), 9), ((620, 170), 13)):
        gull(canvas, place, size, rgb("F6F7F2"))
    return canvas.finish(seed=7, vignette=0.26)


def _cliff(canvas: Canvas) -> None:
    """A headland of limestone in layers, grass on top, white water at the foot."""
    top = outline("1210,268 1080,282 960,296 850,304 770,318 700,352")
    side = outline("660,410 640,470 596,530 570,600 520,668 505,700")
    foot = [(640.0, 716.0), (820, 736), (1010, 748), (1210, 760)]
    canvas.polygon([*top, *side, *foot], stops("EADFC4", "DCC8A2", "BFA57E", "8D7A63"))
    whole = [*top, *side, *foot]
    with canvas.inside(whole):
        _strata(canvas)
        hollow = [*side, (560, 712), (640, 640), (700, 520), (716, 400), (700, 352)]
        canvas.polygon(hollow, rgb("54493F"), opacity=0.3, soft=10)
    turf = [*top, (712, 366), (790, 340), (900, 326), (1040, 318), (1210, 308)]
    canvas.polygon(turf, stops("A7B56A", "6F8446"))
    chance = dice(85)
    for _ in range(240):
        along = chance.random()
        x = 515 + 690 * along
        y = 704 + 56 * along + chance.gauss(0, 6)
        wide = chance.uniform(6, 26)
        canvas.ellipse(
            (x - wide, y - 3, x + wide, y + 3), FOAM, opacity=chance.uniform(0.15, 0.6), soft=1.6
        )


def _strata(canvas: Canvas) -> None:
    """The layers of the cliff, and where rain has run down them."""
    chance = dice(83)
    for layer in range(26):
        share = (layer + 0.6) / 26
        level = 318 + 410 * share
        left = 700 - 190 * share**0.8
        line = []
        for step in range(30):
            x = left + (1215 - left) * step / 29
            line.append(
                (x, level + sin(step * 0.5 + layer) * 5 + chance.uniform(-4, 4) + step * 0.9)
            )
        tone = rgb("7C6A52") if layer % 3 else rgb("FFF6DF")
        canvas.line(line, tone, chance.uniform(1, 4), opacity=chance.uniform(0.12, 0.34), soft=0.6)
    for _ in range(46):
        x, y = chance.uniform(560, 1200), chance.uniform(360, 690)
        fall = [(x, y), (x - 8 + chance.uniform(-8, 8), y + chance.uniform(40, 110))]
        canvas.line(fall, rgb("6B5A47"), chance.uniform(2, 7), opacity=0.16, soft=2.5)


def _keeper_house(canvas: Canvas) -> None:
    """A low white house beside the tower, with its shadow and a path."""
    canvas.polygon([(980, 300), (1120, 288), (1120, 236), (980, 244)], stops("F7F3E8", "E2DAC8"))
    canvas.polygon([(1120, 288), (1158, 284), (1158, 238), (1120, 236)], rgb("B9B3A6"))
    canvas.polygon([(970, 246), (996, 210), (1106, 202), (1128, 236)], stops("C9694A", "A94F36"))
    canvas.polygon([(1128, 236), (1106, 202), (1166, 238)], rgb("8F4330"))
    for x in (1000, 1036, 1088):
        canvas.rect((x, 256, x + 14, 276), rgb("45616E"))
    canvas.rect((1060, 258, 1076, 293), rgb("3F7F8C"))
    canvas.line([(1068, 294), (1000, 306), (930, 306)], rgb("E9DFC2"), 5, opacity=0.8)
