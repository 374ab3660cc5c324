"""What a body of POST /v1/responses asks for: one picture by the image_generation tool; all else is refused by name.

A field that only concerns a chat model (temperature, reasoning, …) is dropped and named, for none is run.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Any, NoReturn, TypeVar

import orjson

from dallery.api import fields
from dallery.api.references import of_data_url
from dallery.catalogue.asked import Asked
from dallery.catalogue.refusals import echoed, wrong_choice, wrong_type
from dallery.conversations import Turn
from dallery.errors import RequestError, UnknownParameter

LARGEST = 48 * 1024 * 1024  # bytes of a body: some pictures as data URLs
MOST_ITEMS = 512
DETAILS = ("low", "high", "auto", "original")
T = TypeVar("T")
ACTIONS = ("auto", "generate", "edit")
KNOWN = frozenset(
    {"model", "input", "tools", "tool_choice", "previous_response_id", "store", "stream", "instructions", "metadata",
     "user", "safety_identifier", "background"}
)
# Each would change what comes out, and nothing here does what it says.
NOT_SERVED = ("conversation", "prompt", "context_management")
TOOL = frozenset(
    {"model", "size", "quality", "background", "output_format", "output_compression", "moderation", "partial_images",
     "input_fidelity"}
)
TOOL_NOT_SERVED = ("complexity", "frame_count", "frame_duration_ms", "svg")
# How a field is called where its value came from.
_PLACES = MappingProxyType({"prompt": "input", "image": "input", "mask": "tools[0].input_image_mask",
                            "action": "tools[0].action"})  # fmt: skip
_TYPES: Mapping[str, tuple[type, str]] = MappingProxyType({
    "model": (str, "a string"), "previous_response_id": (str, "a string"), "store": (bool, "a boolean"),
    "stream": (bool, "a boolean"), "background": (bool, "a boolean"), "instructions": (str, "a string"),
    "metadata": (dict, "an object"), "user": (str, "a string"), "safety_identifier": (str, "a string"),
})  # fmt: skip


@dataclass(frozen=True)
class ResponseCall:
    """`echo` is what the answer repeats of the request and `items` what was its input (pictures by their place only),
    both JSON-safe; `dropped` names what nobody here knows."""

    turn: Turn
    stream: bool
    store: bool
    background: bool
    echo: dict[str, Any]
    items: tuple[dict[str, Any], ...]
    dropped: tuple[str, ...]

    def without(self, name: str) -> ResponseCall:
        """The same call without a word of its tool."""
        less: dict[str, Any] = {name: None}
        tool = {key: value for key, value in self.echo["tools"][0].items() if key != name}
        return replace(
            self, turn=replace(self.turn, asked=replace(self.turn.asked, **less)),
            echo={**self.echo, "tools": [tool]}, dropped=(*self.dropped, f"tools[0].{name}"),
        )


@dataclass
class _Input:
    """What the items of `input` come to, read in their order."""

    words: list[str] = field(default_factory=list)
    earlier: list[str] = field(default_factory=list)
    prefix: list[str] = field(default_factory=list)
    images: list[bytes] = field(default_factory=list)
    picture: str | None = None
    items: list[dict[str, Any]] = field(default_factory=list)

    def saw_picture(self, call_id: str) -> None:
        """What stands before a picture was said to get it, and the pictures there were for it."""
        self.picture = "resp_" + call_id.removeprefix("ig_")
        self.items.append({"type": "image_generation_call", "id": call_id, "status": "completed", "result": None})
        self.earlier += self.words
        self.words, self.images = [], []


def located(exc: Any) -> Any:
    """The error with its `param` as a path into the body of this endpoint."""
    if exc.param in TOOL:
        exc.param = f"tools[0].{exc.param}"
    exc.param = _PLACES.get(exc.param, exc.param)
    return exc


def read(body: dict[str, Any], strict: bool = False) -> ResponseCall:
    """Raises RequestError, and its kind UnknownParameter when `strict` and a word would be dropped."""
    given = {name: value for name, value in body.items() if value is not None}
    _check(given)
    tool, mask = _tool(given)
    found = _read_input(given)
    stream = given.get("stream", False)
    dropped = [name for name in given if name not in KNOWN]
    dropped += [f"tools[0].{name}" for name in tool if name not in TOOL and name not in ("type", "action")]
    if not stream and tool.get("partial_images") in (1, 2, 3) and not isinstance(tool["partial_images"], bool):
        dropped.append("tools[0].partial_images")  # each would cost tokens, and a plain answer cannot show it
    if strict and dropped:
        raise UnknownParameter(f"Unknown parameter: '{echoed(dropped[0])}'.", param=echoed(dropped[0]))
    words = {name: tool[name] for name in TOOL if name in tool and f"tools[0].{name}" not in dropped}
    user = given.get("safety_identifier") or given.get("user")
    turn = Turn(
        asked=Asked(prompt="", user=user, **words),
        words=tuple(found.words),
        earlier=tuple(found.earlier),
        prefix=((given["instructions"],) if given.get("instructions") else ()) + tuple(found.prefix),
        previous=given.get("previous_response_id"),
        picture=found.picture,
        images=tuple(found.images),
        mask=mask,
        action=tool.get("action", "auto"),
    )
    echo = _echo(given, {"type": "image_generation", "action": turn.action, **words})
    store, background = given.get("store", True), given.get("background", False)
    items = repeatable("input", tuple(found.items))
    return ResponseCall(turn, stream, store, background, echo, items, tuple(name[:60] for name in dropped[:20]))


def _check(given: dict[str, Any]) -> None:
    for name, value in given.items():
        if name in fields.NEVER:
            raise UnknownParameter(f"Unknown parameter: '{name}'.", param=name)
        if name in NOT_SERVED:
            _unsupported(name, f"'{name}' is not served here.")
        kind, words = _TYPES.get(name, (object, ""))
        if not isinstance(value, kind):
            raise wrong_type(name, words, value)
    if given.get("background") and given.get("store") is False:
        message = "A response in the background must be stored, or nobody could ask for it: leave 'store' out."
        raise RequestError(message, param="background")
    for name, value in given.get("metadata", {}).items():
        if len(given["metadata"]) > 16 or len(name) > 64 or not isinstance(value, str) or len(value) > 512:
            message = "Invalid 'metadata': at most 16 pairs, names up to 64 and text values up to 512 characters."
            raise RequestError(message, param="metadata")
    if len(given.get("model", "")) > 200:
        raise RequestError("Invalid 'model': it is longer than 200 characters.", param="model")


def _tool(given: dict[str, Any]) -> tuple[dict[str, Any], bytes | None]:
    """The fields of the one tool, without its mask, and the mask."""
    tools = given.get("tools")
    if tools is not None and not isinstance(tools, list):
        raise wrong_type("tools", "an array", tools)
    if not tools:
        message = "Missing required parameter: 'tools'. Only the tool {\"type\": \"image_generation\"} is served here."
        raise RequestError(message, param="tools", code="missing_required_parameter")
    for number, tool in enumerate(tools):
        if not isinstance(tool, dict):
            raise wrong_type(f"tools[{number}]", "an object", tool)
        if tool.get("type") != "image_generation":
            _unsupported(f"tools[{number}]", "Only the tool 'image_generation' is served here.")
    if len(tools) > 1:
        _unsupported("tools[1]", "One tool of type 'image_generation' is enough; more are not served.")
    _tool_choice(given.get("tool_choice", "auto"))
    tool = {name: value for name, value in tools[0].items() if value is not None}
    for name in TOOL_NOT_SERVED:
        if name in tool:
            _unsupported(f"tools[0].{name}", f"'{name}' is not served here.")
    action = tool.get("action", "auto")
    if not isinstance(action, str):
        raise wrong_type("tools[0].action", "a string", action)
    if action not in ACTIONS:
        raise located(wrong_choice("action", action, ACTIONS))
    mask = tool.pop("input_image_mask", None)
    return tool, None if mask is None else _image(mask, "tools[0].input_image_mask")


def _tool_choice(choice: Any) -> None:
    """A picture is painted whatever the choice says, so only a choice that wants one is taken."""
    kind = choice.get("type") if isinstance(choice, dict) else choice
    wanted = ("image_generation",) if isinstance(choice, dict) else ("auto", "required")
    if not isinstance(kind, str) or kind not in wanted:
        _unsupported("tool_choice", "Served are 'auto', 'required' and {\"type\": \"image_generation\"}: "
                     "every response paints one picture.")  # fmt: skip


def _read_input(given: dict[str, Any]) -> _Input:
    value, found = given.get("input"), _Input()
    if value is None:
        raise RequestError("Missing required parameter: 'input'.", param="input", code="missing_required_parameter")
    if isinstance(value, str):
        found.words.append(value)
        found.items.append(_told_message("user", [{"type": "input_text", "text": value}]))
        return found
    if not isinstance(value, list):
        raise wrong_type("input", "a string or an array", value)
    if len(value) > MOST_ITEMS:
        message = f"Invalid 'input': at most {MOST_ITEMS} items are taken."
        raise RequestError(message, param="input", code="array_above_max_length")
    for number, item in enumerate(value):
        place = f"input[{number}]"
        if not isinstance(item, dict):
            raise wrong_type(place, "an object", item)
        kind = item.get("type") or "message"
        if kind == "message":
            _message(item, place, found)
        elif kind in ("image_generation_call", "item_reference"):
            found.saw_picture(_call_id(item.get("id"), place))
        else:
            _unsupported(f"{place}.type", "Served are messages and image_generation_call items.")
    return found


def _call_id(value: Any, place: str) -> str:
    if not isinstance(value, str):
        raise wrong_type(f"{place}.id", "a string", value)
    if not value.startswith("ig_"):
        _unsupported(f"{place}.id", "Only items of image_generation_call ('ig_…') can be referred to.")
    return value


def _message(item: dict[str, Any], place: str, found: _Input) -> None:
    role, content = item.get("role"), item.get("content")
    if role not in ("user", "system", "developer"):
        _unsupported(f"{place}.role", "Served are the roles 'user', 'system' and 'developer'; no chat model is run.")
    texts = found.words if role == "user" else found.prefix
    if isinstance(content, str):
        texts.append(content)
        found.items.append(_told_message(role, [{"type": "input_text", "text": content}]))
        return
    if not isinstance(content, list):
        raise wrong_type(f"{place}.content", "a string or an array", content)
    told: list[dict[str, Any]] = []
    found.items.append(_told_message(role, told))
    for number, part in enumerate(content):
        inner = f"{place}.content[{number}]"
        if not isinstance(part, dict):
            raise wrong_type(inner, "an object", part)
        if part.get("type") == "input_text":
            if not isinstance(part.get("text"), str):
                raise wrong_type(f"{inner}.text", "a string", part.get("text"))
            texts.append(part["text"])
            told.append({"type": "input_text", "text": part["text"]})
        elif part.get("type") == "input_image" and role == "user":
            found.images.append(_image(part, inner))
            detail = part.get("detail") if part.get("detail") in DETAILS else "auto"
            told.append({"type": "input_image", "detail": detail, "file_id": None, "image_url": None})
        else:
            _unsupported(f"{inner}.type", "Served are input_text and, from the user, input_image.")


def _told_message(role: str, content: list[dict[str, Any]]) -> dict[str, Any]:
    return {"type": "message", "role": role, "status": "completed", "content": content}


def _image(holder: Any, place: str) -> bytes:
    """The bytes of {"image_url": "data:…;base64,…"}; whether they are a picture is looked at later."""
    if not isinstance(holder, dict):
        raise wrong_type(place, "an object", holder)
    if holder.get("file_id") is not None:
        _unsupported(f"{place}.file_id", "Stored files are not served here. Send a data URL as image_url.")
    url = holder.get("image_url")
    if not isinstance(url, str):
        raise wrong_type(f"{place}.image_url", "a string", url)
    return of_data_url(url, f"{place}.image_url")


def _echo(given: dict[str, Any], tool: dict[str, Any]) -> dict[str, Any]:
    echo = {
        "model": given.get("model"),
        "instructions": given.get("instructions"),
        "metadata": given.get("metadata", {}),
        "previous_response_id": given.get("previous_response_id"),
        "store": given.get("store", True),
        "background": given.get("background", False),
        "tool_choice": given.get("tool_choice", "auto"),
        "tools": [tool],
    }
    if isinstance(echo["tool_choice"], dict):
        echo["tool_choice"] = {"type": "image_generation"}
    if given.get("user"):
        echo["user"] = given["user"]
    if given.get("safety_identifier"):
        echo["safety_identifier"] = given["safety_identifier"]
    for name, value in echo.items():
        repeatable(name, value)
    return echo


def repeatable(name: str, value: T) -> T:
    """Raises RequestError for half a character or a number beyond 64 bits: our own answer could not be written."""
    try:
        orjson.dumps(value)
    except TypeError:
        raise RequestError(f"Invalid '{name}': it holds something that cannot be repeated.", param=name) from None
    return value


def _unsupported(param: str, message: str) -> NoReturn:
    raise RequestError(message, param=param, code="unsupported_parameter")
