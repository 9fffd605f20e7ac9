"""The workers of a Dask cluster: by the address of its scheduler, or a cluster of this machine's own.

Nothing else imports `distributed`. A lost worker is an error here and never a reason for the scheduler to give its work
to another one: whoever asked for the work knows when that may be done again.
"""

import importlib.util
import logging
from concurrent.futures import CancelledError, Executor
from contextlib import ExitStack
from typing import Any, Final, Self

import dask
from distributed import Client, LocalCluster, Scheduler
from distributed.comm.core import CommClosedError
from distributed.scheduler import KilledWorker
from distributed.security import Security

from ita_site.links.national.executors import SchedulerLostError
from ita_site.nation.cluster.certificates import PartFiles

_CONNECT: Final = 30
"""Seconds within which a scheduler answers, and has a worker."""
_SETTINGS: Final = {
    "distributed.scheduler.allowed-failures": 0,
    # on a busy machine a worker takes half a minute to come back, and was given up after fifteen seconds
    "distributed.deploy.lost-worker-timeout": "10 minutes",
    "distributed.scheduler.worker-saturation": 1.0,
    # what a slice has to know is some megabytes
    "distributed.admin.large-graph-warning-threshold": "1 GB",
}


class DaskExecutors:
    """The workers of a cluster, as `Executors`."""

    def __init__(self, address: str, tls: PartFiles | None = None) -> None:
        self.outlives_driver = True
        self._address = address
        self._tls = tls
        self._own: int | None = None
        """Processes of a cluster of its own."""
        self._stack = ExitStack()
        self._client: Client | None = None

    @classmethod
    def local(cls, workers: int) -> Self:
        """Return a cluster of this machine's own, with so many processes, which ends with the command."""
        made = cls("")
        made.outlives_driver = False
        made._own = workers
        return made

    @property
    def workers(self) -> int:
        """Return how many processes there are: one that dies takes the work of all its threads with it."""
        return len(self._connected().nthreads())

    def open(self) -> Executor:
        """Return the cluster as an executor. Raises `SchedulerLostError`."""
        self.check()
        executor: Executor = self._connected().get_executor(pure=False, retries=0)
        return executor

    def is_dead(self, error: BaseException) -> bool:
        """Return whether a process has ended: of a worker elsewhere only the connection is known to have ended."""
        return self._own is not None and isinstance(error, KilledWorker)

    def is_lost(self, error: BaseException) -> bool:
        """Return whether the worker was lost, or the scheduler with all that it knew."""
        return isinstance(error, (KilledWorker, CommClosedError, CancelledError))

    def check(self) -> None:
        """Raise `SchedulerLostError` where the connection to the scheduler broke: it then forgets what it was given."""
        if self._connected().status != "running":
            raise SchedulerLostError(self._address)

    def __enter__(self) -> Self:
        """Reach the scheduler, or start it. Raises `SchedulerLostError`."""
        logging.getLogger("distributed").setLevel(logging.CRITICAL)
        with ExitStack() as stack:
            stack.enter_context(dask.config.set(_SETTINGS))
            address: Any = self._address
            if self._own:
                address = stack.enter_context(_own_cluster(self._own))
            self._client = stack.enter_context(self._connect(address))
            self._stack = stack.pop_all()
        return self

    def __exit__(self, *_: object) -> None:
        """Close the connection, and end a cluster of its own."""
        self._client = None
        self._stack.close()

    def _connect(self, address: Any) -> Client:
        try:
            client = Client(address, timeout=_CONNECT, security=_security(self._tls) if self._tls else None)
            client.wait_for_workers(1, timeout=_CONNECT)
            client.run_on_scheduler(_give_up_at_once)
        except (OSError, TimeoutError) as error:
            raise SchedulerLostError(f"{self._address}: {error}") from error
        return client

    def _connected(self) -> Client:
        if self._client is None:
            raise SchedulerLostError(self._address)
        return self._client


def _security(files: PartFiles) -> Security:
    """Return the client's files as the library wants them; nothing is sent in clear."""
    return Security(
        tls_ca_file=str(files.authority),
        tls_client_cert=str(files.certificate),
        tls_client_key=str(files.key),
        require_encryption=True,
    )


def _own_cluster(workers: int) -> LocalCluster:
    has_dashboard = importlib.util.find_spec("bokeh") is not None
    return LocalCluster(
        n_workers=workers,
        threads_per_worker=1,
        processes=True,
        host="127.0.0.1",
        dashboard_address="127.0.0.1:0" if has_dashboard else None,
        silence_logs=logging.CRITICAL,
    )


def _give_up_at_once(dask_scheduler: Scheduler) -> None:
    """Let a scheduler give nobody the work of a lost worker again."""
    dask_scheduler.allowed_failures = 0
