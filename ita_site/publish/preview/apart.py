"""Run what may take long in a thread, so that everybody else is still answered."""

import asyncio
import threading
from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

T = TypeVar("T")


class Apart(Generic[T]):
    """Runs functions in threads of their own: for one key never more than one at a time.

    A thread that never ends does not keep the server from ending, as a pool's would.
    """

    def __init__(self) -> None:
        self._running: dict[Hashable, asyncio.Future[T]] = {}

    async def run(self, key: Hashable, function: Callable[[], T], seconds: float) -> T:
        """Return what `function` returns, or what is already on its way for `key`.

        Raises what the function raises, and TimeoutError where it takes longer than `seconds`; it then still runs.
        """
        future = self._running.get(key)
        if future is None:
            future = self._running[key] = _started(function)
            future.add_done_callback(lambda _: self._running.pop(key, None))
        return await asyncio.wait_for(asyncio.shield(future), seconds)


def _started(function: Callable[[], T]) -> asyncio.Future[T]:
    loop = asyncio.get_running_loop()
    future: asyncio.Future[T] = loop.create_future()

    def run() -> None:
        try:
            result = function()
        except BaseException as error:  # noqa: BLE001 - it is raised where the result is awaited
            loop.call_soon_threadsafe(future.set_exception, error)
        else:
            loop.call_soon_threadsafe(future.set_result, result)

    threading.Thread(target=run, daemon=True).start()
    return future
