"""An agency as a list or a folder names it, before it is held against the others."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ita_site.model.closed_lists.official_codes import ANY_AGENCY_CODE, is_agency_code
from ita_site.model.closed_lists.provinces import ANY_PROVINCE, nearest_province, province_named
from ita_site.model.field_types import is_id, near_id
from ita_site.nation.sites.agency_head import AgencyHead
from ita_site.nation.sites.site_folder import SiteFolder
from ita_site.source.problems import Code, Problem


@dataclass(frozen=True, slots=True)
class Candidate:
    """What a row of a list says of an agency, and what its own agency.yml does.

    Of a folder of site folders no row says anything: `id`, `code` and `province` are empty then.
    """

    folder: Path
    head: AgencyHead
    path: str
    """The file or folder that problems name."""
    line: int = 0
    id: str = ""
    code: str = ""
    province: str = ""

    @property
    def site(self) -> SiteFolder:
        """Return the agency, the list's word before that of its agency.yml."""
        named = province_named(self.province)
        return SiteFolder(
            id=self.id or self.head.id or self.folder.name,
            folder=self.folder,
            code=self.code or self.head.code,
            province_code=named.code if named else self.head.province_code,
        )

    def problems(self) -> Iterator[Problem]:
        """Yield what is wrong with it by itself."""
        yield from self.head.problems
        site = self.site
        if not is_id(site.id):
            yield self.problem("id", Code.BAD_ID, site.id, nearest=near_id(site.id))
        if site.code and not is_agency_code(site.code):
            yield self.problem("code", Code.WRONG_TYPE, site.code, ANY_AGENCY_CODE)
        if self.province:
            yield from self._province_problems()

    def _province_problems(self) -> Iterator[Problem]:
        named = province_named(self.province)
        if named is None:
            near = nearest_province(self.province)
            nearest = near.code if near else ""
            yield self.problem("province", Code.BAD_CHOICE, self.province, ANY_PROVINCE, nearest)
        elif self.head.province_code not in {"", named.code}:
            yield self.problem("province", Code.BAD_CHOICE, self.province, f"{self.head.province_code} (agency.yml)")

    def problem(self, field: str, code: Code, value: str, allowed: str = "", nearest: str = "") -> Problem:
        """Return a problem of a field, at the place that gives it: the row of the list, or else agency.yml."""
        if getattr(self, field) or field not in self.head.lines:
            return Problem(self.path, self.line, code, field, value, allowed, nearest)
        return Problem(self.head.path, self.head.lines[field], code, field, value, allowed, nearest)
