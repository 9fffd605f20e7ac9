"""Files of what is remembered of links."""

import json


def health_text(*links: dict[str, object]) -> str:
    """Return the text of a health file with these links."""
    lines = ",\n".join(json.dumps(link, ensure_ascii=False) for link in links)
    return f'{{\n"version": 1,\n"about": "x",\n"links": [\n{lines}\n]\n}}\n'.replace("[\n\n]", "[\n]")
