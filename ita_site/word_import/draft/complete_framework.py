"""Complete a framework whose items nobody knows with the indicators and items that a report itself names and words."""

from operator import attrgetter

from ita_site.model.framework import Framework

_SOURCE = attrgetter("source")


def lacks_items(framework: Framework) -> bool:
    """Return whether no item is in a framework: its words are not known, as in those that ship for some years."""
    return not framework.items


def completed(framework: Framework, drafted: Framework) -> Framework:
    """Return the framework with what a draft from a report adds to it; as it is where that is nothing."""
    numbers = {indicator.number for indicator in framework.indicators}
    added = tuple(indicator for indicator in drafted.indicators if indicator.number not in numbers)
    if not added and not drafted.items:
        return framework
    named = {*map(_SOURCE, added), *map(_SOURCE, drafted.items)}
    known = {source.id for source in framework.sources}
    sources = tuple(source for source in drafted.sources if source.id in named - known)
    return framework.model_copy(
        update={
            "sources": (*framework.sources, *sources),
            "indicators": tuple(sorted((*framework.indicators, *added), key=attrgetter("number"))),
            "items": drafted.items,
        }
    )
