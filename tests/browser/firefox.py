"""A real Firefox without a window, spoken to by the protocol that is built into it, so that no driver is needed.

The protocol is Marionette. Each message is its length, a colon and JSON: `[0, number, command, parameters]`, which is
answered by `[1, number, error, result]`.
Source: https://firefox-source-docs.mozilla.org/testing/marionette/Protocol.html
"""

from __future__ import annotations

import json
import os
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, Final

OPTIONS: Final = ("--headless", "--no-remote", "--marionette", "--remote-allow-system-access")
SETTINGS: Final = 'user_pref("marionette.port", 0);\n'
PORT: Final = "MarionetteActivePort"
"""Firefox writes into its profile which free port it has taken."""

SECONDS: Final = 60
"""The longest wait for an answer, or for a condition."""

ELEMENT: Final = "element-6066-11e4-a52e-4f735466cecf"
"""The key that WebDriver gives to references of elements."""

COMPLAINTS: Final = """
const complaints = Services.console.getMessageArray()
  .filter((message) => message instanceof Ci.nsIScriptError && /^https?:/.test(message.sourceName))
  // a font that an earlier page has brought into memory is preloaded in vain
  .filter(({ errorMessage }) => !errorMessage.includes("preloaded with link preload was not used"))
  .map(({ category, errorMessage, sourceName }) => `${category}: ${errorMessage} ${sourceName}`);
Services.console.reset();
return complaints;
"""
RESIZE: Final = """
const [width, height] = arguments;
Object.assign(gBrowser.selectedBrowser.style, { width: `${width}px`, height: `${height}px` });
"""


class Firefox:
    """A Firefox with one page open."""

    def __init__(self, port: int) -> None:
        self._connection = socket.create_connection(("127.0.0.1", port), timeout=SECONDS)
        self._answers = self._connection.makefile("rb")
        self._number = 0
        self._read()
        self.ask("WebDriver:NewSession")

    def close(self) -> None:
        """Close the connection."""
        self._answers.close()
        self._connection.close()

    def ask(self, command: str, **parameters: object) -> Any:
        """Return the result of a command. Raises RuntimeError with what Firefox says is wrong."""
        self._number += 1
        message = json.dumps([0, self._number, command, parameters]).encode()
        self._connection.sendall(b"%d:%b" % (len(message), message))
        _, _, error, result = self._read()
        if error:
            raise RuntimeError(f"{command}: {error['error']}: {error['message']}")
        return result

    def _read(self) -> Any:
        size = b""
        while not size.endswith(b":"):
            size += self._answers.read(1)
        return json.loads(self._answers.read(int(size[:-1])))

    def open(self, address: str) -> None:
        """Open an address, and wait until the page is loaded."""
        self.ask("WebDriver:Navigate", url=address)

    def run(self, script: str, *arguments: object) -> Any:
        """Return what a function's body returns in the page."""
        return self.ask("WebDriver:ExecuteScript", script=script, args=arguments)["value"]

    def run_in_browser(self, script: str, *arguments: object) -> Any:
        """Return what a function's body returns in Firefox itself, which no policy of a page binds."""
        self.ask("Marionette:SetContext", value="chrome")
        try:
            return self.run(script, *arguments)
        finally:
            self.ask("Marionette:SetContext", value="content")

    def resize(self, width: int, height: int) -> None:
        """Give the page its size in CSS pixels; a window would be 450 pixels wide at least."""
        self.run_in_browser(RESIZE, width, height)
        self.until(f"return innerWidth === {width} && innerHeight === {height}")

    def click(self, selector: str) -> None:
        """Click on the first element that a selector finds, as with a mouse."""
        self.ask("WebDriver:ElementClick", id=self._element(selector))

    def type(self, selector: str, text: str) -> None:
        """Type a text into the first element that a selector finds, key by key."""
        self.ask("WebDriver:ElementSendKeys", id=self._element(selector), text=text)

    def _element(self, selector: str) -> str:
        reference = self.ask("WebDriver:FindElement", using="css selector", value=selector)
        return str(reference["value"][ELEMENT])

    def complaints(self) -> list[str]:
        """Return what Firefox says on its console against pages since the last time, warnings too."""
        return [str(line) for line in self.run_in_browser(COMPLAINTS)]

    def until(self, script: str) -> None:
        """Wait until a function's body returns true in the page. Raises AssertionError with it."""
        wait(lambda: bool(self.run(script)), script)


def wait(holds: Callable[[], bool], what: str) -> None:
    """Wait until something holds. Raises AssertionError where it does not in time."""
    end = time.monotonic() + SECONDS
    while not holds():
        assert time.monotonic() < end, what
        time.sleep(0.01)


@contextmanager
def started(program: str, profile: Path) -> Iterator[Firefox]:
    """Start a Firefox that knows nothing but an empty profile; it ends with the block."""
    profile.joinpath("user.js").write_text(SETTINGS, encoding="utf-8")
    command = [program, *OPTIONS, "--profile", str(profile)]
    with profile.joinpath("log").open("wb") as log:
        # whoever runs the tests keeps their own settings and cache
        process = subprocess.Popen(command, env={**os.environ, "HOME": str(profile)}, stdout=log, stderr=log)
    try:
        with closing(Firefox(taken_port(profile, process))) as firefox:
            yield firefox
    finally:
        process.terminate()
        process.wait()


def taken_port(profile: Path, process: subprocess.Popen[bytes]) -> int:
    """Return the port on which a Firefox listens, once it does."""
    file = profile / PORT
    wait(lambda: process.poll() is not None or (file.is_file() and bool(file.read_text())), str(profile / "log"))
    assert process.poll() is None, profile.joinpath("log").read_text(encoding="utf-8")
    return int(file.read_text())
