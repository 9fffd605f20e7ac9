"""The first page: the agencies of an account, and the search among many."""

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from ita_site.hub.hub import Hub
from ita_site.hub.records.agencies import ON_A_PAGE
from ita_site.hub.roles import Action, Agency, may
from ita_site.hub.web.rendering import page
from ita_site.hub.web.visitors import account_of

_MOST_START = 1_000_000


class ListPage:
    """Answers with the list; it reads no content."""

    def __init__(self, hub: Hub) -> None:
        self._hub = hub

    def show(self, request: Request) -> Response:
        """Answer with a page of the agencies."""
        account = account_of(request)
        if account is None:
            return RedirectResponse("/login", 303)
        sought = request.query_params.get("q", "")[:100]
        start = _number(request.query_params.get("from", ""))
        listed = self._hub.agencies.page(account, sought, start)
        values = {
            "sought": sought,
            "count": listed.count,
            "agencies": [self._line(agency, may(account, agency, Action.SEE)) for agency in listed.agencies],
            "before": max(0, start - ON_A_PAGE) if start else None,
            "after": start + ON_A_PAGE if start + ON_A_PAGE < listed.count else None,
        }
        return page(request, "list.html.jinja", values)

    def _line(self, agency: Agency, is_open: bool) -> dict[str, object]:  # noqa: FBT001 - a column of the list
        request = self._hub.requests.newest(agency.id) if is_open and agency.wants_approval else None
        return {"agency": agency, "is_open": is_open, "request": request}


def _number(text: str) -> int:
    return min(int(text), _MOST_START) if text.isascii() and text.isdigit() and len(text) < 8 else 0  # noqa: PLR2004
