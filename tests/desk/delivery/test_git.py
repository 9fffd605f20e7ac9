"""A site pushed to a branch of a real repository: one commit, and nothing of others in the branch is touched."""

from __future__ import annotations

import base64
import os
import shutil
import ssl
import subprocess
import threading
from contextlib import contextmanager
from dataclasses import dataclass, replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Final

import pytest

from ita_site.desk.delivery.deliver import Order, deliver
from ita_site.desk.delivery.events import Delivered, Phase, Watch
from ita_site.desk.delivery.failures import DeliveryError, Failure, ForeignFilesError
from ita_site.desk.delivery.password import Password
from ita_site.desk.delivery.site_paths import MANIFEST
from ita_site.desk.delivery.targets import Git
from tests.builders.projects import ENVIRONMENT
from tests.desk.delivery.killed import AtEvent, kill
from tests.desk.delivery.places import NO_PAUSES
from tests.desk.delivery.small_site import HOME, PAGE, SmallSite

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.desk.delivery.certificates import Certificate

pytestmark = pytest.mark.slow

BRANCH: Final = "gh-pages"
TOKEN: Final = "gh-t0ken"
WHO: Final = ("-c", "user.name=ก", "-c", "user.email=a@example.com")


def git(folder: Path, *words: str) -> bytes:
    environment = ENVIRONMENT | {"GIT_CONFIG_GLOBAL": os.devnull}
    return subprocess.run(["git", *words], cwd=folder, env=environment, check=True, capture_output=True).stdout


@dataclass(frozen=True)
class Repository:
    """A bare repository, and the desk's state beside it."""

    folder: Path
    state: Path

    def order(self, site: SmallSite) -> Order:
        return Order(site.folder, Git(str(self.folder), BRANCH), self.state)

    def deliver(self, site: SmallSite, *may_replace: str, watch: Watch | None = None) -> Delivered:
        order = replace(self.order(site), may_replace=frozenset(may_replace))
        return deliver(order, watch or Watch(pauses=NO_PAUSES))

    @property
    def files(self) -> dict[str, bytes]:
        """What is in the branch but for our own manifest."""
        names = git(self.folder, "ls-tree", "-r", "-z", "--name-only", BRANCH).decode().split("\0")
        return {
            name: git(self.folder, "cat-file", "blob", f"{BRANCH}:{name}")
            for name in names
            if name not in {"", MANIFEST}
        }

    @property
    def commits(self) -> int:
        return int(git(self.folder, "rev-list", "--count", BRANCH))

    def commit(self, work: Path, path: str, text: str) -> None:
        """Commit a file of the office's own to the branch."""
        git(self.folder.parent, "clone", "--quiet", str(self.folder), str(work))
        if git(self.folder, "branch", "--list", BRANCH):
            git(work, "checkout", "--quiet", BRANCH)
        else:
            git(work, "checkout", "--quiet", "--orphan", BRANCH)
        (work / path).parent.mkdir(parents=True, exist_ok=True)
        (work / path).write_text(text)
        git(work, "add", "--all")
        git(work, *WHO, "commit", "--quiet", "--message=x")
        git(work, "push", "--quiet", "origin", BRANCH)


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    git(tmp_path, "init", "--quiet", "--bare", "bare.git")
    return Repository(tmp_path / "bare.git", tmp_path / "state")


def test_a_first_push_makes_the_branch(repository: Repository, built: SmallSite) -> None:
    assert repository.deliver(built).sent_files == len(built.files)
    assert repository.files == built.files
    assert repository.commits == 1


def test_a_second_push_is_one_commit_of_what_changed(repository: Repository, built: SmallSite) -> None:
    repository.deliver(built)
    built.write(PAGE, "<h1>changed</h1>")
    assert repository.deliver(built) == Delivered(1, 16, len(built.files) - 1)
    assert repository.files == built.files
    changed = git(repository.folder, "diff", "--name-only", f"{BRANCH}~", BRANCH).decode().split()
    assert changed == [MANIFEST, PAGE]


def test_a_site_that_did_not_change_makes_no_commit(repository: Repository, built: SmallSite) -> None:
    repository.deliver(built)
    assert repository.deliver(built) == Delivered(unchanged=len(built.files))
    assert repository.commits == 1


