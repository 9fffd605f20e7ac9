"""A page of free text: `content/<name>.md`."""

from typing import Annotated

from ita_site.model.entry import Entry, Says
from ita_site.model.field_types import Line


class Prose(Entry):
    """A page of free text: content/<name>.md."""

    title: Annotated[Line, Says("ชื่อหน้า", "The page's title")]
    description: Annotated[Line, Says("คำอธิบายหน้าหนึ่งประโยค", "One sentence on the page", name="คำอธิบาย")]
