"""The ground of validation: strict pydantic models whose errors already speak as our messages do."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Annotated, Any, ClassVar, NamedTuple

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    PlainValidator,
    ValidationError,
    create_model,
    model_validator,
)
from pydantic_core import ErrorDetails, InitErrorDetails, PydanticCustomError

from bayiri.scenario.text.faults import Path, show
from bayiri.scenario.text.grammar import RESERVED

Read = Callable[[Any], Any]  # a value as found -> the value as kept; raises `problem(...)`
Schema = dict[str, Any]
FAULT, ABSENT = "fault", "absent"  # the two types of error that reach the translation
_FEW = 8  # keys that a message can name
_WRONG_SHAPE = ("model_type", "model_attributes_type", "dict_type")


@dataclass(frozen=True)
class Reader:
    """Reads a value, and says as JSON Schema what it takes, so that files and editors go by one description."""

    read: Read
    schema: Schema = field(default_factory=dict)

    def __call__(self, value: Any) -> Any:
        return self.read(value)


def schema_of(read: Read) -> Schema:
    """What the reader takes; of a plain function nothing is known, so that editors accept anything."""
    return read.schema if isinstance(read, Reader) else {}


class Key(NamedTuple):
    """A key of a mapping: how its value is read, whether it must be there, what it means."""

    read: Read
    required: bool = False
    meaning: str = ""


def problem(message: str, hint: str = "", near: tuple[str, ...] = ()) -> PydanticCustomError:
    """An error of one value. `near` lists right names, from which the nearest is named in the end."""
    return PydanticCustomError(FAULT, "{message}", {"message": message, "hint": hint, "near": near})


def problems(found: Mapping[Path, PydanticCustomError]) -> ValidationError:
    """Several errors at paths inside one value."""
    details = [InitErrorDetails(type=error, loc=path, input=None) for path, error in found.items()]
    return ValidationError.from_exception_data("values", details)


class Strict(BaseModel):
    """A mapping with known keys only."""

    model_config = ConfigDict(extra="forbid")
    noun: ClassVar[str] = "a key bayiri knows here"

    @model_validator(mode="wrap")
    @classmethod
    def _in_our_words(cls, value: Any, handler: Callable[[Any], Strict]) -> Strict:
        try:
            return handler(value)
        except ValidationError as wrong:
            details = [cls._reworded(error) for error in wrong.errors(include_url=False)]
            raise ValidationError.from_exception_data(cls.__name__, details) from None

    @classmethod
    def _reworded(cls, error: ErrorDetails) -> InitErrorDetails:
        known = {field.alias or name: field for name, field in cls.model_fields.items()}
        kind, context = error["type"], error.get("ctx", {})
        if kind in (FAULT, ABSENT):
            said = PydanticCustomError(kind, "{message}", context)
        elif kind in ("extra_forbidden", "invalid_key"):
            said = problem(f"is not {cls.noun}.", near=tuple(known))
        elif kind == "missing":
            meaning = known[str(error["loc"][-1])].description
            told = {
                "message": f"is missing: {meaning}." if meaning else "is missing.",
                "hint": "",
                "near": (),
            }
            said = PydanticCustomError(ABSENT, "{message}", told)
        elif kind in _WRONG_SHAPE:
            said = not_a_mapping(error["input"], known)
        else:
            said = problem(f"is {show(error['input'])}: {error['msg']}.")
        return InitErrorDetails(type=said, loc=error["loc"], input=None)


def not_a_mapping(value: Any, keys: Iterable[str] = ()) -> PydanticCustomError:
    """The error of a scalar or list where keys and values belong; few enough keys are named."""
    known = list(keys)
    hint = f"Keys are {', '.join(known)}." if 0 < len(known) <= _FEW else ""
    if isinstance(value, list) and not hint:
        hint = "Leave dashes and brackets out: each name has a colon, and below it, indented, what it holds."
    return problem(f"is {show(value)}; lines of `key: value` are needed below it.", hint)


def mapping_of(
    keys: Mapping[str, Key], noun: str = Strict.noun, base: type[Strict] = Strict, inherits: bool = False
) -> Reader:
    """Reads a mapping with these keys into a plain dictionary, in the order of `keys`, absent ones left out.

    Fields are numbered and keys are their aliases, so that no key can clash with a name of pydantic's. Where a file
    `inherits`, its schema requires nothing, and null takes out what was inherited.
    """
    fields: dict[str, Any] = {
        f"field_{index}": (
            Annotated[Any, PlainValidator(key.read)],
            Field(... if key.required else None, alias=name, description=key.meaning),
        )
        for index, (name, key) in enumerate(keys.items())
    }
    model = create_model("Mapping", __base__=base, **fields)
    model.noun = noun

    def read(value: Any) -> dict[str, Any]:
        return dump(model.model_validate(value))

    return Reader(read, _object(keys, inherits))


def _object(keys: Mapping[str, Key], inherits: bool) -> Schema:
    properties = {}
    for name, key in keys.items():
        told = {"description": key.meaning} if key.meaning else {}
        properties[name] = {**(or_null(schema_of(key.read)) if inherits else schema_of(key.read)), **told}
    required = [name for name, key in keys.items() if key.required and not inherits]
    return {"type": "object", "additionalProperties": False, "properties": properties} | (
        {"required": required} if required else {}
    )


def or_null(schema: Schema) -> Schema:
    """The same, or null."""
    return {"anyOf": [*schema.get("anyOf", [schema]), {"type": "null"}]} if schema else {}


def mapping_by_name(read_one: Callable[[str, Any], Any], noun: str, schema: Schema | None = None) -> Reader:
    """Reads a mapping whose keys are names that the author chose; entries come out in order of name.

    `schema` is what an entry takes.
    """

    def read(value: Any) -> dict[str, Any]:
        if not isinstance(value, dict):
            raise not_a_mapping(value)

        def named(name: str, inner: Any) -> Any:
            if name in RESERVED:
                raise problem(f"is a word with a meaning of its own in files; choose another name for {noun}.")
            if not _is_name(name):
                raise problem(f"is no name for {noun}; use lower-case letters, digits, - and _.")
            return read_one(name, inner)

        return _each(((name, value[name]) for name in sorted(value, key=str)), named)

    return Reader(read, {"type": "object", "additionalProperties": schema or {}})


def mapping_to(entry: Read, noun: str) -> Reader:
    """The same where every entry is read in one way, whatever its name."""
    return mapping_by_name(lambda _, value: entry(value), noun, schema_of(entry))


def list_of(read_one: Read, noun: str) -> Reader:
    """Reads a list, each entry of which is such a thing (`noun`, in the plural)."""

    def read(value: Any) -> list[Any]:
        if not isinstance(value, list):
            raise problem(f"is {show(value)}; a list of {noun} is needed.")
        return list(_each(enumerate(value), lambda _, inner: read_one(inner)).values())

    return Reader(read, {"type": "array", "items": schema_of(read_one)})


def _each(items: Iterable[tuple[Any, Any]], read_one: Callable[[Any, Any], Any]) -> dict[Any, Any]:
    """What `read_one(key, value)` makes of every item; the errors of all are told together."""
    kept: dict[Any, Any] = {}
    found: dict[Path, PydanticCustomError] = {}
    for key, value in items:
        try:
            kept[key] = read_one(key, value)
        except PydanticCustomError as error:
            found[(key,)] = error
        except ValidationError as wrong:
            found |= {(key, *error["loc"]): _again(error) for error in wrong.errors(include_url=False)}
    if found:
        raise problems(found)
    return kept


def dump(model: BaseModel) -> dict[str, Any]:
    """What was given, under the names used in files."""
    return model.model_dump(by_alias=True, exclude_unset=True)


def _again(error: ErrorDetails) -> PydanticCustomError:
    return PydanticCustomError(error["type"], "{message}", error["ctx"])


def _is_name(name: object) -> bool:
    return isinstance(name, str) and name.replace("-", "_").isidentifier() and name.isascii() and name == name.lower()
