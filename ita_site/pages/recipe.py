"""How a page is made, and a key of all that it is made from: the same key, the same page."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import TypeAlias

from ita_site.model.digests import digest_of
from ita_site.pages.output import Output
from ita_site.pages.render import Ingredients, page


@dataclass(frozen=True, slots=True)
class Recipe:
    """How one page is made.

    `path` is as in `Output`. `key` is the digest of all that `make` reads, templates and program aside; "" where the
    page must be made anew each time.
    """

    path: str
    key: str
    make: Callable[[], Output]


Entry: TypeAlias = tuple[str, Callable[[], Recipe]]
"""A page's path, and what returns its recipe."""


class PageTable(Mapping[str, Recipe]):
    """Recipes of pages by path, in the order of the site; each is made when it is asked for."""

    def __init__(self, entries: Iterator[Entry]) -> None:
        """Take entries with a path each that no other has."""
        self._entries = dict(entries)

    def __getitem__(self, path: str) -> Recipe:
        """Return the recipe of a page. Raises KeyError."""
        return self._entries[path]()

    def __contains__(self, path: object) -> bool:
        """Return whether the site has a page of this path, without its recipe."""
        return path in self._entries

    def __iter__(self) -> Iterator[str]:
        """Yield the path of every page."""
        return iter(self._entries)

    def __len__(self) -> int:
        """Return how many pages the site has."""
        return len(self._entries)


def narrow_recipe(ingredients: Ingredients) -> Recipe:
    """Return the recipe of a page whose ingredients are few: its key is the digest of the ingredients themselves."""
    return Recipe(ingredients.head.place.path, digest_of(ingredients), partial(page, ingredients))


def wide_recipe(path: str, ingredients: Callable[[], Ingredients], *reads: object) -> Recipe:
    """Return the recipe of a page over many values: `reads` are all that `ingredients` is made from."""
    return Recipe(path, digest_of(path, *reads), lambda: page(ingredients()))
