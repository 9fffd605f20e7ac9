"""What a network's errors mean to a delivery."""

import socket
import ssl
from collections.abc import Iterator
from contextlib import contextmanager

from ita_site.desk.delivery.failures import DeliveryError, Failure


def network_failure(error: Exception) -> Failure:
    """Return the failure of a connection that was not made, or that was lost."""
    if isinstance(error, socket.gaierror):
        return Failure.HOST_UNKNOWN
    if isinstance(error, ConnectionRefusedError):
        return Failure.REFUSED
    if isinstance(error, TimeoutError) and not isinstance(error, ssl.SSLError):
        return Failure.NO_ANSWER
    return Failure.BROKEN_OFF


@contextmanager
def connecting(host: str) -> Iterator[None]:
    """Raise what a network refuses as a `DeliveryError` about the host."""
    try:
        yield
    except (EOFError, OSError) as error:
        raise DeliveryError(network_failure(error), host) from None