def test_a_git_that_takes_its_time_gets_the_names_of_files_once(
    repository: Repository, built: SmallSite, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    slow = tmp_path / "bin/git"
    slow.parent.mkdir()
    slow.write_text(f'#!/bin/sh\nsleep 0.3\nexec {shutil.which("git")} "$@"\n', encoding="utf-8")
    slow.chmod(0o755)
    monkeypatch.setenv("PATH", f"{slow.parent}{os.pathsep}{os.environ['PATH']}")
    repository.deliver(built)
    assert repository.files == built.files


def test_files_of_others_stay_and_ours_are_deleted(repository: Repository, built: SmallSite, tmp_path: Path) -> None:
    repository.commit(tmp_path / "clone", "CNAME", "ita.example.go.th")
    repository.deliver(built)
    built.edition(2)
    assert repository.deliver(built).deleted == 2
    assert repository.files == built.files | {"CNAME": b"ita.example.go.th"}
    assert repository.commits == 3


def test_others_files_of_the_same_names_wait_for_a_person(
    repository: Repository, built: SmallSite, tmp_path: Path
) -> None:
    repository.commit(tmp_path / "clone", HOME, "the office's own")
    with pytest.raises(ForeignFilesError) as failure:
        repository.deliver(built)
    assert failure.value.paths == (HOME,)
    assert repository.commits == 1
    repository.deliver(built, HOME)
    assert repository.files == built.files


@pytest.mark.parametrize("path", ["about", "feed.xml/inner.txt"])
def test_something_else_of_a_name_that_the_site_needs_is_said(
    path: str, repository: Repository, built: SmallSite, tmp_path: Path
) -> None:
    repository.commit(tmp_path / "clone", path, "else")
    with pytest.raises(DeliveryError) as failure:
        repository.deliver(built)
    assert failure.value.failure is Failure.NAME_TAKEN


def test_what_somebody_pushes_meanwhile_is_kept(repository: Repository, built: SmallSite, tmp_path: Path) -> None:
    repository.deliver(built)
    built.edition(2)
    meanwhile = AtEvent(Phase.PLACING, 1, lambda: repository.commit(tmp_path / "clone", "CNAME", "a.go.th"))
    repository.deliver(built, watch=Watch(meanwhile.notify, pauses=NO_PAUSES))
    assert repository.files == built.files | {"CNAME": b"a.go.th"}


def test_hooks_and_filters_of_this_machine_do_nothing(
    repository: Repository, built: SmallSite, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hook = tmp_path / "hooks" / "pre-push"
    hook.parent.mkdir()
    hook.write_text(f"#!/bin/sh\ntouch {tmp_path}/ran\nexit 1\n")
    hook.chmod(0o755)
    (tmp_path / ".gitconfig").write_text(f"[core]\nhooksPath = {hook.parent}\nautocrlf = true\n[user]\nname = x\n")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(tmp_path / ".gitconfig"))
    built.write(".gitattributes", "*.html text eol=crlf\n")
    repository.deliver(built)
    assert repository.files == built.files
    assert not (tmp_path / "ran").exists()


@pytest.mark.parametrize("phase", [Phase.SENDING, Phase.PLACING])
def test_a_push_that_is_killed_is_done_by_the_next(repository: Repository, built: SmallSite, phase: Phase) -> None:
    repository.deliver(built)
    first = repository.files
    built.edition(2)
    kill(repository.order(built), phase, 1)
    assert repository.files == first
    repository.deliver(built)
    assert repository.files == built.files
    assert [path.suffix for path in repository.state.iterdir()] == [".lock"]


def test_a_push_is_stopped(repository: Repository, built: SmallSite) -> None:
    stop = threading.Event()
    watch = Watch(AtEvent(Phase.SENDING, 1, stop.set).notify, stop, NO_PAUSES)
    with pytest.raises(DeliveryError) as failure:
        repository.deliver(built, watch=watch)
    assert failure.value.failure is Failure.CANCELLED


def test_a_repository_that_is_not_there_is_said(built: SmallSite, tmp_path: Path) -> None:
    with pytest.raises(DeliveryError) as failure:
        deliver(Order(built.folder, Git(str(tmp_path / "none.git"), BRANCH), tmp_path / "state"))
    assert failure.value.failure is Failure.NO_REPOSITORY


def test_a_server_that_refuses_a_push_is_quoted(repository: Repository, built: SmallSite) -> None:
    hook = repository.folder / "hooks" / "pre-receive"
    hook.write_text("#!/bin/sh\necho branch is protected >&2\nexit 1\n")
    hook.chmod(0o755)
    with pytest.raises(DeliveryError, match="branch is protected"):
        repository.deliver(built)


@contextmanager
def https_server(certificate: Certificate, status: int, seen: list[str]) -> Iterator[int]:
    """Yield the port of a server that answers everything by one status, and notes who asks."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            seen.append(self.headers.get("Authorization", ""))
            self.send_response(status)
            self.send_header("WWW-Authenticate", 'Basic realm="git"')
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate.file)
        server.socket = context.wrap_socket(server.socket, server_side=True)
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield server.server_address[1]
        server.shutdown()
        thread.join()


@pytest.fixture
def trusted(certificate: Certificate, monkeypatch: pytest.MonkeyPatch) -> Certificate:
    """A certificate that git trusts."""
    monkeypatch.setenv("GIT_SSL_CAINFO", str(certificate.file))
    return certificate


@pytest.mark.parametrize(
    ("status", "failure"), [(401, Failure.WRONG_PASSWORD), (403, Failure.NO_RIGHT), (404, Failure.NO_REPOSITORY)]
)
def test_a_token_is_sent_to_its_server_and_shown_nowhere(
    status: int, failure: Failure, built: SmallSite, tmp_path: Path, trusted: Certificate
) -> None:
    seen: list[str] = []
    with https_server(trusted, status, seen) as port:
        target = Git(f"https://localhost:{port}/office/site.git", BRANCH, "office")
        with pytest.raises(DeliveryError) as error:
            deliver(Order(built.folder, target, tmp_path / "state", Password(TOKEN)), Watch(pauses=()))
    signature = base64.b64encode(f"office:{TOKEN}".encode()).decode()
    assert seen[0] == f"Basic {signature}"
    assert error.value.failure is failure
    assert TOKEN not in str(error.value)
    assert signature not in str(error.value)
