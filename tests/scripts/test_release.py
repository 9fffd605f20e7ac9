"""What a release hands out: a wheel, and a valid bill of its materials that leaves nothing of others out."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
import tomllib
import zipfile
from typing import TYPE_CHECKING, Any

import pytest
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

from ita_site.new_site.requirements import PROGRAM, requirements
from scripts.release.bill_of_materials import FONT_ENDINGS, font_packages
from tests.builders.projects import ROOT, contents

if TYPE_CHECKING:
    from pathlib import Path


def build(folder: Path) -> Path:
    command = [sys.executable, "-m", "scripts.release.build", "--out", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    return folder


@pytest.fixture(scope="module")
def release(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(tmp_path_factory.mktemp("release") / "out")


@pytest.fixture(scope="module")
def wheel(release: Path) -> Path:
    (wheel,) = release.glob("*.whl")
    return wheel


@pytest.fixture(scope="module")
def text(release: Path) -> str:
    (file,) = release.glob("*.cdx.json")
    return file.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def bill(text: str) -> dict[str, Any]:
    bill: dict[str, Any] = json.loads(text)
    return bill


def test_the_bill_is_valid_by_the_strict_schema(text: str) -> None:
    assert JsonStrictValidator(SchemaVersion.V1_5).validate_str(text) is None


def test_the_same_commit_makes_the_same_bytes(release: Path, tmp_path: Path) -> None:
    assert contents(build(tmp_path / "again")) == contents(release)


def test_the_bill_is_of_this_very_wheel(bill: dict[str, Any], wheel: Path) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    component = bill["metadata"]["component"]
    assert (component["name"], component["version"]) == (project["name"], project["version"])
    assert component["licenses"] == [{"license": {"id": project["license"]}}]
    assert component["hashes"] == [{"alg": "SHA-256", "content": hashlib.sha256(wheel.read_bytes()).hexdigest()}]


def test_every_package_that_the_program_runs_with_is_on_the_bill_and_no_tool_of_ours(bill: dict[str, Any]) -> None:
    listed = {f"{component['name']}=={component['version']}" for component in bill["components"]}
    needed = {line for line in requirements().split() if not line.startswith(PROGRAM)}
    assert {line.lower().replace("_", "-") for line in needed} - listed == set()
    assert {"pytest", "ruff", "uv"}.isdisjoint(component["name"] for component in bill["components"])


def test_every_font_in_the_wheel_is_on_the_bill_with_its_checksum_and_where_it_is_from(
    bill: dict[str, Any], wheel: Path
) -> None:
    packages = [component for component in bill["components"] if component.get("purl", "").startswith("pkg:npm/")]
    listed = {
        file["name"]: file["hashes"][0]["content"] for package in packages for file in package.get("components", [])
    }
    with zipfile.ZipFile(wheel) as archive:
        fonts = [name for name in archive.namelist() if name.endswith(FONT_ENDINGS)]
        assert listed == {name: hashlib.sha256(archive.read(name)).hexdigest() for name in fonts}
    assert {package["purl"] for package in packages} == {
        "pkg:npm/%40fontsource/sarabun@5.3.0",
        "pkg:npm/%40expo-google-fonts/sarabun@0.4.1",
    }


def test_a_font_without_a_source_is_no_release(tmp_path: Path) -> None:
    wheel = tmp_path / "x.whl"
    with zipfile.ZipFile(wheel, "w") as archive:
        archive.writestr("x/fonts/new.ttf", b"font")
        archive.writestr("x/fonts/README.md", "A font.")
    with pytest.raises(ValueError, match="no source of"):
        list(font_packages(wheel))
