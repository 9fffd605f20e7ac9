"""Show a form with what was typed into it and could not be saved, over what the file has."""

from collections.abc import Iterable
from dataclasses import replace

from ita_site.desk.forms.form import Form, FormField
from ita_site.desk.forms.submitted import Typed


def with_unsaved(form: Form, typed: Iterable[Typed]) -> Form:
    """Return the form with the words that were typed; each such field says what the file has instead."""
    words = {each.name: each.now for each in typed if each.is_changed}

    def shown(field: FormField) -> FormField:
        now = words.get(field.name, field.value)
        if now == field.value:
            return field
        return replace(field, value=now, values=tuple(filter(None, now.split("\n"))), stored=field.value)

    return form.with_each(shown)
