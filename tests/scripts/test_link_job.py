"""The scheduled job: checks, commits what was seen and pushes it, in a real repository against a real server."""

import json
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from ita_site.links.memory.file.health_file import load
from ita_site.links.report.markdown import MARK
from tests.builders.health import health_text
from tests.builders.projects import ROOT
from tests.builders.sites import GOLDEN
from tests.links.answers import html, real
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
    (clone / ".gitignore").write_text("/.venv/\n/build/\n/archive/\n/content/.link-health.json.*\n", encoding="utf-8")
    git(clone, "add", "-A")
    git(clone, "-c", "user.name=t", "-c", "user.email=t@localhost", "commit", "--quiet", "-m", "content")
    git(clone, "push", "--quiet", "-u", "origin", "main")
    return clone


def run(clone: Path, *, push_tries: int = 5, path: str = os.environ["PATH"]) -> subprocess.CompletedProcess[str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT")}
    return subprocess.run(
        ["bash", "scripts/links_job.sh"],
        cwd=clone,
        env=kept | {"VANTAGE": "เครื่องทดสอบ", "PUSH_TRIES": str(push_tries), "PATH": path},
        start_new_session=True,
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )


def test_one_run_commits_the_health_file_and_pushes_it(tmp_path: Path) -> None:
    with FaultServer({"/*": real(html())}) as server:
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


def seen(link: str, day: object) -> str:
    """Return a health file that says when one link was seen."""
    return health_text({"url": f"http://{link}.example/", "state": "alive", "checked": f"2026-11-{day}T01:00:00Z"})


def checker(folder: Path, link: str, before: str = "") -> str:
    """Return a checker that sees one link, on a later day each night, after running the shell command `before`."""
    (folder / "seen.json").write_text(seen(link, "NIGHT"), encoding="utf-8")
    return f"""#!/bin/bash
case "$1" in *links_merge.py) shift; exec {sys.executable} {ROOT}/scripts/links_merge.py "$@";; esac
read -r night <{folder}/night || night=10
echo $((night + 1)) >{folder}/night
{before}
sed "s/NIGHT/$night/" {folder}/seen.json >content/link-health.json
"""


def other_clone(folder: Path, link: str, day: int) -> None:
    """Make the clone of somebody else, and beside it a script `push` that pushes what they saw of a link."""
    other = folder / "other"
    subprocess.run(["git", "clone", "--quiet", str(folder / "origin.git"), str(other)], check=True)
    (folder / "theirs.json").write_text(seen(link, day), encoding="utf-8")
    (folder / "push").write_text(
        f"""cd {other}
git pull --quiet
cp {folder}/theirs.json content/link-health.json
git add content
git -c user.name=p -c user.email=p@localhost commit --quiet -m person && git push --quiet
""",
        encoding="utf-8",
    )


def published(clone: Path) -> dict[str, int]:
    """Return the links of the health file that everybody has, each with the day on which it was checked."""
    git(clone, "fetch", "--quiet")
    file = clone.parent / "published.json"
    file.write_text(git(clone, "show", "origin/main:content/link-health.json"), encoding="utf-8")
    return {url: link.checked.day if link.checked else 0 for url, link in load(file).items()}


def test_what_somebody_else_pushes_during_the_night_is_joined_link_by_link(tmp_path: Path) -> None:
    clone = project(tmp_path, checker(tmp_path, "ours", f"bash {tmp_path}/push >/dev/null"))
    other_clone(tmp_path, "theirs", 15)
    done = run(clone)
    assert done.returncode == 0, done.stdout + done.stderr
    assert published(clone) == {"http://ours.example/": 10, "http://theirs.example/": 15}
    (tmp_path / "push").write_text("exit 0", encoding="utf-8")
    assert run(clone).returncode == 0
    assert git(clone, "status", "--porcelain") == ""


def test_of_a_link_that_both_saw_the_later_day_is_kept(tmp_path: Path) -> None:
    clone = project(tmp_path, checker(tmp_path, "both", f"bash {tmp_path}/push >/dev/null"))
    other_clone(tmp_path, "both", 28)
    assert run(clone).returncode == 0
    assert published(clone) == {"http://both.example/": 28}


def test_a_push_that_is_rejected_is_tried_again(tmp_path: Path) -> None:
    clone = project(tmp_path, checker(tmp_path, "ours"))
    hook = tmp_path / "origin.git" / "hooks" / "pre-receive"
    hook.write_text(f"#!/bin/sh\n[ -e {tmp_path}/tried ] && exit 0\ntouch {tmp_path}/tried\nexit 1\n", encoding="utf-8")
    hook.chmod(0o755)
    assert run(clone).returncode == 0
    assert published(clone) == {"http://ours.example/": 10}


def test_a_push_that_is_always_rejected_ends_with_2_and_the_next_night_pushes_it(tmp_path: Path) -> None:
    clone = project(tmp_path, checker(tmp_path, "ours"))
    hook = tmp_path / "origin.git" / "hooks" / "pre-receive"
    hook.write_text("#!/bin/sh\nexit 1\n", encoding="utf-8")
    hook.chmod(0o755)
    failed = run(clone, push_tries=1)
    assert (failed.returncode, "cannot push" in failed.stderr) == (2, True)
    hook.unlink()
    (clone / ".venv/bin/python").write_text("#!/bin/sh\nexit 0\n", encoding="utf-8")
    assert run(clone).returncode == 0
    assert published(clone) == {"http://ours.example/": 10}


GIT_THAT_KILLS = """#!/bin/bash
echo >>{folder}/calls
if [ "$(wc -l <{folder}/calls)" = {last} ]; then
  [ {after} = 0 ] || {git} "$@"
  touch {clone}/.git/index.lock
  kill -9 0
fi
exec {git} "$@"
"""


@pytest.mark.parametrize("last", [1, *range(2, 20, 2)])
def test_a_night_after_one_that_was_killed_mends_what_it_left(last: int, tmp_path: Path) -> None:
    clone = project(tmp_path, checker(tmp_path, "ours", f"bash {tmp_path}/push >/dev/null 2>&1"))
    other_clone(tmp_path, "theirs", 15)
    fake = tmp_path / "bin" / "git"
    fake.parent.mkdir()
    real = shutil.which("git")
    fake.write_text(
        GIT_THAT_KILLS.format(folder=tmp_path, last=last, after=last // 2 % 2, clone=clone, git=real), encoding="utf-8"
    )
    fake.chmod(0o755)
    killed = run(clone, path=f"{fake.parent}{os.pathsep}{os.environ['PATH']}")
    assert killed.returncode == -signal.SIGKILL, killed.stdout + killed.stderr
    (tmp_path / "push").write_text("exit 0", encoding="utf-8")
    # a night passes
    for lock in (clone / ".git").rglob("*.lock"):
        os.utime(lock, (0, 0))
    done = run(clone)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "http://ours.example/" in published(clone)
    assert git(clone, "status", "--porcelain") == ""


FAKE_GH = """#!{python}
import json, pathlib, sys
store = pathlib.Path({store!r})
issues = json.loads(store.read_text()) if store.exists() else []
words = sys.argv[1:]
option = lambda name: words[words.index(name) + 1] if name in words else ""
if words[:2] == ["issue", "list"]:
    query = option("--jq")
    mark = query.partition('startswith("')[2].partition('"')[0]
    title = query.partition('.title == "')[2].partition('"')[0]
    app = option("--app")
    ours = [i for i in issues if i["app"] == app and (i["body"].startswith(mark) or i["title"] == title)]
    print(ours[0]["number"] if ours else "")
elif words[1] == "create":
    body = pathlib.Path(option("--body-file")).read_text()
    issues.append({{"number": len(issues) + 1, "title": option("--title"), "body": body, "app": "github-actions"}})
elif words[1] == "edit":
    issues[int(words[2]) - 1]["body"] = pathlib.Path(option("--body-file")).read_text()
elif words[1] == "close":
    issues[int(words[2]) - 1]["app"] = "closed"
store.write_text(json.dumps(issues))
"""


def test_only_an_issue_of_the_job_itself_is_rewritten(tmp_path: Path) -> None:
    title = "ลิงก์หลักฐานที่ต้องให้คนดู | Evidence links that need a person"
    store, gh, report = tmp_path / "issues.json", tmp_path / "gh", tmp_path / "links.md"
    gh.write_text(FAKE_GH.format(python=sys.executable, store=str(store)), encoding="utf-8")
    gh.chmod(0o755)
    stranger = {"number": 1, "title": title, "body": f"{MARK}\nmine", "app": ""}
    store.write_text(json.dumps([stranger]), encoding="utf-8")
    environment = os.environ | {"PATH": f"{tmp_path}{os.pathsep}{os.environ['PATH']}"}
    for words in ("one", "two"):
        report.write_text(f"{MARK}\n{words}\n", encoding="utf-8")
        script = ROOT / "scripts" / "links_issue.sh"
        subprocess.run(["bash", str(script), str(report), "1"], env=environment, check=True)
    first, second = json.loads(store.read_text(encoding="utf-8"))
    assert first == stranger
    assert second["body"] == f"{MARK}\ntwo\n"
