"""Scenes with boats in them: the cutter in the mist, sails at sunset, the small fishing port."""

from math import sin

from PIL import Image

from .canvas import Canvas, Colour, Point, dice, mix, outline, rgb, stops
from .nature import clouds, glitter, gull, hills, mirror, ripples


def cutter_in_mist() -> Image.Image:
    """A green fishing cutter at the quay, masts and sheds fading into morning mist."""
    canvas = Canvas(1200, 800)
    canvas.wash(stops("B8C4C4", "CFD6D0", "E8E2D2", "F1E6CE"), 0, 530)
    canvas.glow((820, 250), 360, rgb("FFF3D6"), 0.8)
    canvas.ellipse((776, 206, 864, 294), rgb("FFF9EA"), opacity=0.9, soft=3)
    for depth, tone in enumerate(("D2D4CA", "BCC3BD", "A2ADAB")):
        _sheds(canvas, 530, rgb(tone), seed=150 + depth)
        canvas.rect((-60, 420, 1260, 540), rgb("EBE6D8"), opacity=0.42, soft=34)
    mirror(canvas, 530, 270, stops("D9D8CB", "A9B4B2", "71837F"), strength=0.5)
    canvas.rect((-60, 500, 1260, 560), rgb("F2ECDD"), opacity=0.6, soft=22)
    colours = (rgb("F5F0E2"), rgb("7F918E"), rgb("B4BDB6"))
    ripples(canvas, (0, 560, 1200, 800), colours, seed=157, count=320)
    _cutter(canvas, (520, 640))
    canvas.rect((-60, 640, 1260, 690), rgb("EEEADC"), opacity=0.18, soft=20)
    for place, size in (((250, 180), 17), ((322, 216), 13), ((180, 250), 10), ((960, 150), 12)):
        gull(canvas, place, size, rgb("76827F"))
    return canvas.finish(seed=8, vignette=0.26)


def _sheds(canvas: Canvas, ground: float, tone: Colour, *, seed: int) -> None:
    """A row of net sheds and masts, all of one tone."""
    chance = dice(seed)
    x = -40.0
    while x < 1240:
        wide, high = chance.uniform(60, 130), chance.uniform(30, 90)
        top = ground - high
        canvas.polygon(
            [
                (x, ground),
                (x, top),
                (x + wide / 2, top - wide * 0.3),
                (x + wide, top),
                (x + wide, ground),
            ],
            tone,
        )
        x += wide + chance.uniform(-4, 70)
    for _ in range(6):
        x, high = chance.uniform(0, 1200), chance.uniform(120, 260)
        canvas.line([(x, ground), (x + chance.uniform(-6, 6), ground - high)], tone, 3)
        canvas.line([(x, ground - high * 0.9), (x + 50, ground - 20)], tone, 1)


def _cutter(canvas: Canvas, foot: Point) -> None:
    """The boat from the side, bow to the right; ``foot`` is the middle of its waterline."""
    x, y = foot
    canvas.ellipse((x - 300, y - 6, x + 330, y + 66), rgb("4C5F5B"), opacity=0.55, soft=14)
    _rigging(canvas, foot)
    _wheelhouse(canvas, (x - 190, y - 84))
    rail = outline("-290,-92 -160,-74 60,-72 210,-94 320,-138", foot)
    keel = outline("286,-60 236,8 -240,10 -276,-30", foot)
    canvas.polygon([*rail, *keel], stops("4D8064", "2F6350", "20483D"))
    canvas.line(rail, rgb("F0E8D2"), 8)
    canvas.line(outline("-284,-62 -150,-44 60,-42 214,-60 290,-88", foot), rgb("23493E"), 3)
    canvas.polygon(outline("-262,-10 248,-10 236,10 -240,10", foot), rgb("8F3A2C"))
    for spot in range(-200, 200, 96):
        at = x + spot
        canvas.ellipse((at - 13, y - 52, at + 13, y - 22), rgb("2C2F30"))
        canvas.ellipse((at - 6, y - 44, at + 6, y - 30), rgb("55706A"))
        canvas.line([(at, y - 74), (at, y - 52)], rgb("3A4442"), 2)
    canvas.write("GRETE", (x + 190, y - 82), 20, rgb("F0E8D2"))
    chance = dice(161)
    for _ in range(130):
        left = x + chance.uniform(-280, 250)
        level = y + 12 + chance.random() ** 1.4 * 100
        stroke = [(left, level), (left + chance.uniform(10, 60), level)]
        canvas.line(stroke, rgb("2F5B4C"), 2, opacity=0.3, soft=0.8)


