"""The scheduled job: checks, commits what was seen and pushes it, in a real repository against a real server."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from tests.builders.projects import ROOT
from tests.builders.sites import GOLDEN
from tests.links.answers import html
from tests.links.server import FaultServer


def git(folder: Path, *words: str) -> str:
    done = subprocess.run(["git", "-C", str(folder), *words], capture_output=True, text=True, check=True)
    return done.stdout


def project(folder: Path, wrapper: str) -> Path:
    """A clone with the scripts, small content and a checker that reaches only this machine."""
    origin, clone = folder / "origin.git", folder / "clone"
    subprocess.run(["git", "init", "--quiet", "--bare", "-b", "main", str(origin)], check=True)
    subprocess.run(["git", "clone", "--quiet", str(origin), str(clone)], check=True, capture_output=True)
    shutil.copytree(GOLDEN, clone / "content")
    (clone / "scripts").mkdir()
    for name in ("links_job.sh", "links_issue.sh"):
        shutil.copy(ROOT / "scripts" / name, clone / "scripts" / name)
    python = clone / ".venv" / "bin" / "python"
    python.parent.mkdir(parents=True)
    python.write_text(wrapper, encoding="utf-8")
    python.chmod(0o755)
    (clone / ".gitignore").write_text("/.venv/\n/build/\n/content/.link-health.json.*\n", encoding="utf-8")
    git(clone, "add", "-A")
    git(clone, "-c", "user.name=t", "-c", "user.email=t@localhost", "commit", "--quiet", "-m", "content")
    git(clone, "push", "--quiet", "-u", "origin", "main")
    return clone


def run(clone: Path) -> subprocess.CompletedProcess[str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT")}
    return subprocess.run(
        ["bash", "scripts/links_job.sh"],
        cwd=clone,
        env=kept | {"VANTAGE": "เครื่องทดสอบ"},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


def test_one_run_commits_the_health_file_and_pushes_it(tmp_path: Path) -> None:
    with FaultServer({"/*": html()}) as server:
        checker = f"""#!/bin/sh
shift
exec {sys.executable} {ROOT}/scripts/check_links.py "$@" --allow-network 127.0.0.0/8 --delay 0 --retries 0 \\
  --timeout 3 --resolve www.example.go.th:80:127.0.0.1:{server.port} www.example.go.th:443:127.0.0.1:{server.port}
"""
        clone = project(tmp_path, checker)
        done = run(clone)
        assert done.returncode == 0, done.stdout + done.stderr
        assert git(clone, "log", "-1", "--format=%s", "origin/main").strip() == "Remember what the link check saw"
        assert git(clone, "show", "--name-only", "--format=", "HEAD").split() == ["content/link-health.json"]
        assert "เครื่องทดสอบ" in (clone / "content" / "link-health.json").read_text(encoding="utf-8")
        assert git(clone, "status", "--porcelain") == ""
        before = git(clone, "rev-parse", "HEAD")
        again = run(clone)
        assert again.returncode == 0, again.stderr
        assert git(clone, "rev-parse", "HEAD") == before, "nothing was due, so there is nothing to commit"


def test_a_run_that_fails_commits_nothing(tmp_path: Path) -> None:
    clone = project(tmp_path, "#!/bin/sh\nexit 2\n")
    assert run(clone).returncode == 2
    assert git(clone, "log", "--format=%s").split() == ["content"]
