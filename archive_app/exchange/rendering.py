"""The clean article as HTML for the way out: its pictures put in, described or left out."""

from collections.abc import Mapping
from dataclasses import dataclass

from lxml import html
from lxml.html import HtmlElement, builder

from archive_app.domain.characters import xml_text
from archive_app.domain.library import OpenArticle, StoredPlacement
from archive_app.exchange.attribution import attribution, words_instead
from archive_app.exchange.policy import Policy, Treatment, treat


@dataclass(frozen=True, slots=True)
class Leaving:
    """One picture of an article on its way out."""

    stored: StoredPlacement
    treatment: Treatment
    file: str | None
    """Its path in the export, relative to the page; None where its bytes stay here."""


@dataclass(frozen=True, slots=True)
class Included:
    """What leaves with an article beside its text and its pictures."""

    notes: bool = True
    """The person's highlights and notes."""
    source: bool = True
    """The page's address, when it was saved, and the hash of its bytes."""
    report: bool = True
    """``rights.json``: what was done with each picture, and why."""
    versions: bool = False
    """Every older version, too, each as a page of its own."""


ALL = Included()
"""What leaves where nobody chose."""

_SUFFIX = {
    "image/jpeg": ".jpg",
    "image/png": ".png",
    "image/gif": ".gif",
    "image/webp": ".webp",
    "image/avif": ".avif",
    "image/tiff": ".tif",
    "image/svg+xml": ".svg",
    "image/bmp": ".bmp",
    "image/heic": ".heic",
    "image/jxl": ".jxl",
}


def leaving(opened: OpenArticle, policy: Policy, folder: str) -> tuple[Leaving, ...]:
    """What becomes of each picture of the article; files go to ``folder`` by their digest."""
    found = []
    for stored in opened.pictures:
        treatment = treat(stored, policy)
        file = None
        if treatment.copies and stored.sha256:
            file = f"{folder}/{stored.sha256[:20]}{_SUFFIX.get(stored.media_type or '', '.bin')}"
        found.append(Leaving(stored, treatment, file))
    return tuple(found)


def body(opened: OpenArticle, pictures: tuple[Leaving, ...]) -> str:
    """The article's HTML, every figure treated; it asks the network for nothing."""
    by_position = {picture.stored.position: picture for picture in pictures}
    root = html.fragment_fromstring(opened.content.html or "<p></p>", create_parent="div")
    shown = _treat_figures(root, by_position, opened)
    lead = next((p for p in pictures if p.stored.placement.lead), None)
    if lead is not None and lead.stored.position not in shown:
        figure = _figure(lead, opened)
        if figure is not None:
            root.insert(0, figure)
    return "".join(html.tostring(child, encoding="unicode") for child in root)


def _treat_figures(
    root: HtmlElement, pictures: Mapping[int, Leaving], opened: OpenArticle
) -> set[int]:
    """Replace every placed image in ``root``; the positions that had a place there."""
    shown: set[int] = set()
    for image in list(root.iter("img")):
        position = image.get("data-position", "")
        picture = pictures.get(int(position)) if position.isdigit() else None
        old = next(image.iterancestors("figure"), image)
        figure = _figure(picture, opened) if picture is not None else None
        if picture is not None:
            shown.add(picture.stored.position)
        parent = old.getparent()
        if parent is None:
            continue
        if figure is None:
            old.drop_tree()
        else:
            figure.tail = old.tail
            parent.replace(old, figure)
    return shown


def _figure(picture: Leaving, opened: OpenArticle) -> HtmlElement | None:
    if picture.treatment is Treatment.LEAVE_OUT:
        return None
    stored = picture.stored
    caption = builder.FIGCAPTION()
    if stored.placement.caption:
        caption.append(builder.SPAN(xml_text(stored.placement.caption)))
    if picture.file is None:
        box = builder.DIV(builder.CLASS("withheld"))
        box.append(builder.P(builder.STRONG("Picture not included.")))
        box.extend([builder.P(xml_text(x)) for x in words_instead(stored, picture.treatment)])
        return builder.FIGURE(box, caption)
    if stored.placement.credit:
        caption.append(builder.SPAN(builder.CLASS("credit"), xml_text(stored.placement.credit)))
    line = builder.SPAN(builder.CLASS("attribution"), xml_text(attribution(stored, opened)))
    if stored.placement.verdict.licence_url:
        address = xml_text(stored.placement.verdict.licence_url)
        link = builder.A("licence", href=address, rel="license")
        link.tail = ")"
        line.text = f"{line.text} ("
        line.append(link)
    caption.append(line)
    image = builder.IMG(src=picture.file, alt=xml_text(stored.placement.alt))
    return builder.FIGURE(image, caption)