def _rigging(canvas: Canvas, foot: Point) -> None:
    """Masts, the derrick and the stays of the cutter."""
    for stay in ("-70,-390 300,-120", "-70,-380 -268,-96", "-70,-300 120,-96"):
        canvas.line(outline(stay, foot), rgb("3A4442"), 1.6, opacity=0.8)
    canvas.line(outline("-70,-80 -70,-400", foot), rgb("7A5A3C"), 9)
    canvas.line(outline("-70,-150 110,-290", foot), rgb("6B4E34"), 6)
    canvas.line(outline("226,-110 226,-240", foot), rgb("7A5A3C"), 6)


def _wheelhouse(canvas: Canvas, foot: Point) -> None:
    """White wheelhouse with lit windows and a funnel."""
    x, y = foot
    canvas.polygon(
        [(x - 64, y + 12), (x - 54, y - 96), (x + 70, y - 96), (x + 76, y + 12)],
        stops("F8F4E8", "DAD5C6"),
    )
    canvas.rect((x - 66, y - 108, x + 82, y - 94), rgb("2F6350"), radius=3)
    for left in (-44, -6, 32):
        canvas.rect((x + left, y - 82, x + left + 30, y - 50), rgb("3B4B4A"), radius=3)
        canvas.rect(
            (x + left + 2, y - 80, x + left + 28, y - 52), stops("FFE3AC", "F1BE74"), radius=2
        )
    canvas.rect((x - 34, y - 40, x - 6, y + 10), rgb("8F3A2C"))
    canvas.ellipse((x + 28, y - 34, x + 58, y - 4), rgb("D9622F"))
    canvas.ellipse((x + 35, y - 27, x + 51, y - 11), rgb("EDE8DA"))
    canvas.rect((x + 20, y - 150, x + 44, y - 106), stops("D9622F", "B34E24"))
    canvas.rect((x + 20, y - 140, x + 44, y - 132), rgb("F0E8D2"))
    canvas.line([(x - 40, y - 106), (x - 40, y - 168)], rgb("3A4442"), 3)
    canvas.glow((x + 10, y - 66), 110, rgb("FFD89A"), 0.45)


def sails_at_sunset() -> Image.Image:
    """Three boats with lateen sails come home before an old town, under a red sun."""
    canvas = Canvas(1200, 800)
    canvas.wash(stops("5C3A5E", "A9525E", "E08A5B", "F6C278", "FBE0A6"), 0, 520)
    canvas.glow((370, 400), 520, rgb("FFC987"), 0.7)
    canvas.ellipse((290, 320, 450, 480), stops("FFE9B0", "FFB765"), soft=1.5)
    clouds(canvas, (-10, 300), rgb("7E3F5C"), opacity=0.5, seed=171)
    clouds(canvas, (220, 470), rgb("F4A76A"), opacity=0.6, seed=173)
    hills(canvas, 520, 60, stops("B8705F", "D69A70"), seed=175)
    _old_town(canvas, 522)
    mirror(canvas, 520, 280, stops("EBA469", "A85B5A", "4A2E4E"), strength=0.6)
    glitter(canvas, (370, 528), 270, rgb("FFE7B4"), seed=177)
    colours = (rgb("FBD391"), rgb("6B3A52"), rgb("C9745F"))
    ripples(canvas, (0, 530, 1200, 800), colours, seed=179, count=360)
    _lateen(canvas, (1010, 560), 150)
    _lateen(canvas, (180, 585), 200)
    _lateen(canvas, (640, 690), 420)
    for place, size in (((520, 150), 13), ((562, 172), 10), ((820, 120), 11)):
        gull(canvas, place, size, rgb("4A2B40"))
    return canvas.finish(seed=9, vignette=0.34)


