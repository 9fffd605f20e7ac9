"""What a Word template may say: print the form's words, go through its lists, and ask whether one is there.

Nothing else is reachable: no method and no attribute of any value, no function, no filter that makes much of little.
"""

from typing import Any, Final

from jinja2 import StrictUndefined
from jinja2.runtime import LoopContext, Macro
from jinja2.sandbox import ImmutableSandboxedEnvironment

_FILTERS: Final = ("count", "d", "default", "e", "escape", "first", "join", "last", "length", "replace", "trim")


class FormEnvironment(ImmutableSandboxedEnvironment):
    """The language of templates, without all that leads out of the form."""

    def __init__(self) -> None:
        super().__init__(autoescape=True, undefined=StrictUndefined)
        self.globals.clear()
        self.filters = {name: function for name, function in self.filters.items() if name in _FILTERS}

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Return whether a template may read an attribute: those of a loop alone. Keys of the form are none."""
        return isinstance(obj, LoopContext) and super().is_safe_attribute(obj, attr, value)

    def is_safe_callable(self, obj: Any) -> bool:
        """Return whether a template may call a value: its own macros alone."""
        return isinstance(obj, Macro)
