"""Licences that an agency can state for its data: a closed list, so that machines know which one is meant."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Licence:
    """A licence by its publisher's name and address; `open_definition`: whether opendefinition.org gave the id.

    `portal` is the choice of data.go.th's form that it falls under, empty where that has none for it.
    """

    name: str
    url: str
    portal: str = ""
    open_definition: bool = True


_CC: Final = "https://creativecommons.org"
_ODC: Final = "https://opendatacommons.org/licenses"
_ODC_THERE: Final = "Open Data Common"

LICENCES: Final[Mapping[str, Licence]] = {
    "DGA Open Government License": Licence(
        "DGA Open Government License", "https://data.go.th/en/pages/dga-open-government-license", open_definition=False
    ),
    "CC0-1.0": Licence("CC0 1.0", f"{_CC}/publicdomain/zero/1.0/"),
    "CC-BY-4.0": Licence(
        "Creative Commons Attribution 4.0", f"{_CC}/licenses/by/4.0/", "Creative Commons Attributions"
    ),
    "CC-BY-SA-4.0": Licence(
        "Creative Commons Attribution Share-Alike 4.0",
        f"{_CC}/licenses/by-sa/4.0/",
        "Creative Commons Attribution Share-Alike",
    ),
    "ODC-BY-1.0": Licence("Open Data Commons Attribution License 1.0", f"{_ODC}/by/1-0/", _ODC_THERE),
    "ODbL-1.0": Licence("Open Data Commons Open Database License 1.0", f"{_ODC}/odbl/1-0/", _ODC_THERE),
    "PDDL-1.0": Licence("Open Data Commons Public Domain Dedication and Licence 1.0", f"{_ODC}/pddl/1-0/", _ODC_THERE),
}
"""By the id: data.go.th's own name for its licence, Open Definition's ids for the others. All are open licences."""