def _old_town(canvas: Canvas, ground: float) -> None:
    """Flat roofs, domes and a minaret on the right-hand shore."""
    chance = dice(181)
    x = 640.0
    while x < 1220:
        wide, high = chance.uniform(34, 66), chance.uniform(26, 40 + (x - 640) * 0.13)
        tone = mix(rgb("7A4552"), rgb("A5625A"), chance.random())
        canvas.rect((x, ground - high, x + wide, ground), tone)
        canvas.rect((x, ground - high, x + 5, ground), mix(tone, rgb("FFC98A"), 0.5))
        for spot in range(int(wide // 14)):
            if chance.random() < 0.5:
                left = x + 6 + spot * 14
                canvas.rect((left, ground - high + 9, left + 5, ground - high + 18), rgb("FFD28A"))
        x += wide - 3
    for middle, size in ((905.0, 36.0), (1075, 28)):
        canvas.rect((middle - size, ground - 110, middle + size, ground - 40), rgb("7E4854"))
        canvas.ellipse(
            (middle - size, ground - 110 - size, middle + size, ground - 110 + size),
            stops("B8735F", "7E4854"),
        )
        canvas.line(
            [(middle, ground - 110 - size), (middle, ground - 130 - size)], rgb("5C3346"), 3
        )
    canvas.rect((968, ground - 230, 990, ground), rgb("6E3C4C"))
    canvas.rect((962, ground - 190, 996, ground - 182), rgb("5C3346"))
    canvas.polygon([(966, ground - 230), (979, ground - 268), (992, ground - 230)], rgb("5C3346"))
    canvas.rect((968, ground - 230, 973, ground), rgb("D98B68"), opacity=0.8)


def _lateen(canvas: Canvas, foot: Point, height: float) -> None:
    """A boat with one slanting sail, ``height`` from the water to the peak."""
    x, y = foot
    unit = height / 100
    dark = rgb("3A2138")
    _sail(canvas, foot, unit)
    canvas.line(outline("-40,-4 29,-105", foot, unit), dark, 1.5 * unit)
    canvas.line(outline("-4,-6 -1,-66", foot, unit), dark, 1.8 * unit)
    rail = outline("-44,-14 -30,-7 26,-7 46,-12", foot, unit)
    canvas.polygon([*rail, *outline("36,3 -34,3", foot, unit)], stops("5A3044", "2E1A30"))
    canvas.line(rail, rgb("E0906A"), 0.9 * unit)
    for spot in (-16, 12, 20):
        at = x + spot * unit
        canvas.polygon(outline("-3,-7 -2,-16 2,-16 3,-7", (at, y), unit), dark)
        canvas.ellipse((at - 2 * unit, y - 21 * unit, at + 2 * unit, y - 16 * unit), dark)
    chance = dice(round(height))
    for _ in range(70):
        level = y + 3 * unit + chance.random() ** 1.5 * 34 * unit
        left = x + chance.uniform(-36, 18) * unit
        tone = rgb("F3C79A") if chance.random() < 0.3 else dark
        stroke = [(left, level), (left + chance.uniform(4, 20) * unit, level)]
        canvas.line(stroke, tone, 0.6 * unit, opacity=0.4, soft=0.6)


def _sail(canvas: Canvas, foot: Point, unit: float) -> None:
    """The sail with its seams, its leech bent by the wind."""
    peak, tack, clew = outline("26,-100 -34,-12 34,-14", foot, unit)
    bend = [(34 + sin(t / 8 * 3.14) * 7, -14 - t / 8 * 86) for t in range(8)]
    leech = [(foot[0] + across * unit, foot[1] + down * unit) for across, down in bend]
    canvas.polygon([tack, clew, *leech, peak], stops("FFF0D2", "F3C79A", "D38C72"))
    for share in (0.3, 0.55, 0.8):
        luff = (tack[0] + (peak[0] - tack[0]) * share, tack[1] + (peak[1] - tack[1]) * share)
        canvas.line([luff, leech[int(share * 7)]], rgb("B4705F"), 0.5 * unit, opacity=0.5)
