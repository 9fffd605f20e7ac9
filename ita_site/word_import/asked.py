"""What an import was asked for."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Asked:
    """What the command was asked for."""

    fiscal_year: int
    months: int
    family: str
    assessed_year: int
    guessed_year: bool
    """Whether nobody named the assessed year."""

    @property
    def report_id(self) -> str:
        """The report's id, and its folder's name."""
        return f"{self.fiscal_year}-{self.months}m"
