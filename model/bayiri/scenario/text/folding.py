"""Events of a YAML parser folded into mappings, lists and scalars, on a stack of our own."""

from __future__ import annotations

from typing import Any

import yaml
from yaml import events

from bayiri.scenario.text.documents import Mark
from bayiri.scenario.text.faults import Fault, Path, dotted
from bayiri.scenario.text.scalars import HIDDEN, resolve
from bayiri.scenario.text.slips import UNSEEN, code, in_plain_words

DEEPEST = 12  # collections inside one another
MOST_VALUES = 50_000
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_SKIP = object()  # a key that was refused: its value is read past
_NO_KEY = object()

_TAG = "carries a tag ({}); tags are not read, leave it out."


class Stop(Exception):
    """Reading cannot go on; carries why."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault)
        self.fault = fault


class _Open:
    """A collection whose end has not come yet."""

    def __init__(self, node: dict[Any, Any] | list[Any], path: Path, kept: bool) -> None:
        self.node = node
        self.path = path
        self.kept = kept  # False inside a refused value: read past, no faults told
        self.key: Any = _NO_KEY
        self.key_lines: dict[Any, int] = {}


class Fold:
    """One reading of one text: `run` returns the data; marks, faults, refused and blank paths stay here."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.marks: dict[Path, Mark] = {(): Mark(file, 1)}
        self.faults: list[Fault] = []
        self.refused: set[Path] = set()
        self.blank: set[Path] = set()
        self._stack: list[_Open] = []
        self._values = 0
        self._documents = 0
        self._result: Any = None

    def run(self, text: str) -> Any:
        """Data of the one document in the text, None if it is empty; Stop where reading cannot go on."""
        try:
            for event in yaml.parse(text, Loader=_LOADER):
                self._take(event)
        except yaml.YAMLError as error:
            raise Stop(self._syntax(error, text)) from None
        return self._result

    def _take(self, event: Any) -> None:
        line = event.start_mark.line + 1
        if isinstance(event, events.DocumentStartEvent):
            self._start_document(event, line)
        elif isinstance(event, events.AliasEvent):
            self._refuse(line, f"is an alias (*{event.anchor}); write the value itself.")
        elif isinstance(event, events.ScalarEvent):
            self._check_anchor(event, line)
            self._scalar(event, line)
        elif isinstance(event, events.CollectionStartEvent):
            self._check_anchor(event, line)
            if event.tag is not None:
                self._tell(line, self._path(), _told_tag(event.tag))
            self._open({} if isinstance(event, events.MappingStartEvent) else [], line)
        elif isinstance(event, events.CollectionEndEvent):
            self._close()

    def _start_document(self, event: Any, line: int) -> None:
        self._documents += 1
        if self._documents > 1:
            hint = "Leave the line with three dashes out."
            raise Stop(Fault(self.file, line, "", "starts a second document; a file holds one.", hint))
        if event.version or event.tags:
            self._tell(line, (), "has a YAML directive; leave lines that start with % out.")

    def _check_anchor(self, event: Any, line: int) -> None:
        if event.anchor is not None:
            self._tell(line, self._path(), f"carries an anchor (&{event.anchor}); anchors are not read, leave it out.")

    def _scalar(self, event: Any, line: int) -> None:
        if event.tag is not None or HIDDEN.search(event.value):
            said = "holds a control character." if event.tag is None else _told_tag(event.tag)
            self._refuse(line, said)
            return
        as_written = not event.implicit[0]  # quoted, or a block of text
        try:
            value = event.value if as_written else resolve(event.value)
        except ValueError as unclear:
            self._refuse(line, str(unclear) + ".")
            return
        if self._wants_key():
            self._key(value, line, event.value == "<<" and not as_written)
            return
        if event.value == "" and not as_written and self._keeps():
            self.blank.add(self._path())
        self._put(value, line)

    def _key(self, key: Any, line: int, merges: bool) -> None:
        top = self._stack[-1]
        if merges:
            self._refuse(line, "is a merge key (<<); scenarios take over values with `extends`.")
        elif isinstance(key, bool | float) or key is None or key == "":
            said = "is empty" if key in (None, "") else f"is {key}".lower()
            self._refuse(line, f"has a key that {said}; put keys that are not words or years in quotes.")
        elif isinstance(key, str) and (unseen := UNSEEN.search(key)):
            self._refuse(line, f"has a key with an invisible character ({code(unseen.group())}); type the line anew.")
        elif key in top.key_lines:
            top.key = _SKIP
            first = top.key_lines[key]
            where = f"on line {first} and on line {line}" if first != line else "on this line"
            self._tell(line, (*top.path, key), f"is given twice, {where}.")
        else:
            top.key = key
            top.key_lines[key] = line
            if top.kept:
                self.marks[(*top.path, key)] = Mark(self.file, line)

    def _open(self, node: dict[Any, Any] | list[Any], line: int) -> None:
        if self._wants_key():
            raise Stop(Fault(self.file, line, dotted(self._stack[-1].path), "has a list or mapping as a key."))
        if len(self._stack) == DEEPEST:
            where = dotted(self._stack[-1].path)
            raise Stop(Fault(self.file, line, where, f"is nested more than {DEEPEST} deep."))
        kept = self._keeps()
        path = self._path()
        self._put(node, line)
        self._stack.append(_Open(node, path, kept))

    def _close(self) -> None:
        self._stack.pop()

    def _put(self, value: Any, line: int) -> None:
        """Value goes to where the stack says: the open list, the pending key, or the top."""
        self._values += 1
        if self._values > MOST_VALUES:
            raise Stop(Fault(self.file, line, "", f"holds more than {MOST_VALUES} values."))
        if not self._stack:
            self._result = value
            return
        top = self._stack[-1]
        if isinstance(top.node, list):
            if top.kept:
                self.marks[(*top.path, len(top.node))] = Mark(self.file, line)
            top.node.append(value)
            return
        if top.key is not _SKIP:
            top.node[top.key] = value
        top.key = _NO_KEY

    def _refuse(self, line: int, message: str) -> None:
        """A fault of the key or value due now, which is then read past."""
        self._tell(line, self._path(), message)
        if not self._stack:
            return
        top = self._stack[-1]
        if self._wants_key():
            top.key = _SKIP
            return
        if self._keeps():
            self.refused.add(self._path())
        top.key = _NO_KEY

    def _wants_key(self) -> bool:
        return bool(self._stack) and isinstance(self._stack[-1].node, dict) and self._stack[-1].key is _NO_KEY

    def _keeps(self) -> bool:
        return not self._stack or (self._stack[-1].kept and self._stack[-1].key is not _SKIP)

    def _path(self) -> Path:
        """Path of the value due now; of the mapping around it where a key is due."""
        if not self._stack:
            return ()
        top = self._stack[-1]
        if isinstance(top.node, list):
            return (*top.path, len(top.node))
        return top.path if top.key is _NO_KEY or top.key is _SKIP else (*top.path, top.key)

    def _tell(self, line: int, path: Path, message: str) -> None:
        if not self._stack or self._stack[-1].kept:
            self.faults.append(Fault(self.file, line, dotted(path), message))

    def _syntax(self, error: yaml.YAMLError, text: str) -> Fault:
        mark, opened = (getattr(error, name, None) for name in ("problem_mark", "context_mark"))
        complaint = str(getattr(error, "problem", None) or "unreadable text")
        line, message, hint = in_plain_words(complaint, mark, opened, text.rstrip().split("\n"))
        if "nesting depth" in complaint:  # a limit of the parser's own, far beyond ours
            message, hint = f"is nested more than {DEEPEST} deep.", ""
        return Fault(self.file, line, "", message, hint)


def _told_tag(tag: str) -> str:
    """The tag as it was written."""
    return _TAG.format(tag.replace("tag:yaml.org,2002:", "!!"))
