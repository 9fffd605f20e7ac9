"""A password in memory: shown nowhere but to the server that it is for."""

from dataclasses import dataclass, field
from typing import Final

from ita_site.desk.delivery.failures import DeliveryError, Failure

HIDDEN: Final = "•••"


@dataclass(frozen=True, slots=True)
class Password:
    """A password, which no `repr`, log or message shows."""

    _text: str = field(repr=False)

    def __post_init__(self) -> None:
        """Raise DeliveryError for a line break and the like, which would end a command of FTP."""
        if not self._text.isprintable():
            raise DeliveryError(Failure.BAD_TARGET, "password")

    def reveal(self) -> str:
        """Return the password itself."""
        return self._text

    def hidden_in(self, text: str) -> str:
        """Return what a server said, without the password where it repeats it."""
        return text.replace(self._text, HIDDEN) if self._text else text
