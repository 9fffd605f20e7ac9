"""Remember values of the program from one run to the next.

They are pickled. Pickle may run code as it is read: so it is only in the cache, which is in the user's own folder.
"""

import pickle
from typing import TypeVar

from ita_site.disk.cache import Cache

Value = TypeVar("Value")


def recall(cache: Cache, kind: str, key: str, of: type[Value]) -> Value | None:
    """Return the value that `keep` wrote under a key; None where that is nothing, damaged, or not of the type `of`."""
    data = cache.get(kind, key)
    try:
        value = pickle.loads(data) if data else None  # noqa: S301 - see above
    except Exception:  # noqa: BLE001 - pickle raises what it meets
        return None
    return value if isinstance(value, of) else None


def keep(cache: Cache, kind: str, key: str, value: object) -> None:
    """Remember a value under a key."""
    if cache.folder is not None:
        cache.put(kind, key, pickle.dumps(value, pickle.HIGHEST_PROTOCOL))
