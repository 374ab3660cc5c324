"""The Responses API's bodies and answers as JSON Schema, for the document; what is checked is in `responses_wire`."""

from __future__ import annotations

from typing import Any

from dallery.api.responses_wire import ACTIONS

Schema = dict[str, Any]
_TEXT: Schema = {"type": "string"}
_WORD: Schema = {"type": ["string", "null"]}
_WHOLE: Schema = {"type": ["integer", "null"]}
_ANSWERED = ("queued", "in_progress", "completed", "failed", "cancelled")


def components() -> dict[str, Schema]:
    return {
        "ResponseRequest": _request(),
        "Response": _response(),
        "ImageGenerationCall": _call(),
        "ResponseEvent": _object(
            ["type", "sequence_number"], type=_TEXT, sequence_number={"type": "integer", "minimum": 0}
        ),
        "InputItems": _object(
            ["object", "data", "first_id", "last_id", "has_more"], object={"const": "list"}, first_id=_WORD,
            last_id=_WORD, has_more={"type": "boolean"},
            data={"type": "array", "items": _object(["id", "type", "status"], id=_TEXT, type=_TEXT, status=_TEXT)},
        ),
        "DeletedResponse": _object(
            ["id", "object", "deleted"], id=_TEXT, object={"const": "response"}, deleted={"const": True}
        ),
    }


def _request() -> Schema:
    picture = {
        "type": "string",
        "pattern": "^data:image/(png|jpeg|webp);base64,",
        "description": "A data URL; addresses are not fetched.",
        "x-description-ko": "데이터 URL입니다. 주소에서 가져오지는 않습니다.",
    }
    part = {
        "anyOf": [
            _object(["type", "text"], type={"const": "input_text"}, text=_TEXT),
            _object(["type", "image_url"], type={"const": "input_image"}, image_url=picture),
        ]
    }
    item = {
        "anyOf": [
            _object(
                ["role", "content"], type={"const": "message"}, role={"enum": ["user", "system", "developer"]},
                content={"anyOf": [_TEXT, {"type": "array", "items": part}]},
            ),
            _object(["type", "id"], type={"const": "image_generation_call"}, id={"type": "string", "pattern": "^ig_"}),
        ]
    }
    choice = _object(["type"], type={"const": "image_generation"})
    return _object(
        ["input", "tools"],
        model={
            "type": ["string", "null"], "maxLength": 200, "examples": ["gpt-5.2"],
            "description": "Accepted and repeated. No chat model is run; the picture's model stands in the tool.",
            "x-description-ko": "받아서 그대로 돌려줍니다. 대화 모델은 쓰지 않으며, 그림 모델은 도구에 적습니다.",
        },
        input={"anyOf": [_TEXT, {"type": "array", "items": item, "minItems": 1}]},
        tools={"type": "array", "items": _tool(picture), "minItems": 1, "maxItems": 1},
        tool_choice={"anyOf": [{"enum": ["auto", "required", None]}, choice]},
        previous_response_id={
            "type": ["string", "null"],
            "description": "The turn before: its picture is edited, or painted anew where nobody can edit.",
            "x-description-ko": "앞선 차례입니다. 그 그림을 고치며, 고칠 수 있는 모델이 없으면 새로 그립니다.",
        },
        instructions={
            "type": ["string", "null"],
            "description": "Put before the words of this turn.", "x-description-ko": "이번 차례의 글 앞에 붙입니다.",
        },
        store={"type": ["boolean", "null"], "default": True},
        stream={"type": ["boolean", "null"], "default": False},
        background={
            "type": ["boolean", "null"], "default": False,
            "description": "True answers at once with a response to ask for by its id.",
            "x-description-ko": "true이면 곧바로 답하며, 그 id로 나중에 물어봅니다.",
        },
        metadata={"type": ["object", "null"], "maxProperties": 16, "additionalProperties": _TEXT},
        user=_WORD, safety_identifier=_WORD,
    )


def _tool(picture: Schema) -> Schema:
    return _object(
        ["type"], type={"const": "image_generation"}, action={"enum": [*ACTIONS, None]}, model=_WORD, size=_WORD,
        quality=_WORD, background=_WORD, output_format=_WORD, moderation=_WORD, input_fidelity=_WORD,
        output_compression={**_WHOLE, "minimum": 0, "maximum": 100},
        partial_images={**_WHOLE, "minimum": 0, "maximum": 3},
        input_image_mask=_object(["image_url"], image_url=picture),
    )


def _call() -> Schema:
    return _object(
        ["type", "id", "status", "result"], type={"const": "image_generation_call"}, id=_TEXT,
        status={"enum": ["in_progress", "generating", "completed", "failed"]}, result=_WORD,
        action={"enum": ["generate", "edit"]}, revised_prompt=_WORD, size=_TEXT, quality=_TEXT, background=_TEXT,
        output_format=_TEXT, error={"$ref": "#/components/schemas/Error/properties/error"},
    )


def _response() -> Schema:
    error = _object(["code", "message"], code=_TEXT, message=_TEXT, job_id=_TEXT, charged=_TEXT)
    images = _object(["image_gen"], image_gen={"$ref": "#/components/schemas/Usage"})
    return _object(
        ["id", "object", "created_at", "status", "model", "output", "tools", "tool_choice", "parallel_tool_calls"],
        id=_TEXT, object={"const": "response"}, background={"type": "boolean"},
        created_at={"type": "integer"}, completed_at=_WHOLE,
        status={"enum": list(_ANSWERED)}, model=_TEXT, error={"anyOf": [error, {"type": "null"}]},
        instructions=_WORD, metadata={"type": "object"}, previous_response_id=_WORD,
        parallel_tool_calls={"type": "boolean"}, tools={"type": "array"}, tool_choice={},
        output={"type": "array", "items": {"$ref": "#/components/schemas/ImageGenerationCall"}},
        usage={"type": ["object", "null"]}, tool_usage={"anyOf": [images, {"type": "null"}]},
    )


def _object(required: list[str], **properties: Schema) -> Schema:
    return {"type": "object", "required": required, "properties": properties}
