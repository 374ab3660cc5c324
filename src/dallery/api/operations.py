"""What this door serves, one row per operation, in English and Korean; it registers no route and prints no document.

To add an operation: register its route, add a row to `OPERATIONS` (and, for new fields of a request, rows to
`fields.TABLE`; for a new shape of answer, a schema to `schema.components`).  The document, the page that shows it and
the generated tests follow by themselves; a test fails while a route has no row or a row has no route.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from dallery.api import fields
from dallery.api.fields import NOTHING, Words

JSON, EVENTS, ANY_IMAGE, FORM = "application/json", "text/event-stream", "image/*", "multipart/form-data"

IMAGE_EVENTS = ("PartialImageEvent", "CompletedEvent", "ErrorEvent")
JOB_EVENTS = ("JobStatusEvent", "JobProgressEvent", *IMAGE_EVENTS)


def _none() -> Mapping[str, Any]:
    return MappingProxyType({})


@dataclass(frozen=True)
class Parameter:
    """A header or query value of a request, or (`place` "answer") a header of an answer."""

    name: str
    place: str
    help: Words
    schema: Mapping[str, Any] = field(default_factory=_none, hash=False)
    example: str | None = None
    required: bool = False


@dataclass(frozen=True)
class Answer:
    """`kinds` maps a content type to its schema in `schema.components`, None for bytes; for events to all of theirs.

    `leads`: what may be asked next, as (operation, part of its path, where in this answer that part stands).
    """

    status: int
    help: Words
    kinds: Mapping[str, str | tuple[str, ...] | None] = field(default_factory=_none, hash=False)
    headers: tuple[Parameter, ...] = ()
    leads: tuple[tuple[str, str, str], ...] = ()


@dataclass(frozen=True)
class Operation:
    """`path` as the router has it, with {name} for a part.  `order` names the fields that a body takes.

    `body` names a schema of a JSON body that is no order of `fields`.
    `bodies` are the content types of a request; `example` is written for the first ("@fox.png" is a file of a form).
    `bare`: served without /v1 too.  `key` False: open to everybody.
    """

    method: str
    path: str
    id: str
    group: str
    title: Words
    more: Words = NOTHING
    order: str | None = None
    bodies: tuple[str, ...] = (JSON,)
    example: Mapping[str, Any] = field(default_factory=_none, hash=False)
    parameters: tuple[Parameter, ...] = ()
    answers: tuple[Answer, ...] = ()
    errors: tuple[int, ...] = ()
    bare: bool = False
    key: bool = True
    body: str | None = None


GROUPS = MappingProxyType(
    {
        "Images": Words("Order pictures, look at them, delete them.", "그림을 주문하고, 보고, 지웁니다."),
        "Conversations": Words("Change a picture turn by turn.", "그림을 말로 차례차례 고칩니다."),
        "Jobs": Words("What became of an order.", "주문이 어떻게 되었는지 봅니다."),
        "Models": Words("What can be asked for here.", "여기에서 부를 수 있는 모델입니다."),
        "Server": Words("The server itself.", "서버 자체에 관한 것입니다."),
    }
)

# The parts of a path in braces.
PARTS = MappingProxyType(
    {
        "job_id": Parameter("job_id", "path", Words("`x-dallery-job` of an answer, or `id` of a job.",
                                                    "답의 `x-dallery-job` 또는 작업의 `id`입니다."),
                            MappingProxyType({"type": "string"}), "job_01hx2v9k3m5n7p8q9r0s1t2v3w"),
        "image_id": Parameter("image_id", "path", Words("`id` of a picture.", "그림의 `id`입니다."),
                              MappingProxyType({"type": "string", "pattern": "^img_[0-9A-Za-z_-]{1,64}$"}),
                              "img_01hx2v9k3m5n7p8q9r0s1t2v3w"),
        "response_id": Parameter("response_id", "path", Words("`id` of a response.", "응답의 `id`입니다."),
                                 MappingProxyType({"type": "string"}), "resp_01hx2v9k3m5n7p8q9r0s1t2v3w"),
        "model_id": Parameter("model_id", "path", Words("Name of a model.", "모델의 이름입니다."),
                              MappingProxyType({"type": "string"}), "dall-e-3"),
        "name": Parameter("name", "path", Words("`id` of a picture and its ending.", "그림의 `id`와 확장자입니다."),
                          MappingProxyType({"type": "string"}), "img_01hx2v9k3m5n7p8q9r0s1t2v3w.png"),
    }
)

_WORD = MappingProxyType({"type": "string"})
ASKING = (
    Parameter(
        "Idempotency-Key", "header",
        Words("The same key and order give the same job for 24 hours; with another order it is a 422.",
              "같은 키와 같은 주문은 24시간 동안 같은 작업이 됩니다. 다른 주문에 쓰면 422입니다."),
        MappingProxyType({"type": "string", "minLength": 1, "maxLength": 255, "pattern": "^[ -+\\--~]+$"}),
        "order-4711",
    ),
    Parameter(
        "Prefer", "header",
        Words("`respond-async` answers 202 at once with a job to ask for; `handling=strict` is x-dallery-strict.",
              "`respond-async`는 곧바로 202와 작업으로 답합니다. `handling=strict`는 x-dallery-strict와 같습니다."),
        _WORD, "respond-async",
    ),
    Parameter(
        "x-dallery-strict", "header",
        Words("`1` refuses fields that would be dropped, with `unknown_parameter`.",
              "`1`이면 버려질 항목을 `unknown_parameter`로 거절합니다."),
        _WORD, "1",
    ),
)
ALWAYS_TOLD = (
    Parameter("x-request-id", "answer", Words("Name of this request; the log knows it.",
                                              "이 요청의 이름이며 기록에 남습니다."), _WORD, required=True),
)
REFUSAL_TELLS = (
    Parameter(
        "x-should-retry", "answer",
        Words("Whether sending the same again by program is safe and useful; official SDKs obey it.",
              "프로그램이 같은 요청을 다시 보내도 안전하고 쓸모 있는지이며, 공식 SDK는 이를 따릅니다."),
        MappingProxyType({"type": "string", "enum": ["true", "false"]}), required=True,
    ),
    Parameter("Retry-After", "answer", Words("Seconds to wait before that.", "그 전에 기다릴 초입니다."), _WORD),
)
_JOB = Parameter("x-dallery-job", "answer", Words("The job of this answer.", "이 답의 작업입니다."), _WORD)
_PAINTER = Parameter("x-dallery-model", "answer", Words("The model that painted.", "실제로 그린 모델입니다."), _WORD)
_COST = Parameter("x-dallery-cost-micros", "answer", Words("What it cost in millionths of a US dollar.",
                                                           "비용이며 단위는 백만분의 1달러입니다."), _WORD)
_TOLD = (
    _JOB,
    _PAINTER,
    Parameter("x-dallery-asked-model", "answer", Words("The model that was asked for, when that is another.",
                                                       "다른 모델을 불렀을 때, 부른 모델입니다."), _WORD),
    _COST,
    Parameter("x-dallery-charged", "answer", Words("On a job that failed: `no`, `yes` or `maybe`.",
                                                   "실패한 작업이면 `no`, `yes`, `maybe` 가운데 하나입니다."), _WORD),
    Parameter("x-dallery-dropped", "answer", Words("Fields that were not understood and left out.",
                                                   "알 수 없어서 뺀 항목입니다."), _WORD),
    Parameter("Idempotent-Replayed", "answer", Words("`true` when this answers an earlier order.",
                                                     "앞선 주문의 답이면 `true`입니다."), _WORD),
)
_WHERE = (
    Parameter("Location", "answer", Words("Where the job is found.", "작업의 주소입니다."), _WORD, required=True),
    Parameter("Preference-Applied", "answer", Words("The wish that was granted.", "들어준 바람입니다."), _WORD,
              required=True),
)
_RESUME = Parameter(
    "Last-Event-ID", "header",
    Words("`id` of the last event that was read.", "마지막으로 읽은 이벤트의 `id`입니다. 그 뒤부터 보냅니다."),
    _WORD, "end-1",
)
_SIGNED = (
    Parameter("exp", "query", Words("Part of the signed link.", "서명된 링크의 일부입니다."), _WORD, required=True),
    Parameter("sig", "query", Words("Part of the signed link.", "서명된 링크의 일부입니다."), _WORD, required=True),
)


_BY_JOB = tuple(
    (operation, "job_id", "$response.header.x-dallery-job")
    for operation in ("getJob", "streamJob", "cancelJob", "deleteJob")
)
_BY_PICTURE = tuple((operation, "image_id", "$response.body#/data/0/id") for operation in ("getImage", "deleteImage"))


def _ok(schema: str, en: str, ko: str, leads: tuple[tuple[str, str, str], ...] = ()) -> Answer:
    return Answer(200, Words(en, ko), MappingProxyType({JSON: schema}), leads=leads)


IMAGES = Answer(
    200,
    Words("The images. With `stream`: partial images, then one completed event per image, or the error.",
          "그림입니다. `stream`이면 중간 그림, 그림마다 완성 이벤트 하나, 또는 오류가 옵니다."),
    MappingProxyType({JSON: "ImagesResponse", EVENTS: IMAGE_EVENTS}), _TOLD, _BY_JOB,
)
LATER = Answer(
    202, Words("With `Prefer: respond-async`: the job to ask for.", "`Prefer: respond-async`이면 물어볼 작업입니다."),
    MappingProxyType({JSON: "Job"}), (*_WHERE, *_TOLD), _BY_JOB,
)
_TURN = Parameter(
    "x-dallery-turn", "answer",
    Words("`generated`, `edited`, or `regenerated` where a follow-up could not edit.",
          "`generated`(새로 그림), `edited`(고침), `regenerated`(고칠 수 없어 새로 그림) 가운데 하나입니다."), _WORD,
)
_BY_RESPONSE = tuple((name, "response_id", "$response.body#/id") for name in ("getResponse", "deleteResponse"))
TURN = Answer(
    200,
    Words("The response with its picture. With `stream`: numbered events, up to `response.completed` or its failure.",
          "그림이 담긴 응답입니다. `stream`이면 번호가 붙은 이벤트가 `response.completed` 또는 실패까지 옵니다."),
    MappingProxyType({JSON: "Response", EVENTS: "ResponseEvent"}), (*_TOLD, _TURN), (*_BY_JOB, *_BY_RESPONSE),
)
_TOLD_AGAIN = (_JOB, _PAINTER, _COST)
STORED = Answer(
    200, Words("The response as it is now, or its events.", "지금 상태의 응답 또는 그 이벤트입니다."),
    MappingProxyType({JSON: "Response", EVENTS: "ResponseEvent"}), _TOLD_AGAIN,
)
STOPPED = Answer(
    200, Words("The response as it is now.", "지금 상태의 응답입니다."), MappingProxyType({JSON: "Response"}),
    _TOLD_AGAIN,
)
_AGAIN = (
    Parameter("stream", "query", Words("`true` sends events.", "`true`이면 이벤트를 보냅니다."),
              MappingProxyType({"type": "string", "enum": ["true", "false"]})),
    Parameter("starting_after", "query", Words("`sequence_number` of the last event that was read.",
                                               "마지막으로 읽은 이벤트의 `sequence_number`입니다."),
              MappingProxyType({"type": "string", "pattern": "^[0-9]{1,9}$"})),
)
_PAGE = (
    Parameter("limit", "query", Words("1 to 100, 20 if left out.", "1부터 100까지이며, 쓰지 않으면 20입니다."),
              MappingProxyType({"type": "integer", "minimum": 1, "maximum": 100})),
    Parameter("order", "query", Words("`desc` (the newest first) or `asc`.", "`desc`(새것부터) 또는 `asc`입니다."),
              MappingProxyType({"type": "string", "enum": ["asc", "desc"]})),
    Parameter("after", "query", Words("`id` of the last item that was read.", "마지막으로 읽은 항목의 `id`입니다."),
              _WORD),
)
ORDERING = (400, 404, 409, 413, 415, 422, 429, 502, 504)
_FILE = Answer(200, Words("The image file.", "그림 파일입니다."), MappingProxyType({ANY_IMAGE: None}))
_PIECE = Answer(206, Words("The bytes asked for.", "요청한 만큼의 바이트입니다."), MappingProxyType({ANY_IMAGE: None}))
_SAME = Answer(304, Words("Unchanged.", "바뀌지 않았습니다."))
_NO_MORE = Answer(204, Words("Nothing follows that event.", "그 뒤로 더 없습니다."), headers=(_JOB, _PAINTER))
_STREAM = Answer(
    200,
    Words("What has happened and what happens, up to the images or the error. Every event has an `id`.",
          "지금까지의 일과 앞으로의 일을 그림이나 오류가 나올 때까지 보냅니다. 이벤트마다 `id`가 있습니다."),
    MappingProxyType({EVENTS: JOB_EVENTS}), (_JOB, _PAINTER),
)

OPERATIONS = (
    Operation(
        "POST", "/v1/images/generations", "createImage", "Images",
        Words("Generate images", "그림 만들기"),
        Words(
            "Every value is checked against the model that will serve before any money is spent. A client that leaves "
            "does not stop its job. An SDK's own retry joins the job whose answer never arrived.",
            "돈이 들기 전에 모든 값을 실제로 그릴 모델에 맞추어 확인합니다. 연결을 끊어도 작업은 계속됩니다. "
            "SDK가 스스로 다시 보낸 요청은 답이 닿지 않은 작업에 이어집니다.",
        ),
        fields.GENERATION, (JSON,),
        MappingProxyType({"prompt": "A fox in a snowy forest, watercolour", "size": "1024x1024"}),
        ASKING, (IMAGES, LATER), ORDERING, bare=True,
    ),
    Operation(
        "POST", "/v1/images/edits", "editImage", "Images", Words("Edit pictures", "그림 고치기"),
        Words(
            "Up to 16 pictures, as a form or as data URLs in JSON (`file_id` and addresses are refused). What lies "
            "outside the mask comes back exactly as it was, unless `keep_outside` is false.",
            "폼으로, 또는 JSON 안의 data URL로 16장까지 보냅니다(`file_id`와 인터넷 주소는 거절합니다). 마스크 바깥은 "
            "`keep_outside`가 false가 아니면 원래 그대로 돌아옵니다.",
        ),
        fields.EDIT, (FORM, JSON), MappingProxyType({"image": "@fox.png", "prompt": "Make it night"}),
        ASKING, (IMAGES, LATER), ORDERING, bare=True,
    ),
    Operation(
        "POST", "/v1/images/variations", "createVariation", "Images", Words("Vary a picture", "그림 변형하기"),
        Words(
            "The endpoint of dall-e-2, served as an edit with a prompt of ours by the model of today.",
            "dall-e-2의 기능으로, 오늘의 모델이 정해진 프롬프트로 고쳐 그립니다.",
        ),
        fields.VARIATION, (FORM,), MappingProxyType({"image": "@fox.png", "n": 2}),
        ASKING, (IMAGES, LATER), ORDERING, bare=True,
    ),
    Operation(
        "GET", "/v1/images/{image_id}", "getImage", "Images", Words("Look at a picture", "그림 보기"),
        answers=(_ok("Picture", "The picture, with a signed link.", "그림과 서명된 링크입니다."),), errors=(404,),
    ),
    Operation(
        "DELETE", "/v1/images/{image_id}", "deleteImage", "Images", Words("Delete a picture", "그림 지우기"),
        Words("It leaves the gallery and its links stop opening.", "갤러리에서 사라지고 링크도 열리지 않습니다."),
        answers=(_ok("DeletedPicture", "It is gone.", "지웠습니다."),), errors=(404,),
    ),
    Operation(
        "GET", "/v1/files/{name}", "openFile", "Images", Words("Open a signed link", "서명된 링크 열기"),
        Words("Use the `url` of an answer as it is; no key is needed.", "답의 `url`을 그대로 쓰며 키가 필요 없습니다."),
        parameters=_SIGNED, answers=(_FILE, _PIECE, _SAME), errors=(404, 416), key=False,
    ),
    Operation(
        "POST", "/v1/responses", "createResponse", "Conversations", Words("Take a turn", "한 차례 주고받기"),
        Words(
            "One picture by the tool `image_generation`. With `previous_response_id` the picture of that turn is "
            "edited. No chat model is run: `model` is repeated, and the words go to the picture's model as they are.",
            "`image_generation` 도구로 그림 한 장을 만듭니다. `previous_response_id`를 주면 그 차례의 그림을 고칩니다. "
            "대화 모델은 쓰지 않습니다. `model`은 그대로 돌려주고, 글은 있는 그대로 그림 모델에 보냅니다.",
        ),
        example=MappingProxyType(
            {"model": "gpt-5.2", "input": "A fox in a snowy forest", "tools": [{"type": "image_generation"}]}
        ),
        parameters=(ASKING[0], ASKING[-1]), answers=(TURN,), errors=ORDERING, bare=True, body="ResponseRequest",
    ),
    Operation(
        "GET", "/v1/responses/{response_id}", "getResponse", "Conversations", Words("Look at a turn", "차례 보기"),
        Words("With `stream=true` its events, after number `starting_after`: what was cut off is taken up again.",
              "`stream=true`이면 `starting_after` 번호 뒤의 이벤트를 보냅니다. 끊긴 스트림을 이어 받을 때 씁니다."),
        parameters=_AGAIN, answers=(STORED,), errors=(404,), bare=True,
    ),
    Operation(
        "POST", "/v1/responses/{response_id}/cancel", "cancelResponse", "Conversations",
        Words("Cancel a turn", "차례 취소"),
        Words("Stops its job if it still can be stopped; one that has ended stays as it is.",
              "아직 멈출 수 있으면 멈춥니다. 끝난 것은 그대로입니다."),
        answers=(STOPPED,), errors=(404,), bare=True,
    ),
    Operation(
        "GET", "/v1/responses/{response_id}/input_items", "listInputItems", "Conversations",
        Words("List what a turn was given", "차례의 입력 보기"),
        Words("Words as they came; pictures by their place only.", "글은 온 그대로, 그림은 자리만 보여 줍니다."),
        parameters=_PAGE, answers=(_ok("InputItems", "A page of the input.", "입력의 한 쪽입니다."),), errors=(404,),
        bare=True,
    ),
    Operation(
        "DELETE", "/v1/responses/{response_id}", "deleteResponse", "Conversations",
        Words("Delete a turn", "차례 지우기"),
        Words("Its picture stays in the gallery.", "그림은 갤러리에 남습니다."),
        answers=(_ok("DeletedResponse", "It is gone.", "지웠습니다."),), errors=(404,), bare=True,
    ),
    Operation(
        "GET", "/v1/jobs/{job_id}", "getJob", "Jobs", Words("Look at a job", "작업 보기"),
        Words("A job that was cancelled after it had been sent is `uncertain`: it may have been charged.",
              "보낸 뒤에 취소한 작업은 `uncertain`이며 비용이 나갔을 수 있습니다."),
        answers=(_ok("Job", "The job and its images.", "작업과 그림입니다.", _BY_PICTURE),), errors=(404,),
    ),
    Operation(
        "DELETE", "/v1/jobs/{job_id}", "deleteJob", "Jobs", Words("Delete a job's pictures", "작업의 그림 지우기"),
        Words("What the job cost stays on record. A job that has not ended is a 409.",
              "작업의 비용 기록은 남습니다. 끝나지 않은 작업은 409입니다."),
        answers=(_ok("DeletedJob", "Its pictures are gone.", "그림을 지웠습니다."),), errors=(404, 409),
    ),
    Operation(
        "GET", "/v1/jobs/{job_id}/events", "streamJob", "Jobs", Words("Follow a job", "작업 따라가기"),
        Words("Also takes up a stream that was dropped: reconnect with `Last-Event-ID`.",
              "끊긴 스트림도 `Last-Event-ID`로 이어서 받습니다."),
        parameters=(_RESUME,), answers=(_STREAM, _NO_MORE), errors=(404,),
    ),
    Operation(
        "POST", "/v1/jobs/{job_id}/cancel", "cancelJob", "Jobs", Words("Cancel a job", "작업 취소"),
        Words("Stops it if it still can be stopped; a job that has ended stays as it is.",
              "아직 멈출 수 있으면 멈춥니다. 끝난 작업은 그대로입니다."),
        answers=(_ok("Job", "The job as it is now.", "지금 상태의 작업입니다."),), errors=(404,),
    ),
    Operation(
        "POST", "/v1/jobs/{job_id}/settle", "settleJob", "Jobs", Words("Settle an uncertain job", "불확실한 작업 정리"),
        Words(
            "For a job that is `uncertain`, once you have looked at your account: `charged` books what it holds, "
            "`not_charged` gives it back, `read_again` asks a provider that can for the same order's answer. Nothing "
            "is ordered again.",
            "`uncertain`인 작업의 비용을 제공자 계정에서 확인한 뒤 알려 주세요. `charged`는 잡아 둔 금액을 비용으로 "
            "적고, `not_charged`는 되돌려 놓습니다. `read_again`은 같은 주문의 답을 다시 받을 수 있는 제공자에게만 "
            "다시 묻습니다. 새로 주문하지는 않습니다.",
        ),
        example=MappingProxyType({"outcome": "not_charged"}),
        answers=(_ok("Job", "The job as it is now.", "지금 상태의 작업입니다."),), errors=(404, 409, 413, 415),
        body="SettleRequest",
    ),
    Operation(
        "GET", "/v1/models", "listModels", "Models", Words("List the models", "모델 목록"),
        answers=(_ok("ModelList", "Living and retired names; `served_by` paints today.",
                     "지금 있는 이름과 종료된 이름입니다. `served_by`가 오늘 그립니다."),), bare=True,
    ),
    Operation(
        "GET", "/v1/models/{model_id}", "getModel", "Models", Words("Look at a model", "모델 보기"),
        answers=(_ok("Model", "The model.", "모델입니다."),), errors=(404,), bare=True,
    ),
    Operation(
        "GET", "/v1/openapi.json", "getOpenApi", "Server", Words("This document", "이 문서"),
        answers=(Answer(200, Words("OpenAPI 3.1.", "OpenAPI 3.1입니다."), MappingProxyType({JSON: None})),), key=False,
    ),
    Operation(
        "GET", "/healthz", "getHealth", "Server", Words("Whether the server takes orders", "서버가 주문을 받는지"),
        answers=(_ok("Health", "Orders are accepted, and durable from then on.",
                     "주문을 받으며, 받은 주문은 잃지 않습니다."),), key=False,
    ),
)
