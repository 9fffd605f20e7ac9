"""The content of an agency as the desk works on it: what is there, what is open, and changes of a field or a list."""

import threading
from collections.abc import Callable, Iterable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from ita_site.catalogue.entry_memory import EntryMemory
from ita_site.desk.content_state import ContentState, FileState, NoSuchPlaceError, title_of
from ita_site.desk.files.content_files import ContentFile, FileRole, content_files
from ita_site.desk.files.store import Note, Store, Written
from ita_site.desk.files.undo import undo
from ita_site.desk.forms import list_edits
from ita_site.desk.forms.choices import Surroundings, choices_in
from ita_site.desk.forms.form import Form, FormField
from ita_site.desk.forms.hints import results_of, with_hints
from ita_site.desk.forms.make_form import make_form
from ita_site.desk.forms.submitted import Conflict, Typed, accepted, edits_for, place_in, submitted, with_nearest
from ita_site.model.field_places import thai_place
from ita_site.publish.check import load
from ita_site.source.decoding import decode
from ita_site.source.editing.edited import edited
from ita_site.source.editing.edits import Edit, SetBody
from ita_site.source.front_matter import Document, document_of
from ita_site.source.line_table import Loc
from ita_site.source.problems import Problem
from ita_site.source.yaml_tree import Value, field_name

_MOST_SHOWN: Final = 200
"""Characters of an old value that the history shows."""
_MOST_NAMED: Final = 3
"""Changed fields that a line of the history names."""


@dataclass(frozen=True, slots=True)
class Saved:
    """What came of a save."""

    written: Written | None
    """None where nothing was to be changed."""
    conflicts: tuple[Conflict, ...] = ()


@dataclass(slots=True)
class Workspace:
    """The content folder of one agency."""

    root: Path
    lock: AbstractContextManager[object] = field(default_factory=threading.RLock)
    """Held while the folder is read or changed; whoever holds it may enter again."""
    store: Store = field(init=False)
    _memory: EntryMemory = field(default_factory=EntryMemory)
    _documents: dict[str, tuple[bytes, Document]] = field(default_factory=dict)
    """The last reading of each file, by its path."""

    def __post_init__(self) -> None:
        self.store = Store(self.root, self.lock)

    def state(self) -> ContentState:
        """Return all content as it is now, with all that is wrong with it."""
        with self.store.changing():
            reading = load(self.root, self._memory)
            files = content_files(self.root)
            by_path: dict[str, list[Problem]] = {}
            for problem in reading.problems:
                by_path.setdefault(problem.path, []).append(problem)
            states = tuple(
                FileState(file, *self._read(file), tuple(by_path.pop(f"{self.root.name}/{file.path}", ())))
                for file in files
            )
        rest = tuple(problem for listed in by_path.values() for problem in listed)
        return ContentState(states, rest, reading.catalogue)

    def _read(self, file: ContentFile) -> tuple[bytes, Document]:
        data = self.store.read(file.path)
        known = self._documents.get(file.path)
        if known is None or known[0] != data:
            known = self._documents[file.path] = (data, document_of(data, file.path, file.ending))
        return known

    def form(self, content: ContentState, state: FileState) -> Form:
        """Return the form of a file."""
        around = Surroundings(
            agency=_first(content.of_role(FileRole.AGENCY)),
            framework=_framework_of(content, state),
            frameworks=tuple(each.value for each in content.of_role(FileRole.FRAMEWORK)),
            measures=tuple(each.value for each in content.of_role(FileRole.MEASURE, state.file.report)),
            own=state.value,
        )
        text = decode(state.data, "")[0]
        made = make_form(state.file.model, state.document, text, state.problems, choices_in(around))
        others = (each for each in content.of_role(FileRole.MEASURE) if each.file.report != state.file.report)
        return with_hints(made, results_of((each.file.report, each.value) for each in others))

    def save(self, key: str, typed: Sequence[Typed], author: str) -> Saved:
        """Give the fields of a file the values that were typed, unless somebody else changed them meanwhile.

        Raises NoSuchPlaceError, OSError, EditError, ChangedOnDiskError.
        """
        with self.store.changing():
            content = self.state()
            state = content.named(key)
            asked = submitted(self.form(content, state), typed)
            if not asked.edits:
                return Saved(None, asked.conflicts)
            return Saved(self._edit(state, asked.edits, asked.changed, author), asked.conflicts)

    def save_text(self, key: str, typed: Typed, author: str) -> Saved:
        """Give a page another free text, unless somebody else changed it meanwhile. Raises as `save`."""
        with self.store.changing():
            state = self.state().named(key)
            if state.document.body.strip("\n") != typed.was.strip("\n"):
                return Saved(None, (Conflict(typed, state.document.body),))
            note = Note(author, f"{title_of(state)}: ข้อความท้ายหน้า")
            return Saved(
                self.store.change(state.file.path, lambda data: self._edited(state, data, [SetBody(typed.now)]), note)
            )

    def change_text(self, key: str, make: Callable[[str], str], author: str) -> Saved:
        """Give a page the free text that `make` returns for the one that it has. Raises as `save`."""
        with self.store.changing():
            body = self.state().named(key).document.body
            return self.save_text(key, Typed("", body, make(body)), author)

    def settle(self, key: str, names: Iterable[str], author: str) -> Saved:
        """Accept the values of fields as they are, or as they are suggested. Raises as `save`."""
        with self.store.changing():
            content = self.state()
            state = content.named(key)
            form = self.form(content, state)
            fields = [each for name in names if (each := form.field(_place(form, name)))]
            edits = [edit for each in fields for edit in accepted(each)]
            return Saved(self._edit(state, edits, fields, author) if edits else None)

    def settle_given(self, key: str, author: str) -> Saved:
        """Accept all values of a file as they are; suggestions stay open. Raises as `save`."""
        with self.store.changing():
            content = self.state()
            form = self.form(content, content.named(key))
            return self.settle(key, [each.name for each in form.unconfirmed()], author)

    def use_nearest(self, key: str, name: str, author: str) -> Saved:
        """Give a field the nearest value that one of its problems names. Raises as `save`."""
        return self._set(key, name, author, with_nearest)

    def set_empty(self, key: str, name: str, author: str) -> Saved:
        """Give a field the empty list: none of the choices is meant. Raises as `save`."""
        return self._set(key, name, author, lambda _: "")

    def _set(self, key: str, name: str, author: str, value: Callable[[FormField], str]) -> Saved:
        with self.store.changing():
            content = self.state()
            state = content.named(key)
            form = self.form(content, state)
            each = form.field(_place(form, name))
            edits = list(edits_for(each, value(each))) if each else []
            return Saved(self._edit(state, edits, [each], author) if each and edits else None)

    def undo(self, identity: str, author: str) -> bool:
        """Take back what one save changed. Returns False where later changes touch the same. Raises OSError."""
        return undo(self.store, identity, author)

    def change_list(self, key: str, name: str, action: str, author: str) -> Saved:
        """Add an entry to a list, or remove or move one: `action` is add, remove, up or down. Raises as `save`."""
        with self.store.changing():
            content = self.state()
            state = content.named(key)
            loc = _place(self.form(content, state), name)
            edits = _list_edits(state, loc, action)
            if not edits:
                return Saved(None)
            place = thai_place(state.file.model, field_name(loc)).partition(" (")[0]
            note = Note(author, f"{title_of(state)}: {_ACTIONS[action]} {place}")
            return Saved(self.store.change(state.file.path, lambda data: self._edited(state, data, edits), note))

    def _edit(self, state: FileState, edits: Sequence[Edit], fields: Sequence[FormField], author: str) -> Written:
        note = _note(state, fields, author)
        return self.store.change(state.file.path, lambda data: self._edited(state, data, edits), note)

    def _edited(self, state: FileState, data: bytes, edits: Sequence[Edit | SetBody]) -> bytes:
        return edited(data, edits, state.file.ending, _order_of(state))


