"""Deliver a site to a branch of a git repository, as one commit: what is in the branch beside it stays.

The commit is made of git's own plumbing in a new bare repository, so that no hook, filter or setting of anybody has a
word in it; the push puts the whole site into place in one step.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from ita_site.desk.delivery.events import Delivered, Phase
from ita_site.desk.delivery.failures import DeliveryError, Failure, ForeignFilesError
from ita_site.desk.delivery.git_commands import GitFolder
from ita_site.desk.delivery.manifest import Manifest, manifest_bytes, parse_manifest, read_site
from ita_site.desk.delivery.password import Password
from ita_site.desk.delivery.sending import Counter
from ita_site.desk.delivery.shipment import Shipment
from ita_site.desk.delivery.site_paths import MANIFEST, folders_of
from ita_site.desk.delivery.targets import Git
from ita_site.disk.work_folder import work_folder

_MESSAGE: Final = "เผยแพร่เว็บไซต์ | Publish the site"
_NO_OBJECT: Final = "0" * 40


@dataclass(frozen=True, slots=True)
class _Tip:
    """What is in a branch: its commit, empty where there is no such branch, all its files, and which are ours."""

    commit: str
    files: frozenset[str]
    ours: Manifest


@dataclass(frozen=True, slots=True)
class _Changes:
    """What a delivery changes in a branch."""

    write: tuple[str, ...]
    delete: tuple[str, ...]


def push(cargo: Shipment, target: Git, password: Password | None, state: Path) -> Delivered:
    """Push a site to its branch; try again where somebody else pushed meanwhile. Raises DeliveryError."""
    return cargo.watch.retried(lambda: _push(cargo, target, password, state), lambda error: error.is_transient)


def _push(cargo: Shipment, target: Git, password: Password | None, state: Path) -> Delivered:
    Counter(cargo.watch, Phase.COMPARING).notify()
    with work_folder(state) as work:
        git = GitFolder(work / "git", cargo.watch, target.repository, target.user, password)
        git.run("init", "--quiet", "--bare", "--template=")
        tip = _fetch(git, target)
        _check_names(cargo, tip)
        changes = _changes(cargo, tip)
        if changes.write or changes.delete:
            commit = _commit(git, cargo, tip, changes)
            Counter(cargo.watch, Phase.PLACING, 1).notify()
            git.run("push", "--quiet", "--no-verify", "--", target.repository, f"{commit}:{_ref(target)}")
    sent = sum(cargo.manifest[path].size for path in changes.write)
    unchanged = len(cargo.manifest) - len(changes.write)
    return Delivered(len(changes.write), sent, unchanged, len(changes.delete))


def _fetch(git: GitFolder, target: Git) -> _Tip:
    """Return what is in the branch now, fetched without its history."""
    if not git.run("ls-remote", "--heads", "--", target.repository, _ref(target)):
        return _Tip("", frozenset(), {})
    git.run("fetch", "--quiet", "--depth=1", "--no-tags", "--", target.repository, _ref(target))
    commit = git.run("rev-parse", "FETCH_HEAD").decode().strip()
    files = frozenset(
        git.run("ls-tree", "-r", "-z", "--name-only", commit).decode(errors="surrogateescape").split("\0")
    ) - {""}
    ours = parse_manifest(git.run("cat-file", "blob", f"{commit}:{MANIFEST}")) if MANIFEST in files else {}
    return _Tip(commit, files, ours)


def _check_names(cargo: Shipment, tip: _Tip) -> None:
    """Raise DeliveryError where others have files of the names that the site needs."""
    others = tip.files - tip.ours.keys() - {MANIFEST}
    if taken := sorted(others.intersection(folders_of(cargo.manifest)) | cargo.manifest.keys() & {*folders_of(others)}):
        raise DeliveryError(Failure.NAME_TAKEN, taken[0])
    if foreign := sorted(others.intersection(cargo.manifest) - cargo.may_replace):
        raise ForeignFilesError(tuple(foreign))


def _changes(cargo: Shipment, tip: _Tip) -> _Changes:
    return _Changes(
        write=tuple(
            path for path, facts in cargo.manifest.items() if tip.ours.get(path) != facts or path not in tip.files
        ),
        delete=tuple(sorted(tip.ours.keys() - cargo.manifest.keys())),
    )


def _commit(git: GitFolder, cargo: Shipment, tip: _Tip, changes: _Changes) -> str:
    """Return a new commit upon the tip, with the site in it."""
    manifest = git.run("hash-object", "-w", "--stdin", typed=manifest_bytes(cargo.manifest)).decode().strip()
    written = [*zip(changes.write, _store(git, cargo, changes.write), strict=True), (MANIFEST, manifest)]
    lines = [f"0 {_NO_OBJECT}\t{path}" for path in changes.delete]
    lines += [f"100644 {name}\t{path}" for path, name in written]
    if tip.commit:
        git.run("read-tree", tip.commit)
    git.run("update-index", "--add", "-z", "--index-info", typed="\0".join([*lines, ""]).encode())
    tree = git.run("write-tree").decode().strip()
    parents = ("-p", tip.commit) if tip.commit else ()
    return git.run("commit-tree", *parents, "-m", _MESSAGE, tree).decode().strip()


def _store(git: GitFolder, cargo: Shipment, paths: tuple[str, ...]) -> list[str]:
    """Store files as objects of git; return their names. Raises DeliveryError where they changed meanwhile."""
    size = sum(cargo.manifest[path].size for path in paths)
    counter = Counter(cargo.watch, Phase.SENDING, len(paths), size)
    counter.notify()
    typed = "".join(f"{cargo.site.resolve() / path}\n" for path in paths)
    names = git.run("hash-object", "-w", "--no-filters", "--stdin-paths", typed=typed.encode()).decode().split()
    if read_site(cargo.site) != cargo.manifest:
        raise DeliveryError(Failure.SITE_CHANGED)
    counter.files, counter.bytes = len(paths), size
    counter.notify()
    return names


def _ref(target: Git) -> str:
    return f"refs/heads/{target.branch}"
