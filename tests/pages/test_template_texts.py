"""Texts are marked where templates write them, and nothing else is."""

from __future__ import annotations

import pytest
from jinja2 import Environment, StrictUndefined, UndefinedError
from markupsafe import Markup

from ita_site.model.measure import Evidence
from ita_site.pages.marks.template_texts import MARK, MarkTexts
from ita_site.pages.marks.typography import marker

PLACE = '<span class="ita-place">{}</span>'
THREE = PLACE.format("มาตรการที่ 3")
NO_GIFT = '<span lang="en">No Gift Policy</span>'


def rendered(source: str, **values: object) -> str:
    """Render a template as the site's are."""
    made = Environment(
        autoescape=True,
        extensions=[MarkTexts],
        trim_blocks=True,
        comment_start_string="{*",
        undefined=StrictUndefined,
    )
    return made.from_string(source).render({MARK: marker(("พะงาด",)), **values})


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("<p>มาตรการที่ 3</p>", f"<p>{THREE}</p>"),
        ("<p>มาตรการที่ {{ x }}</p>", f"<p>{THREE}</p>"),
        ("<td>{{ 'มาตรการที่' }} {{ x }}</td>", f"<td>{THREE}</td>"),
        ("<td>{{ x + 1 }} กิจกรรม</td>", f"<td>{PLACE.format('4 กิจกรรม')}</td>"),
        ("{% for n in [3] %}<b>มาตรการที่ {{ n }}</b>{% endfor %}", f"<b>{THREE}</b>"),
        ("<p>บ้าน{{ name }}</p>", f"<p>บ้าน{PLACE.format('พะงาด')}</p>"),
        ("<p>{{ gift }}</p>", f"<p>{NO_GIFT}</p>"),
        ("{% macro m() %}<b>{{ gift }}</b>{% endmacro %}<p>{{ m() }}</p>", f"<p><b>{NO_GIFT}</b></p>"),
    ],
)
def test_a_run_of_text_is_marked_with_its_values(source: str, expected: str) -> None:
    assert rendered(source, x=3, name="พะงาด", gift="No Gift Policy") == expected


@pytest.mark.parametrize(
    "source",
    [
        '<a title="{{ gift }}">x</a>',
        "<a title='No Gift Policy' href=\"x>y\">x</a>",
        '<td data-label="> {{ gift }}"{% if true %} class="No Gift Policy"{% endif %}>x</td>',
        "<option>{{ gift }}</option>",
        "<code>No Gift Policy</code>",
        "## {{ gift }} {#x}\n",
        "{% if true %}\n## No Gift Policy {#x}\n{% endif %}",
    ],
)
def test_what_takes_no_element_stays_as_it_is(source: str) -> None:
    assert "<span" not in rendered(source, gift="No Gift Policy")


def test_behind_a_heading_and_behind_what_takes_no_element_texts_are_marked_again() -> None:
    assert rendered("## No Gift Policy\nNo Gift Policy") == f"## No Gift Policy\n{NO_GIFT}"
    assert rendered("<code>a</code> No Gift Policy") == f"<code>a</code> {NO_GIFT}"


def test_a_link_to_evidence_may_end_its_lines_within_its_address() -> None:
    source = '<a class="ita-url" href="{{ url }}">{{ url }}</a> {{ url }}'
    expected = '<a class="ita-url" href="https://a.th/b/c">https://a.th/<wbr>b/<wbr>c</a> https://a.th/b/c'
    assert rendered(source, url="https://a.th/b/c") == expected


def test_values_are_escaped_once_and_html_stays() -> None:
    assert rendered("<p>a {{ x }} b</p>", x="<&") == "<p>a &lt;&amp; b</p>"
    assert rendered("<p>a {{ x }} b</p>", x=Markup("<br>")) == "<p>a <br> b</p>"


@pytest.mark.parametrize("source", ["<p>{{ x.nothing }}</p>", "<p>{{ y['nothing'] }}</p>", "<p>{{ nothing }}</p>"])
def test_a_value_that_is_missing_is_a_mistake(source: str) -> None:
    with pytest.raises((AttributeError, KeyError, UndefinedError)):
        rendered(source, x=3, y={})


def test_attributes_items_and_calls_are_those_of_the_values() -> None:
    source = "{% block a %}<p>{{ x.url }} {{ y['k'][:2] }} {{ f(1, 2) }} {{ '{:,}'.format(n) }}</p>{% endblock %}"
    values = {"x": Evidence(url="https://a.th"), "y": {"k": "กขค"}, "f": max, "n": 1234}
    assert rendered(source, **values) == "<p>https://a.th กข 2 1,234</p>"


def test_a_block_within_a_loop_comes_where_it_is_written() -> None:
    source = "{% for n in [1, 2] %}<b>{{ n }}</b>{% block a scoped %}<i>{{ n }}</i>{% endblock %}{% endfor %}<u></u>"
    assert rendered(source) == "<b>1</b><i>1</i><b>2</b><i>2</i><u></u>"