_ACTIONS: Final = {"add": "เพิ่ม", "remove": "ลบ", "up": "เลื่อนขึ้น", "down": "เลื่อนลง"}


def _list_edits(state: FileState, loc: Loc, action: str) -> list[Edit]:
    if action == "add":
        return list_edits.added(state.file.model, state.value, loc)
    if action == "remove":
        return list_edits.removed(state.value, loc)
    if action in {"up", "down"}:
        return list_edits.moved(state.value, loc, -1 if action == "up" else 1)
    raise NoSuchPlaceError(action)


def _note(state: FileState, fields: Sequence[FormField], author: str) -> Note:
    """Return what the history says of changed fields: their Thai names, and what they were."""
    places = [thai_place(state.file.model, field_name(each.loc)).partition(" (")[0] for each in fields]
    shown = ", ".join(places[:_MOST_NAMED]) + (" …" if len(places) > _MOST_NAMED else "")
    before = (each.value[:_MOST_SHOWN] for each in fields)
    details = "\n".join(f"{place}: เดิม “{value}”" for place, value in zip(places, before, strict=True))
    return Note(author, f"{title_of(state)}: {shown}", details)


def _place(form: Form, name: str) -> Loc:
    loc = place_in(form, name)
    if loc is None:
        raise NoSuchPlaceError(name)
    return loc


def _order_of(state: FileState) -> Callable[[Loc], Sequence[str]]:
    """Return what gives the names of an entry's fields in the order of the model."""

    def order(loc: Loc) -> Sequence[str]:
        model = list_edits.model_at(state.file.model, loc)
        return tuple(model.model_fields) if model else ()

    return order


def _first(states: Sequence[FileState]) -> Value:
    return states[0].value if states else ""


def _framework_of(content: ContentState, state: FileState) -> Value:
    """Return the framework of the report that a file belongs to."""
    reports = content.of_role(FileRole.REPORT, state.file.report) if state.file.report else []
    keys = [(each.text_at("family"), each.text_at("assessed_year")) for each in reports]
    frameworks = content.of_role(FileRole.FRAMEWORK)
    return _first([each for each in frameworks if (each.text_at("family"), each.text_at("year")) in keys])
