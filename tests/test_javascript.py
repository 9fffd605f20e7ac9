"""Scripts lose what only their readers need, and nothing else."""

import pytest

from ita_site.javascript import renamed, squeezed, stripped

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


SQUEEZED = {
    "spaces beside signs go": ("let a = { b : [1, 2] }; // c", "let a={b:[1,2]};\n"),
    "lines that go on are joined": ("f(\n  a,\n  b && c\n);\ng();", "f(a,b&&c\n);g();\n"),
    "the end of a block stays": ("if (a) {\n  b()\n}\nc()", "if(a){b()\n}\nc()\n"),
    "words stay apart": ("return a in b;", "return a in b;\n"),
    "signs that would become another stay apart": ("a + +b - -c / d", "a + +b - -c / d\n"),
    "texts, patterns and templates stay": (
        "a = ' , ' + `( ${ b , c } )` + /[ ,] /.x",
        "a=' , ' + `( ${ b,c} )` + /[ ,] /.x\n",
    ),
}


@pytest.mark.parametrize("case", SQUEEZED)
def test_a_script_that_nobody_reads_loses_spaces_too(case: str) -> None:
    script, expected = SQUEEZED[case]
    assert squeezed(script) == expected
    assert squeezed(expected) == expected


RENAMED = {
    "names of its own become short": (
        "function add(left, right) { const sum = left + right; return sum; }\nadd(1, 2);",
        "function a(b, c) { const d = b + c; return d; }\na(1, 2);",
    ),
    "those asked for from outside stay": ("function kept(it) { return it; }", "function kept(a) { return a; }"),
    "those of others stay": ("let told = fetch(address);", "let a = fetch(address);"),
    "names of properties stay": (
        "const box = { width: 1, height }, { depth = 2 } = box; let wide = box.width;",
        "const a = { width: 1, height }, { depth = 2 } = a; let b = a.width;",
    ),
    "what an object holds is renamed": (
        "const one = 1, all = { one: 2, two: [one] };",
        "const one = 1, a = { one: 2, two: [one] };",
    ),
    "parameters of arrows, and variables of loops": (
        "for (const [key, value] of map) list.filter(item => item !== value).map(([one, two], key) => one + two);",
        "for (const [b, e] of map) list.filter(a => a !== e).map(([c, d], b) => c + d);",
    ),
    "a text is no name, and what stands in a template is": (
        'const word = "word", twice = `word (${word}`;',
        'const a = "word", b = `word (${a}`;',
    ),
    "a short name in use is not taken": ("const one = a, two = b;", "const c = a, d = b;"),
}


@pytest.mark.parametrize("case", RENAMED)
def test_a_script_that_nobody_reads_has_short_names(case: str) -> None:
    script, expected = RENAMED[case]
    assert renamed(script, {"kept"}) == expected
