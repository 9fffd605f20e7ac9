"""How a test asks the worker's modules, and reads what they answer."""

from typing import Any

ANSWER = "([file, query]) => worker.answer.answer(worker.index.build(file), query)"
"""Returns the answer to a query from the file of an index."""


def best_place(result: dict[str, Any]) -> str:
    """The place of a result that is opened by the key Enter."""
    place = result["page"] if result["isNamed"] or not result["sections"] else result["sections"][0]
    return str(place["location"])
