"""Compiled templates are remembered by their source: what is remembered is never that of another template."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from jinja2 import DictLoader, Environment

from ita_site.disk.cache import Cache
from ita_site.pages.marks.template_cache import TemplateCache
from ita_site.pages.marks.template_texts import MARK, MarkTexts
from ita_site.pages.marks.typography import marker

if TYPE_CHECKING:
    from pathlib import Path

PAGE = "<p>มาตรการที่ {{ x }}</p>"


def environment(cache: Cache, source: str) -> Environment:
    loader = DictLoader({"page": source})
    return Environment(loader=loader, autoescape=True, extensions=[MarkTexts], bytecode_cache=TemplateCache(cache))


def page(cache: Cache, source: str) -> str:
    return environment(cache, source).get_template("page").render({MARK: marker(), "x": 3})


def test_a_remembered_template_is_not_compiled_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = page(Cache(tmp_path), PAGE)
    monkeypatch.delattr(MarkTexts, "filter_stream")
    assert page(Cache(tmp_path), PAGE) == first == '<p><span class="ita-place">มาตรการที่ 3</span></p>'


@pytest.mark.parametrize("folder", [True, False])
def test_a_changed_template_is_compiled_anew(tmp_path: Path, folder: bool) -> None:  # noqa: FBT001 - a case
    cache = Cache(tmp_path) if folder else Cache()
    assert page(cache, PAGE) != page(cache, f"{PAGE}<hr>") == f"{page(cache, PAGE)}<hr>"
