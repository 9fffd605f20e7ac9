"""Scripts lose what only their readers need, and nothing else."""

import pytest

from ita_site.assets.javascript import stripped

STRIPPED = {
    "comments go": ("/* a\n b */\nlet a = 1; // one\n/** b */\nlet b;\n", "let a = 1;\nlet b;\n"),
    "indents and empty lines go": ("{\n\n    a();\n\n\n  }\n", "{\na();\n}\n"),
    "words stay apart": ("return/* it */a", "return a\n"),
    "a line's end stays": ("a = b\n  /* and */\n(c)", "a = b\n(c)\n"),
    "a text is no comment": ("a = \"// no\" + '/* no */';", "a = \"// no\" + '/* no */';\n"),
    "a pattern is no comment": (r"a = /[/*]\/\/ '/u.test(b); // yes", r"a = /[/*]\/\/ '/u.test(b);" + "\n"),
    "a template stays as it is": ("a = `x\n    // y ${b  /* z */}\n  `;", "a = `x\n    // y ${b }\n  `;\n"),
    "division is no pattern": ("a = b / 2; // c / d\ne = f / g;", "a = b / 2;\ne = f / g;\n"),
    "nothing stays nothing": ("  /* alone */\n", ""),
}


@pytest.mark.parametrize("case", STRIPPED)
def test_a_script_loses_comments_and_indents_alone(case: str) -> None:
    script, expected = STRIPPED[case]
    assert stripped(script) == expected
    assert stripped(expected) == expected
