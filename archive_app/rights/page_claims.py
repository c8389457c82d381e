"""A draft becomes an article: captions, credits, claims and a verdict for every placement.

1. What stands around each picture (``frames``, ``visible``).
2. What markup for machines says of it (``structured_claims``).
3. Alt and title, where nothing visible was found.
4. A note at the end of the page, for pictures without a credit of their own.
5. The page's own licence and opt-outs, kept apart: hints, never a picture's.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from html import escape

from lxml.html import HtmlElement

from archive_app.credit.folding import folded, tidy
from archive_app.credit.grammar import parse_credit
from archive_app.domain.article import Article, Block, BlockKind, Placement
from archive_app.domain.rights import Claim, Field, SourceKind, Status
from archive_app.markup.draft import Draft, Place
from archive_app.rights.frames import Frames
from archive_app.rights.likeness import is_labelled
from archive_app.rights.locators import css_path
from archive_app.rights.page_notes import end_notes, page_claims
from archive_app.rights.structured_claims import (
    attribute_claims,
    licence_claims,
    microdata_claims,
    of_urls,
    picture_objects,
)
from archive_app.rights.tails import find_tail
from archive_app.rights.verdict import verdict
from archive_app.rights.visible import Seen, follow_habit, look, tell_subject

_CONTEXT = 300
_VISIBLE = frozenset({SourceKind.FIGCAPTION, SourceKind.FIGURE_TEXT, SourceKind.BESIDE})


@dataclass(slots=True)
class _Told:
    """What was found for one placement so far."""

    seen: Seen = field(default_factory=Seen)
    claims: list[Claim] = field(default_factory=list)

    @property
    def credited(self) -> bool:
        return any(claim.field is Field.CREDIT_LINE for claim in self.claims)


def with_rights(draft: Draft) -> Article:
    """The article of ``draft`` with captions, credits, claims and verdicts of its pictures."""
    article, root = draft.article, draft.tree.root
    both = list(zip(draft.places, article.pictures, strict=True))
    frames = Frames((at.img, one.urls) for at, one in both if at.img is not None)
    objects = picture_objects(draft.structured, draft.tree.base)
    told = [_told(place, placement, (frames, objects), draft) for place, placement in both]
    follow_habit([one.seen for one in told])
    for one in told:
        one.claims += _visible_claims(one.seen)
    _share_notes(told, draft.places, root)
    pictures = tuple(map(_finished, article.pictures, told))
    captions = {n: p.caption for n, p in enumerate(pictures)}
    return replace(
        article,
        pictures=pictures,
        page_claims=page_claims(root, draft.tree.base),
        html=_with_captions(article.html, captions),
        blocks=tuple(_with_caption(block, captions) for block in article.blocks),
    )


def _told(
    place: Place,
    placement: Placement,
    known: tuple[Frames, dict[str, list[Claim]]],
    page: Draft,
) -> _Told:
    told, base, title = _Told(), page.tree.base, page.article.title
    frames, objects = known
    if place.img is not None:
        frame = frames.of(place.img)
        told.seen = look(frame)
        tell_subject(told.seen, title)
        told.claims += licence_claims(told.seen.scopes, base)
        told.claims += microdata_claims(frame.element)
        told.claims += attribute_claims(place.img)
        if not told.seen.credits:
            for image in (place.img, *place.img.iter("img"), *_twins(place.img)):
                told.claims += _attribute_credits(image)
    else:
        told.seen.caption = placement.caption
    told.claims += of_urls(objects, placement.urls or (placement.url,))
    return told


def _visible_claims(seen: Seen) -> list[Claim]:
    claims = [
        Claim(Field.CREDIT_LINE, one.text, one.source, one.locator, one.context, one.confidence)
        for one in seen.credits
    ]
    if seen.caption:
        where = seen.caption_locator
        claims.append(Claim(Field.CAPTION, seen.caption, seen.caption_source, where))
    return claims


def _twins(image: HtmlElement) -> list[HtmlElement]:
    """The element before a noscript, which shows the same picture lazily."""
    before = image.getprevious() if image.tag == "noscript" else None
    return [before, *before.iter("img")] if before is not None and before.tag != "p" else []


def _attribute_credits(image: HtmlElement) -> list[Claim]:
    """A credit at the end of alt or title; only a sure one, for these words are about content."""
    claims = []
    kinds = (("alt", SourceKind.ALT), ("title", SourceKind.TITLE))
    for name, kind in kinds:
        text = image.get(name) or ""
        tail = find_tail(text, least=0.9) if text else None
        if tail is None:
            continue
        value = tidy(text[tail.start : tail.end])
        if _sure_alone(value, after_words=tail.start > 8):
            where = f"{css_path(image)}[{name}] [{tail.start}:{tail.end}]"
            claims.append(Claim(Field.CREDIT_LINE, value, kind, where, tidy(text)[:_CONTEXT], 0.7))
    return claims


def _sure_alone(line: str, *, after_words: bool) -> bool:
    """Whether a line is a credit without a caption's help: "Bild: X" in alt describes X."""
    parts = parse_credit(line)
    if parts.status is Status.PLACEHOLDER:
        return after_words and is_labelled(line.strip("([ "))
    sure = bool(parts.creator) or parts.status in {Status.AGENCY, Status.CREATIVE_COMMONS}
    return sure or after_words


def _share_notes(told: list[_Told], places: Sequence[Place], root: HtmlElement) -> None:
    """Give a note at the page's end to every picture that has no credit of its own."""
    bare = [one for one in told if not one.credited]
    if not bare:
        return
    images = [place.img for place in places if place.img is not None]
    notes = end_notes(images[-1] if images else None, root)
    taken = {claim.value for one in told for claim in one.claims}
    notes = [note for note in notes if note.value not in taken]
    for one in bare:
        one.claims += notes[:1]


def _finished(placement: Placement, told: _Told) -> Placement:
    claims = tuple(told.claims)
    decided = verdict(claims)
    return replace(
        placement,
        caption=told.seen.caption,
        credit=decided.credit,
        claims=claims,
        verdict=decided,
    )


_FIGURE = re.compile(
    r'(<img[^>]*\sdata-position="(\d+)"[^>]*>)(.*?)(<figcaption>.*?</figcaption>)?(</figure>)',
    re.DOTALL,
)


def _with_captions(html: str, captions: dict[int, str]) -> str:
    """``html`` with the caption of every figure as the rights engine left it."""

    def rewrite(match: re.Match[str]) -> str:
        number = int(match[2])
        old, caption = match[4] or "", captions.get(number, "")
        if folded(re.sub(r"<[^>]+>", " ", old)) == folded(caption):
            return match[0]
        new = f"<figcaption>{escape(caption, quote=False)}</figcaption>" if caption else ""
        return f"{match[1]}{match[3]}{new}{match[5]}"

    return _FIGURE.sub(rewrite, html)


def _with_caption(block: Block, captions: dict[int, str]) -> Block:
    if block.kind is not BlockKind.FIGURE or block.position not in captions:
        return block
    caption = captions[block.position]
    if folded(re.sub(r"<[^>]+>", " ", block.html)) == folded(caption):
        return block
    return replace(block, html=escape(caption, quote=False))
