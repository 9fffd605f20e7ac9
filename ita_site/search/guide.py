"""What search knows beside the texts of the pages: words, shortcuts, examples, and whom to ask."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from ita_site.model.search_words import SearchWords


@dataclass(frozen=True, slots=True)
class Destination:
    """A place of the site that shortcuts lead to.

    `location` is relative to the site; `part` is an anchor of the page, a query such as `?state=silent`, or empty.
    """

    location: str
    part: str = ""
    heading: str = ""
    """What the page shows there, where it has no heading for the part."""


@dataclass(frozen=True, slots=True)
class Contact:
    """A way to ask the agency: the words of a link, and its address, which may be relative to the site."""

    words: str
    address: str


@dataclass(frozen=True, slots=True)
class Guide:
    """What search knows beside the texts of the pages."""

    words: SearchWords = field(default_factory=SearchWords)
    shortcuts: Mapping[str, Destination] = field(default_factory=dict)
    """Where a query leads straight to, by its words."""
    examples: tuple[str, ...] = ()
    """Queries to begin with, each of which has an answer."""
    agency: str = ""
    """The agency's name as it is asked for."""
    contacts: tuple[Contact, ...] = ()

    def without_query(self) -> dict[str, object]:
        """Return what the search box shows where nothing is asked or found: the rest of `Stub` in `worker/main.js`."""
        contacts = [[contact.words, contact.address] for contact in self.contacts]
        return {"examples": self.examples, "agency": self.agency, "contacts": contacts}

    def with_query(self) -> dict[str, object]:
        """Return what a query is read by: the rest of `IndexFile` in `worker/index.js`."""
        return {
            "aliases": [group.words for group in self.words.same],
            "ignored": self.words.ignored,
            "uncut": self.words.uncut,
            "shortcuts": [
                [place.location, place.part, place.heading, *words] for place, words in self._words_by_place().items()
            ],
        }

    def _words_by_place(self) -> Mapping[Destination, Sequence[str]]:
        """Return the words of the shortcuts by the place that they lead to."""
        grouped: dict[Destination, list[str]] = defaultdict(list)
        for words, place in self.shortcuts.items():
            grouped[place].append(words)
        return grouped
