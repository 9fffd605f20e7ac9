"""Render the desk's pages from their templates; every value is escaped."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Final

from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse

from ita_site.desk.forms.widgets import Widget
from ita_site.desk.web.addresses import address
from ita_site.desk.web.filters import doubt, plain, rows, suggested, thai_time
from ita_site.desk.web.session import Session
from ita_site.model.entry import Voice
from ita_site.publish.frame.assets import site_assets
from ita_site.publish.preview.responses import mount_of

STYLESHEET: Final = "desk.css"
SCRIPT: Final = "desk.js"
IMPORT_STYLESHEET: Final = "import.css"
IMPORT_SCRIPT: Final = "import.js"
OWN_FILES: Final = (STYLESHEET, SCRIPT, IMPORT_STYLESHEET, IMPORT_SCRIPT)


def page(request: Request, template: str, values: Mapping[str, object], status: int = 200) -> HTMLResponse:
    """Return a page of the desk."""
    return HTMLResponse(rendered(request, template, values), status)


def rendered(request: Request, template: str, values: Mapping[str, object]) -> str:
    """Return the HTML of a template."""
    session: Session | None = request.state.session
    common = {
        "root": address(request),
        "site": f"{mount_of(request)}/",
        "here": request.url.path,
        "stylesheets": (address(request, f"theme/{site_assets().stylesheet}"), address(request, STYLESHEET)),
        "script": address(request, SCRIPT),
        "token": session.token if session else "",
    }
    return _templates().get_template(template).render({**common, **values})


def macro(template: str, name: str, *values: object) -> str:
    """Return what a macro of a template writes."""
    module = _templates().get_template(template).module
    return str(getattr(module, name)(*values)).strip()


def own_file(name: str) -> bytes:
    """Return a file of the desk's own."""
    return (files("ita_site.desk.web") / "static" / name).read_bytes()


@cache
def _templates() -> Environment:
    templates = Environment(
        loader=PackageLoader("ita_site.desk.web"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
    templates.filters |= {each.__name__: each for each in (doubt, plain, suggested, rows, thai_time)}
    templates.globals |= {"Widget": Widget, "Voice": Voice}
    return templates
