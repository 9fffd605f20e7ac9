"""security.txt: by RFC 9116, where the agency names a contact, and in whatever way the site is published."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
import yaml

from ita_site.publish.outputs import attachments
from ita_site.settings import Settings
from ita_site.urls import SECURITY_FILE
from tests.builders.projects import ROOT
from tests.builders.sites import AGENCY, GOLDEN, PHANGAT, Site, catalogue_of

if TYPE_CHECKING:
    from pathlib import Path

    from tests.builders.shared import SharedSites


def written(content: Path, site_url: str = "") -> dict[str, str]:
    """Return the fields of the file, by name; none where there is no file."""
    data = dict(attachments(catalogue_of(content), Settings(site_url=site_url), content)).get(SECURITY_FILE, b"")
    assert data.isascii()
    return dict(line.split(": ", 1) for line in data.decode().splitlines())


def with_security(site: Site, contact: str, expires: str = "2570-12-31") -> Site:
    text = (site.root / AGENCY).read_text(encoding="utf-8")
    site.write(AGENCY, f"{text}security:\n  contact: {contact}\n  expires: {expires}\n")
    return site


def test_the_file_says_whom_to_tell_until_when_in_which_languages() -> None:
    assert written(GOLDEN) == {
        "Contact": "mailto:security@example.go.th",
        "Expires": "2027-12-31T23:59:59+07:00",
        "Preferred-Languages": "th, en",
    }


def test_the_file_names_its_own_address_where_the_site_knows_it() -> None:
    address = "https://report.example.go.th/"
    assert written(GOLDEN, address)["Canonical"] == f"{address}.well-known/security.txt"


def test_the_last_day_ends_with_the_day_in_thailand() -> None:
    day = datetime.fromisoformat(written(GOLDEN)["Expires"])
    assert day.astimezone(UTC) == datetime(2027, 12, 31, 16, 59, 59, tzinfo=UTC)


def test_an_agency_that_names_nobody_has_no_file() -> None:
    assert written(PHANGAT) == {}


@pytest.mark.parametrize(
    ("contact", "uri"),
    [
        ("cert@example.go.th", "mailto:cert@example.go.th"),
        ("https://www.example.go.th/report?a=1&b=2", "https://www.example.go.th/report?a=1&b=2"),
        ("https://www.example.go.th/แจ้ง", "https://www.example.go.th/%E0%B9%81%E0%B8%88%E0%B9%89%E0%B8%87"),
    ],
)
def test_a_contact_is_written_as_a_uri(contact: str, uri: str, site: Site) -> None:
    assert written(with_security(site, contact).root)["Contact"] == uri


@pytest.mark.parametrize(
    ("contact", "expires", "problem"),
    [
        ("http://www.example.go.th/report", "2570-12-31", "wrong-type security.contact"),
        ("โทร 0 4400 0000", "2570-12-31", "wrong-type security.contact"),
        ("a@example.go.th", "2027-12-31", "bad-date security.expires"),
    ],
)
def test_what_the_rfc_does_not_let_through_is_an_error_at_its_line(
    contact: str, expires: str, problem: str, site: Site
) -> None:
    (line,) = with_security(site, contact, expires).problems()
    assert problem in line


def test_a_built_site_has_the_file_in_its_folder_with_a_dot(shared: SharedSites) -> None:
    assert (shared.site(GOLDEN) / SECURITY_FILE).read_bytes().startswith(b"Contact: mailto:")


@pytest.mark.parametrize("folder", [ROOT / ".github", ROOT / "ita_site" / "new_site" / "site" / "github"])
def test_github_pages_gets_folders_with_a_dot(folder: Path) -> None:
    workflow = yaml.safe_load((folder / "workflows" / "pages.yml").read_text(encoding="utf-8"))
    (upload,) = [step for step in workflow["jobs"]["build"]["steps"] if "upload-pages" in step.get("uses", "")]
    assert upload["with"]["include-hidden-files"] is True
