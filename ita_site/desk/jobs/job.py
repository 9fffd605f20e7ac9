"""Run long work in a thread, at most one piece at a time, and keep what a page shows of it."""

import threading
import traceback
from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TypeAlias


class JobState(StrEnum):
    """How a job is doing."""

    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Report:
    """What a page shows of a job: in Thai what it does or did, and how much of it is done, out of 1."""

    state: JobState
    words: str
    share: float = 0.0
    error: Exception | None = None
    """Why it failed, where the page has more to say of that."""


Tell: TypeAlias = Callable[[str, float], None]
"""Takes in Thai what is being done, and how much of it is done, out of 1."""


class Jobs:
    """The newest job, and its report."""

    def __init__(self) -> None:
        self._report: Report | None = None
        self._lock = threading.Lock()

    @property
    def report(self) -> Report | None:
        """Return the report of the newest job; None before the first."""
        return self._report

    def forget(self) -> None:
        """Forget the report of a job that has ended: what it is about has changed."""
        with self._lock:
            if self._report and self._report.state is not JobState.RUNNING:
                self._report = None

    def start(self, work: Callable[[Tell], str]) -> bool:
        """Begin a job, unless another one runs. `work` returns what to say at its end in Thai, or raises JobError."""
        with self._lock:
            if self._report and self._report.state is JobState.RUNNING:
                return False
            self._report = Report(JobState.RUNNING, "กำลังเริ่ม")
        threading.Thread(target=self._run, args=(work,), daemon=True).start()
        return True

    def _run(self, work: Callable[[Tell], str]) -> None:
        try:
            words = work(self._tell)
        except JobError as error:
            self._report = Report(JobState.FAILED, str(error), error=error.cause)
        except Exception as error:  # noqa: BLE001 - whatever it is, the page must say so
            traceback.print_exc()
            self._report = Report(JobState.FAILED, f"งานหยุดเพราะข้อผิดพลาดของโปรแกรม: {error!r}", error=error)
        else:
            self._report = Report(JobState.DONE, words, 1.0)

    def _tell(self, words: str, share: float) -> None:
        if self._report:
            self._report = replace(self._report, words=words, share=share)


class JobError(Exception):
    """A job that could not be done; its words are Thai. `cause` is what a page has more to say of."""

    def __init__(self, words: str, cause: Exception | None = None) -> None:
        super().__init__(words)
        self.cause = cause
