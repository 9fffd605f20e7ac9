"""Closed lists that content chooses from: kinds of file, licences, and what the form of data.go.th offers."""

import difflib
from collections.abc import Callable, Collection
from typing import Annotated, Final

from pydantic import AfterValidator, BeforeValidator, WithJsonSchema

from ita_site.links.link_use import KINDS
from ita_site.model.closed_lists.data_go_th import CATEGORIES, OPEN_LISTS, OTHER, folded, meant
from ita_site.model.closed_lists.licences import LICENCES
from ita_site.model.field_types import Kind, fault, one_line
from ita_site.source.problems import Code

PUBLIC: Final = "public"
"""Of `evidence_copies`: everybody may see them."""
PRIVATE: Final = "private"
"""… the agency alone keeps them."""

_OWN_WORDS = "หรือคำของหน่วยงานเอง (or the agency's own words)"


def _one_of(choices: Collection[str]) -> Callable[[object], str]:
    def read(value: object) -> str:
        if not isinstance(value, str) or value not in choices:
            near = difflib.get_close_matches(str(value)[:40], choices, n=1)
            fault(Code.BAD_CHOICE, allowed=", ".join(choices), nearest=next(iter(near), ""))
        return value

    return read


def _file_kind(value: object) -> str:
    if not isinstance(value, str) or value not in KINDS:
        fault(Code.BAD_CHOICE, allowed=", ".join(KINDS), nearest=_near_kind(str(value)))
    return value


def _near_kind(value: str) -> str:
    return next(iter(difflib.get_close_matches(value.lower()[:20], KINDS, n=1)), "")


def _of_form(field: str) -> Callable[[str], str]:
    """Return the reader of a field that offers a list and อื่นๆ: a choice to the letter, or one line of own words."""

    def read(words: str) -> str:
        value = one_line(words)
        near = meant(field, value)
        if value != near and (near or folded(value) == OTHER):
            fault(Code.BAD_CHOICE, allowed=f"{', '.join(OPEN_LISTS[field])} {_OWN_WORDS}", nearest=near)
        return value

    return read


def _offered(field: str) -> Kind:
    choices = OPEN_LISTS[field]
    return Kind(f"{' · '.join(choices)} หรือคำของหน่วยงานเอง", "a choice of data.go.th, or own words", choices[0])


FileKind = Annotated[
    str,
    BeforeValidator(_file_kind),
    WithJsonSchema({"enum": list(KINDS)}),
    Kind(" ".join(KINDS), "a kind of file", KINDS[0]),
]
"""What a piece of evidence is as a file."""

Access = Annotated[
    str,
    BeforeValidator(_one_of((PRIVATE, PUBLIC))),
    WithJsonSchema({"enum": [PRIVATE, PUBLIC]}),
    Kind(f"{PRIVATE} หรือ {PUBLIC}", f"{PRIVATE} or {PUBLIC}", PRIVATE),
]
"""Who may see something."""

LicenceId = Annotated[
    str,
    BeforeValidator(_one_of(LICENCES)),
    WithJsonSchema({"enum": list(LICENCES)}),
    Kind(" · ".join(LICENCES), "an open licence", "CC-BY-4.0"),
]
"""An open licence by its id."""

DataCategory = Annotated[
    str,
    BeforeValidator(_one_of(CATEGORIES)),
    WithJsonSchema({"enum": list(CATEGORIES)}),
    Kind(" · ".join(CATEGORIES), "a choice of data.go.th", CATEGORIES[0]),
]
"""The class of data by the governance of public data."""

Objective = Annotated[str, AfterValidator(_of_form("objective")), _offered("objective")]
"""What the data are for."""

RenewalUnit = Annotated[str, AfterValidator(_of_form("update_frequency_unit")), _offered("update_frequency_unit")]
"""The unit of time in which data are renewed."""

GeoCoverage = Annotated[str, AfterValidator(_of_form("geo_coverage")), _offered("geo_coverage")]
"""How large the places are that data cover."""
