"""Who does the work of the nation's rooms: processes here or workers elsewhere, as a context manager."""

from typing import Protocol, Self

from ita_site.links.national import executors


class Executors(executors.Executors, Protocol):
    """Workers behind one interface: they start and end with the block of a `with`."""

    def __enter__(self) -> Self:
        """Start the workers, or reach them. Raises `SchedulerLostError`."""

    def __exit__(self, *_: object) -> None:
        """End the workers that were started here."""
