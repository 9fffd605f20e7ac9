"""What a copied answer says in words, as plain text that is safe to show: untrusted bytes in, short lines out."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from ita_site.links.judge import own_words as judged
from ita_site.links.judge.frame import Frame
from ita_site.links.judge.observation import clean
from ita_site.links.judge.reading import body_kind, page
from ita_site.links.request.body import text as body_text
from ita_site.text.masking import masked_id_cards

MOST_CHARACTERS: Final = 20_000
"""Characters of a copy that are shown."""

_MOST_BYTES: Final = 2_000_000
"""Bytes of a copy that are read for its words."""


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a copy."""

    blocks: tuple[str, ...]
    """Paragraphs, cells and items, each on one line."""
    is_cut: bool
    """There were more than are shown."""
    is_masked: bool
    """Numbers of identity cards were masked."""


def shown_words(body: bytes, media_type: str, frame: Frame | None = None) -> Words:
    """Return the words to show of a body without those of its site's `frame`; none of one that has no text."""
    # one more than is shown, so that it shows where a block was cut
    cleaned = (clean(block, MOST_CHARACTERS + 1) for block in own_words(body[:_MOST_BYTES], media_type, frame))
    blocks = [block for block in cleaned if block]
    text = "\n".join(blocks)
    masked = masked_id_cards(text)
    is_cut = len(body) > _MOST_BYTES or sum(map(len, blocks)) > MOST_CHARACTERS
    return Words(tuple(_within(masked.splitlines(), MOST_CHARACTERS)), is_cut, masked != text)


def own_words(body: bytes, content_type: str, frame: Frame | None = None) -> tuple[str, ...]:
    """Return the visible pieces of text of a page, or the lines of a plain text, as they are.

    A page that is nothing but its site's frame is returned whole.
    """
    kind = body_kind.kind(body, content_type)
    if kind != "html":
        return tuple(body_text(body, content_type).splitlines()) if kind == "text" else ()
    whole = page.read(body, content_type)
    own = judged.own_words(whole, frame).blocks or judged.own_words(whole, None).blocks
    return tuple(block.text for block in own)


def _within(blocks: Sequence[str], most: int) -> Iterator[str]:
    """Yield the first `most` characters of the blocks."""
    for block in blocks:
        if len(block) > most:
            yield f"{block[:most]}…"
            return
        yield block
        most -= len(block)
