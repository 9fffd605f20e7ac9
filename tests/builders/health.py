"""Files of what is remembered of links."""

import json
from collections.abc import Sequence


def health_text(*links: dict[str, object], hosts: Sequence[dict[str, object]] = ()) -> str:
    """Return the text of a health file with these links: of version 2 where it has hosts, else of version 1."""
    of_hosts = f'"hosts": [\n{_lines(hosts)}\n],\n' if hosts else ""
    version = 2 if hosts else 1
    of_links = f'"links": [\n{_lines(links)}\n]\n'.replace("[\n\n]", "[\n]")
    return f'{{\n"version": {version},\n"about": "x",\n{of_hosts}{of_links}}}\n'


def _lines(objects: Sequence[dict[str, object]]) -> str:
    return ",\n".join(json.dumps(data, ensure_ascii=False) for data in objects)
