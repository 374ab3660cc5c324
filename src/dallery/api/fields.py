"""The fields of a request, declared once: the door checks by this table and the OpenAPI document is printed from it.

To serve another field, add a row and name the operations that take it.  A row without limits of its own gets them from
what the catalogue declares of all models (`of_models`), which is also what decides per model whether a value is taken.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any

from dallery.catalogue.asked import Asked
from dallery.catalogue.model import Model
from dallery.catalogue.options import MAX_USER, Option, options_for
from dallery.catalogue.refusals import wrong_choice, wrong_type

GENERATION, EDIT, VARIATION = "generation", "edit", "variation"
ALL = frozenset({GENERATION, EDIT, VARIATION})
ORDERS = frozenset({GENERATION, EDIT})
PLANNED = frozenset(Asked.__dataclass_fields__)  # the catalogue checks these against the model that will serve
MOST_FILES = 16
FILE_KINDS = ("file", "files")

# Settings of the server that a request must never touch; dropping them silently would hide an attack or a mistake.
NEVER = frozenset(
    {"api_base", "base_url", "api_key", "headers", "extra_body", "extra_headers", "model_config", "user_role",
     "owner_id", "is_admin", "budget", "__proto__"}
)


@dataclass(frozen=True)
class Words:
    """One sentence in the two languages of the house."""

    en: str
    ko: str


NOTHING = Words("", "")


@dataclass(frozen=True)
class Field:
    """`kind` is "string", "integer", "boolean", "file" or "files".  `in_json`: its name in a JSON body, if another.

    `values` are all that some model takes, `minimum` to `maximum` the widest range of any model, `longest` counts
    characters.  `default` None: the model that serves chooses.
    """

    name: str
    kind: str
    help: Words = NOTHING
    where: frozenset[str] = ALL
    values: tuple[str, ...] = ()
    pattern: str | None = None
    minimum: int | None = None
    maximum: int | None = None
    longest: int | None = None
    default: str | int | bool | None = None
    required: bool = False
    example: str | int | bool | None = None
    in_json: str | None = None


TABLE = (
    Field(
        "prompt", "string",
        Words("What the image should show. Up to 32,000 characters.", "그림에 담을 내용입니다. 32,000자까지입니다."),
        ORDERS, required=True, example="A fox in a snowy forest, watercolour",
    ),
    Field(
        "model", "string",
        Words(
            "Any id of GET /v1/models, retired ones too. Left out, it means dall-e-2, or the default GPT Image model "
            "when a field is used that only those have.",
            "GET /v1/models에 있는 이름이며 종료된 이름도 됩니다. 쓰지 않으면 dall-e-2로, GPT Image에만 있는 "
            "항목을 쓰면 기본 GPT Image 모델로 봅니다.",
        ),
        example="gpt-image-2",
    ),
    Field("n", "integer", example=1),
    Field(
        "size", "string",
        Words(
            "`auto` or WIDTHxHEIGHT in pixels, legal for the asked or the serving model. 256x256 and 512x512 are "
            "painted larger and scaled to exactly that.",
            "`auto` 또는 픽셀 단위의 가로x세로입니다. 요청한 모델이나 실제로 그리는 모델이 받는 크기여야 합니다. "
            "256x256과 512x512는 크게 그린 뒤 그 크기로 줄입니다.",
        ),
        pattern="^(auto|[1-9][0-9]{0,3}x[1-9][0-9]{0,3})$", example="1024x1024",
    ),
    Field("quality", "string", where=ORDERS, example="high"),
    Field("style", "string", where=frozenset({GENERATION}), example="vivid"),
    Field(
        "response_format", "string",
        Words(
            "A signed link, or the image itself. Left out: `url` for DALL·E names, `b64_json` for GPT Image names. "
            "A stream always carries the image itself.",
            "서명된 링크로 받을지 그림 자체로 받을지입니다. 쓰지 않으면 DALL·E 이름에는 `url`, GPT Image 이름에는 "
            "`b64_json`입니다. 스트림은 언제나 그림 자체를 담습니다.",
        ),
        values=("url", "b64_json"), example="url",
    ),
    Field("background", "string", where=ORDERS, example="opaque"),
    Field("output_format", "string", where=ORDERS, example="png"),
    Field("output_compression", "integer", where=ORDERS, example=90),
    Field("moderation", "string", where=ORDERS, example="auto"),
    Field(
        "user", "string",
        Words("A name for your own end user, passed on.", "서비스의 최종 사용자를 가리키는 이름이며, 그대로 전합니다."),
        longest=MAX_USER, example="user-1234",
    ),
    Field(
        "safety_identifier", "string",
        Words("Today's name for `user`, which it overrules.", "`user`의 요즘 이름이며, 둘 다 있으면 이것을 씁니다."),
        ORDERS, longest=MAX_USER, example="user-1234",
    ),
    Field(
        "stream", "boolean",
        Words("True answers with server-sent events.", "true이면 서버가 보내는 이벤트(SSE)로 답합니다."),
        ORDERS, default=False, example=False,
    ),
    Field("partial_images", "integer", where=ORDERS, example=0),
    Field("seed", "integer", where=frozenset({GENERATION}), example=7),
    Field(
        "image", "files",
        Words(
            "The pictures to work from, PNG, JPEG or WebP by their bytes. Several as `image[]`.",
            "바탕이 될 그림입니다. 내용을 보고 PNG, JPEG, WebP를 가립니다. 여러 장이면 `image[]`로 보냅니다.",
        ),
        frozenset({EDIT, VARIATION}), required=True, in_json="images",
    ),
    Field(
        "mask", "file",
        Words("Where it is transparent, the first picture is changed.", "투명한 곳만 첫 그림에서 바꿉니다."),
        frozenset({EDIT}),
    ),
    Field(
        "input_fidelity", "string",
        Words("How closely given pictures are kept, if a model has a choice.", "주어진 그림을 얼마나 지킬지입니다."),
        frozenset({EDIT}), values=("high", "low"), example="high",
    ),
    Field(
        "keep_outside", "boolean",
        Words("What lies outside the mask is put back exactly.", "마스크 바깥을 원래대로 되돌립니다."),
        frozenset({EDIT}), default=True, example=True,
    ),
)
_BY_NAME: Mapping[str, Field] = MappingProxyType({field.name: field for field in TABLE})


WITH_PROMPT = _BY_NAME["prompt"].where
_WHOLE = re.compile("-?[0-9]{1,15}")
_TRUTH = MappingProxyType({"true": True, "1": True, "false": False, "0": False})


def names(operation: str) -> frozenset[str]:
    """The words that a kind of order takes; any other name is dropped, or refused in strict mode."""
    return frozenset(field.name for field in TABLE if operation in field.where and field.kind not in FILE_KINDS)


def from_texts(texts: Mapping[str, str]) -> dict[str, Any]:
    """The words of a form as JSON would have them; one that makes no sense stays text, and its check says so.

    A form has no null: an empty field means "not given", except for the prompt.
    """
    return {name: _value(name, text) for name, text in texts.items() if text or name == "prompt"}


def _value(name: str, text: str) -> Any:
    kind = _BY_NAME[name].kind if name in _BY_NAME else "string"
    if kind == "integer" and _WHOLE.fullmatch(text):
        return int(text)
    if kind == "boolean":
        return _TRUTH.get(text.lower(), text)
    return text


def check(name: str, value: Any) -> None:
    """Whether a field that the catalogue does not plan holds what its row allows.  Raises RequestError."""
    field = _BY_NAME[name]
    if field.kind == "boolean" and not isinstance(value, bool):
        raise wrong_type(name, "a boolean", value)
    if field.kind == "string" and not isinstance(value, str):
        raise wrong_type(name, "a string", value)
    if field.values and value not in field.values:
        raise wrong_choice(name, value, field.values)


def unplanned(operation: str) -> tuple[str, ...]:
    """The fields of an order that only the door knows, and therefore has to check."""
    return tuple(field.name for field in TABLE if operation in field.where and field.name not in PLANNED)


def of_models(operation: str, models: Iterable[Model]) -> tuple[Field, ...]:
    """The table's rows for one kind of order, filled up with what these models declare."""
    known = tuple(models)
    longest = max((model.max_prompt for model in known), default=0)
    options: dict[str, list[Option]] = {}
    for model in known:
        for option in options_for(model):
            options.setdefault(option.name, []).append(option)
    return tuple(
        replace(row, longest=longest) if row.name == "prompt" else _filled(row, options.get(row.name, []))
        for row in TABLE
        if operation in row.where
    )


