"""What a Word template reaches: the form's words, and nothing behind them."""

from __future__ import annotations

import pytest
from jinja2 import TemplateError
from markupsafe import Markup

from ita_site.office.template_language import FormEnvironment

FORM = {
    "agency": Markup("อบต."),
    "tables": [{"headings": {"issue": Markup("ก")}}, {"headings": {"issue": Markup("ข")}}],
}


def printed(template: str) -> str:
    return FormEnvironment().from_string(template).render(FORM)


@pytest.mark.parametrize(
    ("template", "text"),
    [
        ("{{ agency }}", "อบต."),
        ("{% for t in tables %}{{ loop.index }}{{ t.headings.issue }}{% endfor %}", "1ก2ข"),
        ("{% for t in tables %}{% if not loop.last %}{{ tables | length }}{% endif %}{% endfor %}", "2"),
        ("{% if agency %}มี{% endif %}", "มี"),
        ("{% macro f(a) %}<{{ a }}>{% endmacro %}{{ f(agency) }}", "<อบต.>"),
        ("{{ tables[0]['headings'].issue }}", "ก"),
    ],
)
def test_a_template_prints_and_goes_through_the_form(template: str, text: str) -> None:
    assert printed(template) == text


@pytest.mark.parametrize(
    "template",
    [
        "{{ agency.__class__ }}",
        "{{ agency['__class__'] }}",
        "{{ agency.format(1) }}",
        "{{ ''.join(['a']) }}",
        "{{ tables.append(1) }}",
        "{{ tables[0].update(a=1) }}",
        "{{ tables | attr('append') }}",
        "{{ tables | map(attribute='__class__') | list }}",
        "{{ 'x' | center(99) }}",
        "{{ '%099d' | format(1) }}",
        "{{ [1, 2] | random }}",
        "{% for a in range(9) %}{% endfor %}",
        "{{ lipsum() }}",
        "{{ cycler('a') }}",
        "{{ namespace() }}",
        "{{ self._TemplateReference__context }}",
        "{{ (agency | escape).__init__ }}",
        "{% macro f() %}{% endmacro %}{{ f.__init__ }}",
        "{% macro f() %}{% endmacro %}{{ f.__globals__ }}",
        "{% for t in tables %}{{ loop._iterator }}{% endfor %}",
        "{% include '/etc/passwd' %}",
        "{% import '/etc/passwd' as p %}",
        "{% extends 'a' %}",
        "{{ tables[99].x }}",
    ],
)
def test_nothing_else_is_reachable(template: str) -> None:
    with pytest.raises((TemplateError, TypeError)):
        printed(template)
