"""Render the hub's pages from their templates; every value is escaped."""

from collections.abc import Mapping
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse

from ita_site.desk.web.desk import session_of
from ita_site.desk.web.filters import rows, thai_time
from ita_site.hub.roles import Action, may
from ita_site.hub.web.visitors import account_of
from ita_site.publish.frame.assets import site_assets


def page(request: Request, template: str, values: Mapping[str, object], status: int = 200) -> HTMLResponse:
    """Return a page of the hub."""
    session, account = session_of(request), account_of(request)
    common = {
        "stylesheets": (f"/theme/{site_assets().stylesheet}", "/theme/desk.css"),
        "token": session.token if session else "",
        "account": account,
        "is_keeper": account is not None and may(account, None, Action.KEEP),
    }
    return HTMLResponse(_templates().get_template(template).render({**common, **values}), status)


def message(request: Request, title: str, words: str, status: int) -> HTMLResponse:
    """Return a page that only says something."""
    return page(request, "message.html.jinja", {"title": title, "words": words, "typed": []}, status)


def not_there(request: Request) -> HTMLResponse:
    """Return the page for what is not there, or is not this account's: both look the same."""
    return message(request, "ไม่พบหน้านี้", "ที่อยู่นี้ไม่มี หรือบัญชีของท่านไม่ได้รับสิทธิ์ ถามผู้ดูแลระบบ", 404)


@cache
def _templates() -> Environment:
    templates = Environment(
        loader=PackageLoader("ita_site.hub.web"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
    templates.filters |= {each.__name__: each for each in (rows, thai_time)}
    return templates
