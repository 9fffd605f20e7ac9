"""A line to a target that is taken up again where it broke for a moment."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from threading import Event
from typing import Final, TypeVar

from ita_site.desk.delivery.connections.connection import Connection
from ita_site.desk.delivery.events import Watch
from ita_site.desk.delivery.failures import DeliveryError, Failure

_AWAY: Final = frozenset({Failure.HOST_UNKNOWN, Failure.REFUSED})

_Result = TypeVar("_Result")


class Line:
    """A connection, made when it is first needed and again after it broke; to be closed at the end."""

    def __init__(self, connect: Callable[[], Connection], watch: Watch) -> None:
        self._connect = connect
        self._watch = watch
        self._connection: Connection | None = None
        self._was_connected = False

    def run(self, action: Callable[[Connection], _Result]) -> _Result:
        """Return what an action returns; after a transient failure connect anew and do it again, a few times.

        The action must be one that can be done twice. Raises DeliveryError.
        """
        return self._watch.retried(lambda: self._once(action), self._may_pass)

    def stop_no_more(self) -> None:
        """Take no notice any more of a caller who stops: what has begun must be finished."""
        self._watch = replace(self._watch, stop=Event())

    def close(self) -> None:
        """End the connection."""
        if self._connection is not None:
            with suppress(DeliveryError):
                self._connection.close()
        self._connection = None

    def _may_pass(self, error: DeliveryError) -> bool:
        """Return whether to try again: a server that has answered once is there, though its network is not now."""
        return error.is_transient or (self._was_connected and error.failure in _AWAY)

    def _once(self, action: Callable[[Connection], _Result]) -> _Result:
        if self._connection is None:
            self._connection = self._connect()
            self._was_connected = True
        try:
            return action(self._connection)
        except DeliveryError:
            # what was being said when it failed is not known, so that nothing more is said on it
            self.close()
            raise
