"""Compile page templates to short Python: what Jinja would ask again for each value is settled once.

Jinja takes `a.b` for a key as well, asks each function whether it wants the context, makes an object of each escaped
value, and hands each piece of a block through all templates above it. Our templates need none of that: their values are
typed objects and plain functions, and a value that is missing is a mistake in any case.
"""

import re
from collections.abc import Callable
from typing import Final, TypeVar

from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame
from markupsafe import Markup, escape

F = TypeVar("F", bound=Callable[..., str])

_SPECIAL: Final = re.compile("[&<>'\"]")

_MAKES_HTML: Final = "makes_html"


def makes_html(function: F) -> F:
    """Return a filter, known as one whose values are HTML: templates do not escape them again."""
    setattr(function, _MAKES_HTML, True)
    return function


@makes_html
def escaped(value: object) -> str:
    """Return a value as HTML: one that is HTML already as it is; of most others, nothing is to be escaped."""
    if isinstance(value, Markup):
        return value
    text = str(value)
    return str(escape(text)) if _SPECIAL.search(text) else text


class TemplateCode(CodeGenerator):
    """Writes the Python of a template."""

    def enter_frame(self, frame: Frame) -> None:
        """Begin a part of the template; a block gathers its pieces."""
        super().enter_frame(frame)
        if frame.block_frame:
            self.buffer(frame)

    def leave_frame(self, frame: Frame, with_python_scope: bool = False) -> None:  # noqa: FBT001, FBT002 - Jinja's own
        """End a part of the template; a block hands over its pieces as a whole."""
        if frame.block_frame:
            self.writeline(f"yield concat({frame.buffer})")
        super().leave_frame(frame, with_python_scope)

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802 - Jinja's own
        """Write an attribute."""
        self.visit(node.node, frame)
        self.write(f".{node.attr}")

    def visit_Getitem(self, node: nodes.Getitem, frame: Frame) -> None:  # noqa: N802 - Jinja's own
        """Write an item of a mapping or list, or a part of a text."""
        self.visit(node.node, frame)
        self.write("[")
        self.visit(node.arg, frame)
        self.write("]")

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: FBT001, FBT002, N802 - Jinja's own
        """Write a call of a function or macro that takes no context."""
        if forward_caller or node.kwargs or node.dyn_args or node.dyn_kwargs:
            super().visit_Call(node, frame, forward_caller)
            return
        self.visit(node.node, frame)
        self.write("(")
        for argument in node.args:
            self.visit(argument, frame)
            self.write(", ")
        self.write(")")

    def visit_Filter(self, node: nodes.Filter, frame: Frame) -> None:  # noqa: N802 - Jinja's own
        """Write a filter; one that would mark nothing but HTML is left out."""
        match node.node:
            case nodes.Tuple(items=[nodes.Const(value=""), nodes.Filter() as value, nodes.Const(value="")]):
                if self._is_html(value):
                    self.visit(value, frame)
                    return
        super().visit_Filter(node, frame)

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:
        if not self._is_html(node):
            super()._output_child_pre(node, frame, finalize)

    def _output_child_post(self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:
        if not self._is_html(node):
            super()._output_child_post(node, frame, finalize)

    def _is_html(self, node: nodes.Expr) -> bool:
        """Return whether an expression is known to be HTML."""
        return isinstance(node, nodes.Filter) and hasattr(self.environment.filters[node.name], _MAKES_HTML)
