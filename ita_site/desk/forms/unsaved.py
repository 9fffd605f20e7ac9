"""Show a form with what was typed into it and could not be saved, over what the file has."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from ita_site.desk.forms.form import Form, FormField
from ita_site.desk.forms.submitted import Typed


def with_unsaved(form: Form, typed: Iterable[Typed]) -> Form:
    """Return the form with the words that were typed; each such field says what the file has instead."""
    words = {each.name: each.now for each in typed if each.is_changed}
    free_text = _field(form.free_text, words) if form.free_text else None
    return replace(form, fields=_with(form.fields, words), free_text=free_text)


def _with(fields: Iterable[FormField], words: Mapping[str, str]) -> tuple[FormField, ...]:
    return tuple(_field(field, words) for field in fields)


def _field(field: FormField, words: Mapping[str, str]) -> FormField:
    items = tuple(replace(item, fields=_with(item.fields, words)) for item in field.items)
    field = replace(field, fields=_with(field.fields, words), items=items)
    now = words.get(field.name)
    if now is None or now == field.value:
        return field
    return replace(field, value=now, values=tuple(filter(None, now.split("\n"))), stored=field.value)
