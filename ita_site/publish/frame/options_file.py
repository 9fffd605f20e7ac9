"""A mkdocs.yml as plain data, without MkDocs: with what it inherits, and with the values of environment variables."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import yaml

from ita_site.source.plain_file import not_plain_through_links
from ita_site.source.problems import Code, Problem

_INHERIT: Final = "INHERIT"
_MOST_FILES: Final = 8
"""As many files may inherit from each other; a file that inherits from itself has no end."""


class _Loader(yaml.SafeLoader):
    """Reads plain data, and the tags that MkDocs' own documentation names."""

    def environment_value(self, node: yaml.Node) -> object:
        """Return the value of the first variable that is set, of `!ENV NAME` or `!ENV [NAME, …, default]`."""
        nodes = node.value if isinstance(node, yaml.SequenceNode) else [node]
        names, default = (nodes[:-1], nodes[-1]) if len(nodes) > 1 else (nodes, None)
        value = next((os.environ[name.value] for name in names if name.value in os.environ), None)
        if value is None:
            return self.construct_object(default, deep=True) if default else None
        tag = self.resolve(yaml.ScalarNode, value, (True, False))  # type: ignore[no-untyped-call]
        return self.construct_object(yaml.ScalarNode(tag, value))

    def nothing(self, _suffix: str, _node: yaml.Node) -> None:
        """Return None for what only Python-Markdown would read, such as `!!python/name:…` of an extension."""


_Loader.add_constructor("!ENV", _Loader.environment_value)
_Loader.add_multi_constructor("tag:yaml.org,2002:python/name:", _Loader.nothing)


@dataclass(frozen=True, slots=True)
class OptionsFile:
    """The options of a mkdocs.yml, and where each is written: the name of its file and its line."""

    name: str
    options: Mapping[str, Any]
    places: Mapping[str, tuple[str, int]]


def read_file(file: Path) -> OptionsFile | Problem:
    """Return the options of a mkdocs.yml with those that it inherits, or why it cannot be read. Raises OSError."""
    name, options = file.name, dict[str, Any]()
    places: dict[str, tuple[str, int]] = {}
    for _ in range(_MOST_FILES):
        own = _parse(file)
        if isinstance(own, Problem):
            return own
        parent = own.options.get(_INHERIT)
        options, places = _merged(own.options, options), {**own.places, **places}
        if not isinstance(parent, str):
            return OptionsFile(name, options, places)
        if not (file.parent / parent).is_file():
            return Problem(*own.places[_INHERIT], Code.MISSING_FILE, _INHERIT, found=parent)
        file = file.parent / parent
    return Problem(file.name, 0, Code.WRONG_TYPE, _INHERIT)


def _parse(file: Path) -> OptionsFile | Problem:
    if why := not_plain_through_links(file):
        return Problem(file.name, 0, Code.UNREADABLE, found=why)
    try:
        loader = _Loader(file.read_bytes())
        node = loader.get_single_node()
        options = loader.construct_document(node) if node else None
    except yaml.constructor.ConstructorError as error:
        return Problem(file.name, _line(error), Code.YAML_TAG)
    except yaml.MarkedYAMLError as error:
        return Problem(file.name, _line(error), Code.YAML_SYNTAX, found=str(error.problem or ""))
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        return Problem(file.name, 0, Code.YAML_SYNTAX, found=str(error))
    if not isinstance(options, dict) or not isinstance(node, yaml.MappingNode):
        return Problem(file.name, 0, Code.WRONG_TYPE)
    places = {str(name.value): (file.name, name.start_mark.line + 1) for name, _ in node.value}
    return OptionsFile(file.name, options, places)


def _merged(parent: Mapping[str, Any], own: Mapping[str, Any]) -> dict[str, Any]:
    """Return options over those of the file that they inherit from: mappings are joined, all else is replaced."""
    made = dict(parent)
    for name, value in own.items():
        above = made.get(name)
        made[name] = _merged(above, value) if isinstance(above, dict) and isinstance(value, dict) else value
    return made


def _line(error: yaml.MarkedYAMLError) -> int:
    return error.problem_mark.line + 1 if error.problem_mark else 0
