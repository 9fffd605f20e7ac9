"""The bundle of stylesheets: what is left out of it changes no meaning, and it fails rather than ship nothing."""

from __future__ import annotations

import pytest

from ita_site.assets.stylesheet import bundle, name_of

CASES = {
    "a rule": (".a { color: red; top: 0 }", ".a{color:red;top:0}"),
    "selectors": (".a,\n.b > .c ~ p,\n .d .e {top: 0}", ".a,.b>.c~p,.d .e{top:0}"),
    "functions of selectors": (".a :is(td, th):not(.b) {top: 0}", ".a :is(td, th):not(.b){top:0}"),
    "comments": ("/* a */.a{/* b */color:/* c */ red}", ".a{color:red}"),
    "what weighs more": (".a{top:0 ! important}", ".a{top:0!important}"),
    "properties of its own": (":root{--a: 1px  solid}", ":root{--a:1px solid}"),
    "sums": (".a{top: calc(100% + 0.3rem)}", ".a{top:calc(100% + 0.3rem)}"),
    "lists": (".a{font: 1px/2 'x y',  serif}", '.a{font:1px/2 "x y",serif}'),
    "alternatives": ('.a::after{content: "›" / ""}', '.a::after{content:"›" / ""}'),
    "a picture": (".a{background:url('x;{}.png')}", '.a{background:url("x;{}.png")}'),
    "a condition": (
        "@media print and (width: 1em) {\n .a{top:0}\n .b{top:0} }",
        "@media print and (width: 1em){.a{top:0}.b{top:0}}",
    ),
    "a container": ("@container x (width > 1em){.a{top:0}}", "@container x (width > 1em){.a{top:0}}"),
    "faces": ("@font-face {font-family: x; src: url(a)}", "@font-face{font-family:x;src:url(a)}"),
    "sheets of paper": (
        "@page { size: A4; @bottom-left { width: 80% } }",
        "@page{size:A4;@bottom-left{width:80%}}",
    ),
    "rules within rules": (".a{top:0; .b &{top:1px}}", ".a{top:0;.b &{top:1px}}"),
}


@pytest.mark.parametrize("case", CASES)
def test_a_bundle_says_the_same_in_less(case: str) -> None:
    sheet, wanted = CASES[case]
    assert bundle({"a.css": sheet}) == f'@charset "UTF-8";\n{wanted}\n'


def test_sheets_keep_their_order() -> None:
    made = bundle({"b.css": ".a{top:1px}", "a.css": ".a{top:2px}"})
    assert made.index("1px") < made.index("2px")


def test_the_name_tells_the_content_apart() -> None:
    assert name_of("a") == name_of("a") != name_of("b")


def test_a_sheet_that_is_no_css_is_named_with_its_line() -> None:
    with pytest.raises(ValueError, match=r"^b\.css:2:9: "):
        bundle({"a.css": ".a{top:1px}", "b.css": "\n.a top: 1px"})
