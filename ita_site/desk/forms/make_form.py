"""Make the form of a file from the model, the file's values and what is wrong with them."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

import yaml
from pydantic import BaseModel
from pydantic.fields import FieldInfo

from ita_site.desk.forms.choices import Choice, Choices, names_of
from ita_site.desk.forms.form import Form, FormField, FormItem
from ita_site.desk.forms.widgets import Widget, listed_values, widget_of
from ita_site.model.entry import Voice, entry_type, says
from ita_site.source.front_matter import Document
from ita_site.source.line_table import Loc
from ita_site.source.problems import Code, Problem
from ita_site.source.unsettled.todos import todo_words
from ita_site.source.unsettled.unsettled_prose import in_prose
from ita_site.source.yaml_tree import Tree, Value, field_name

_OF_FILES: Final = re.compile(r"[a-z]{3,}(?!://)")
"""Names of files, fields and codes: what is said with one is said to who edits a file."""


@dataclass(frozen=True, slots=True)
class _Maker:
    """What fields are made from."""

    tree: Tree
    lines: Sequence[str]
    """Those of the file."""
    problems: dict[str, list[Problem]]
    """By the dotted names of their fields."""
    choices: Choices

    def entry(self, model: type[BaseModel], value: Value, loc: Loc) -> Iterator[FormField]:
        """Yield the fields of an entry."""
        for name, field in model.model_fields.items():
            here = value.get(name) if isinstance(value, dict) else None
            yield self._field(field, here, (*loc, name))

    def _field(self, field: FieldInfo, value: "Value | None", loc: Loc) -> FormField:
        about = says(field)
        widget, offered = self._widget(field, loc)
        shown = FormField(
            loc,
            label=about.label,
            help="" if _OF_FILES.search(about.th) else about.th,
            voice=about.voice,
            widget=widget,
            is_required=field.is_required(),
            is_given=value is not None,
            choices=offered,
            problems=self._problems(loc, widget),
            todos=self.tree.marks.get(loc, ()),
            suggestion=self._suggestion(loc),
        )
        return self._with_value(shown, field, value)

    def _widget(self, field: FieldInfo, loc: Loc) -> tuple[Widget, tuple[Choice, ...]]:
        """Return the widget of a field, and what it offers."""
        widget = widget_of(field)
        offered = self.choices.get(names_of(loc), ())
        listed = tuple(Choice(value, value) for value in listed_values(field))
        if widget is Widget.LINES and offered:
            return Widget.CHOICES, offered
        if offered and widget in {Widget.NUMBER, Widget.HIDDEN, Widget.LINE}:
            return Widget.CHOICE, offered
        return widget, offered or listed

    def _with_value(self, shown: FormField, field: FieldInfo, value: "Value | None") -> FormField:
        """Return a field with its value, or with the fields and items within it."""
        model = entry_type(field.annotation)
        if model is None:
            values = tuple(map(_text, value)) if isinstance(value, list) else (_text(value),) if value else ()
            words = "\n".join(values)
            return replace(shown, value=words, values=values, todos=(*shown.todos, *_todos_in(words)))
        if shown.widget is Widget.ENTRY:
            return replace(shown, fields=tuple(self.entry(model, value or {}, shown.loc)))
        items = value if isinstance(value, list) else []
        made = (self._item(model, item, shown, number) for number, item in enumerate(items))
        return replace(shown, items=tuple(made))

    def _item(self, model: type[BaseModel], value: Value, around: FormField, number: int) -> FormItem:
        loc = (*around.loc, number)
        return FormItem(loc, f"{around.label}ที่ {number + 1}", tuple(self.entry(model, value, loc)))

    def _problems(self, loc: Loc, widget: Widget) -> tuple[Problem, ...]:
        """Return what is wrong at a place; of a list of texts, what is wrong with its items as well."""
        name = field_name(loc)
        within = widget in {Widget.LINES, Widget.CHOICES}
        return tuple(
            problem
            for field, problems in self.problems.items()
            for problem in problems
            if field == name or (within and field.startswith(f"{name}["))
        )

    def _suggestion(self, loc: Loc) -> tuple[str, ...] | None:
        """Return the value that a remark suggests."""
        line = self.tree.remarks.suggestions.get(loc)
        if line is None or line > len(self.lines):
            return None
        written = self.lines[line - 1].partition(":")[2].strip()
        try:
            value = yaml.load(written, yaml.CBaseLoader)  # noqa: S506 - text, lists and mappings of text alone
        except yaml.YAMLError:
            return None
        return tuple(map(str, value)) if isinstance(value, list) else (str(value or ""),)


def make_form(
    model: type[BaseModel], document: Document, text: str, problems: Iterable[Problem], choices: Choices
) -> Form:
    """Return the form of a file: `document` is what was read of `text`, `problems` all that is wrong with it."""
    if document.tree is None:
        return Form((), tuple(problems))
    by_field = _by_field(document, problems)
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    fields = tuple(_Maker(document.tree, lines, by_field, choices).entry(model, document.tree.value, ()))
    form = Form(fields, (), _free_text(document) if document.body_line else None)
    shown = {id(problem) for field in form.every() for problem in field.problems}
    rest = tuple(problem for listed in by_field.values() for problem in listed if id(problem) not in shown)
    return replace(form, problems=rest)


def _by_field(document: Document, problems: Iterable[Problem]) -> dict[str, list[Problem]]:
    """Return the problems by the names of their fields; TODOs are no problems of a form."""
    by_field: dict[str, list[Problem]] = {}
    for problem in problems:
        if problem.code is not Code.TODO:
            by_field.setdefault(problem.field or _field_at(document, problem.line), []).append(problem)
    return by_field


def _field_at(document: Document, line: int) -> str:
    """Return the name of the field that a line of the file belongs to; "" where it belongs to none."""
    if document.tree is None or not line or (document.body_line and line >= document.body_line):
        return ""
    begun = [(begin, len(loc), loc) for loc, begin in document.tree.lines.items() if begin <= line]
    return field_name(max(begun, key=lambda each: each[:2])[2]) if begun else ""


def _free_text(document: Document) -> FormField:
    """Return the field of the text below the fields, with what is not settled in it."""
    todos = tuple(problem.found for problem in in_prose(document.body, "", 1))
    return FormField(
        (),
        label="ข้อความท้ายหน้า",
        help="ไม่บังคับ พิมพ์เป็นย่อหน้าธรรมดาได้",
        voice=Voice.DATA,
        widget=Widget.TEXT,
        is_required=False,
        is_given=bool(document.body.strip()),
        value=document.body.strip("\n"),
        todos=todos,
    )


def _todos_in(words: str) -> Iterator[str]:
    """Yield what a value itself says behind the word TODO."""
    for line in words.split("\n"):
        if (open_words := todo_words(line)) is not None:
            yield open_words.strip(" :")


def _text(value: "Value | None") -> str:
    return value if isinstance(value, str) else ""