def _filled(row: Field, options: list[Option]) -> Field:
    if not options:
        return row
    first = options[0]
    values = () if row.pattern else tuple(dict.fromkeys(value for option in options for value in option.values))
    whole = first.kind == "int"
    return replace(
        row,
        help=row.help if row.help is not NOTHING else Words(first.help_en, first.help_ko),
        values=values,
        minimum=min(option.minimum or 0 for option in options) if whole else None,
        maximum=max(option.maximum or 0 for option in options) if whole else None,
        default=first.default if len({option.default for option in options}) == 1 else None,
    )


# A file in a JSON body: an address or data URL, or a stored file.
_REFERENCE = MappingProxyType(
    {
        "type": "object",
        "properties": {"image_url": {"type": "string"}, "file_id": {"type": "string"}},
        "minProperties": 1,
        "maxProperties": 1,
    }
)
_UPLOAD = MappingProxyType({"type": "string", "format": "binary"})


def schema(field: Field, form: bool = False) -> dict[str, Any]:
    """JSON Schema of one field.  In JSON null means "not given", so every optional field takes it."""
    told: dict[str, Any] = {"type": field.kind if field.required or form else [field.kind, "null"]}
    if field.kind in FILE_KINDS:
        one = dict(_UPLOAD if form else _REFERENCE)
        several = {"type": "array", "items": one, "minItems": 1, "maxItems": MOST_FILES}
        told = one if field.kind == "file" else {"anyOf": [one, several]} if form else several
    if field.help.en:
        told |= {"description": field.help.en, "x-description-ko": field.help.ko}
    if field.values:
        told["enum"] = [*field.values] if field.required or form else [*field.values, None]
    if field.required and field.kind == "string":
        told["minLength"] = 1
    limits = {"pattern": field.pattern, "minimum": field.minimum, "maximum": field.maximum, "maxLength": field.longest}
    told |= {name: value for name, value in limits.items() if value is not None}
    if field.default is not None:
        told["default"] = field.default
    if field.example is not None:
        told["examples"] = [field.example]
    return told


def body_schema(operation: str, models: Iterable[Model], form: bool = False) -> dict[str, Any]:
    """JSON Schema of a whole body: other names are dropped and named, those of `NEVER` are refused.

    `form`: as multipart, where files are bytes and everything else is text that reads like JSON.
    """
    rows = of_models(operation, models)
    called = {row.name: row.name if form else row.in_json or row.name for row in rows}
    told = {
        "type": "object",
        "required": [called[row.name] for row in rows if row.required],
        "properties": {called[row.name]: schema(row, form) for row in rows},
        "additionalProperties": True,
    }
    # Programs that read the document cannot apply a rule on names to parts that are bytes.
    return told if form else told | {"propertyNames": {"not": {"enum": sorted(NEVER)}}}
