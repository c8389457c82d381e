"""The lead picture that a page shows to other sites only."""

from dataclasses import replace

from archive_app.domain.article import Placement
from archive_app.extract.decoration import is_named_decoration
from archive_app.markup.draft import Draft, Place


def with_lead(draft: Draft) -> Draft:
    """``draft`` with the picture of its metadata, where the article's text shows none at all.

    Where it shows one, that is the lead picture: what the metadata names is mostly another cut of
    it. A site's own sign stands for every article without a picture, so it is none of this one.
    """
    article = draft.article
    lead = article.lead_picture
    if article.pictures or not lead or not article.text or is_named_decoration(lead):
        return draft
    placement = Placement(lead, (lead,), lead=True, in_text=False)
    place = Place(0, None, None, None)
    return replace(draft, article=replace(article, pictures=(placement,)), places=(place,))
