"""What was read of a file, measure by measure, as an officer compares it with the paper."""

from collections.abc import Iterator
from dataclasses import dataclass

from ita_site.source.front_matter import document_of
from ita_site.source.yaml_tree import Value
from ita_site.word_import.review.read import Reading


@dataclass(frozen=True, slots=True)
class MeasureSummary:
    """A measure that was read, in numbers."""

    number: int
    title: str
    activities: int
    results: int
    evidence: int
    doubts: int
    """Values of it that a person must still confirm."""


def summary_of(reading: Reading) -> list[MeasureSummary]:
    """Return the measures of a reading in their order."""
    return list(_measures(reading))


def _measures(reading: Reading) -> Iterator[MeasureSummary]:
    for measure in reading.picture.measures:
        tree = document_of(reading.files.get(measure.path, b""), measure.path, ".md").tree
        value = tree.value if tree else {}
        results = [*_entries(value, "results"), *_entries(value, "outcomes")]
        yield MeasureSummary(
            measure.number,
            measure.title,
            len(_entries(value, "activities")),
            len(_entries(value, "results")),
            sum(len(_entries(result, "evidence")) for result in results),
            sum(map(len, tree.marks.values())) if tree else 0,
        )


def _entries(value: Value, name: str) -> list[Value]:
    entries = value.get(name) if isinstance(value, dict) else None
    return entries if isinstance(entries, list) else []
