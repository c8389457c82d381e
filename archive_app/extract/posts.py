"""Posts of social networks that a page quotes; a script of the network makes frames of them."""

import re
from dataclasses import dataclass

from lxml.html import HtmlElement

_NETWORKS = {
    "twitter-tweet": "Post on X",
    "twitter-video": "Post on X",
    "instagram-media": "Post on Instagram",
    "tiktok-embed": "Video on TikTok",
    "bluesky-embed": "Post on Bluesky",
    "mastodon-embed": "Post on Mastodon",
    "text-post-media": "Post on Threads",
    "reddit-embed-bq": "Post on Reddit",
    "fb-post": "Post on Facebook",
    "fb-video": "Video on Facebook",
}
"""What the networks' own embedding codes call the element, and what a reader calls it."""

_ADDRESSES = ("data-instgrm-permalink", "data-text-post-permalink", "data-href", "cite")
_SIGNED = re.compile(
    r"(?:[\u2014\u2013]|(?:[Aa] (?:post|reel) )?shared by)\s*([^()\u2014\u2013]{2,60}?)\s*\("
)
"""The end of a post: "\u2014 Jane Roe (@jane)", "A post shared by Jane Roe (@jane)"."""

_LONGEST = 280
"""Characters of a post that go into its label."""


@dataclass(frozen=True, slots=True)
class Post:
    """A quoted post."""

    url: str
    """As the page has it."""
    label: str
    """\"Post on X by Jane Roe: Fog again.\""""


def is_post(element: HtmlElement) -> bool:
    """Whether ``element`` is a quoted post that says where it is."""
    return element.tag in {"blockquote", "div"} and bool(_network(element) and _address(element))


def post_of(element: HtmlElement) -> Post:
    """The post that ``element`` quotes, where ``is_post`` is true of it."""
    label = _NETWORKS[_network(element)]
    words = " ".join("".join(element.itertext()).split())
    signed = _SIGNED.search(words)
    author = signed[1] if signed else _first_handle(element)
    if author:
        label += f" by {author}"
    said = words[: signed.start()].strip() if signed else ""
    return Post(_address(element), f"{label}: {said[:_LONGEST]}" if said else label)


def _network(element: HtmlElement) -> str:
    names = element.get("class")
    return next((x for x in names.split() if x in _NETWORKS), "") if names else ""


def _address(element: HtmlElement) -> str:
    """Where the post is: said in an attribute, else the last link, which is its date."""
    stated = next((x for name in _ADDRESSES if (x := element.get(name))), "")
    links = [x.get("href") for x in element.iter("a") if x.get("href")]
    return stated or (links[-1] if links else "")


def _first_handle(element: HtmlElement) -> str:
    handles = ((x.text or "").strip() for x in element.iter("a"))
    return next((x for x in handles if x.startswith("@")), "")
