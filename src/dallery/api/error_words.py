"""When each error code is met, and what its `param` names, in English and Korean; statuses and costs stand elsewhere.

`docs/errors.md` is printed from these words and from what `schema.errors` finds declared.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from dallery.api.fields import Words

_FIELD = "the field"
# code: (what `param` names, or "" for null; when it is met)
WHEN: Mapping[str, tuple[str, Words]] = MappingProxyType(
    {
        "array_above_max_length": (
            _FIELD,
            Words(
                "Too many pictures or items.",
                "그림이나 항목이 너무 많습니다.",
            ),
        ),
        "bad_answer": (
            "",
            Words(
                "The provider answered and charged, and what came is no picture.",
                "제공자가 답하고 비용을 청구했지만 온 것이 그림이 아닙니다.",
            ),
        ),
        "budget_exceeded": (
            "",
            Words(
                "The day's budget would be passed.",
                "하루 예산을 넘게 됩니다.",
            ),
        ),
        "cancelled": (
            "",
            Words(
                "Somebody stopped the job; `charged` is `maybe` when it was under way already.",
                "누군가 작업을 멈췄습니다. 이미 보낸 뒤라면 `charged`는 `maybe`입니다.",
            ),
        ),
        "cannot_read_again": (
            "",
            Words(
                "The job's provider gives an answer once.",
                "이 작업의 제공자는 답을 한 번만 줍니다.",
            ),
        ),
        "content_policy_violation": (
            "",
            Words(
                "A safety system refused, in the words of DALL·E.",
                "안전 시스템이 거절했습니다(DALL·E 시절의 코드).",
            ),
        ),
        "edits_not_supported": (
            _FIELD,
            Words(
                "No model that is ready can edit, or none takes a mask.",
                "지금 그림을 고치거나 마스크를 받는 모델이 없습니다.",
            ),
        ),
        "empty_string": (
            "`prompt`",
            Words(
                "The prompt shows nothing.",
                "프롬프트에 아무 내용이 없습니다.",
            ),
        ),
        "host_not_allowed": (
            "",
            Words(
                "The Host header is no address of this server.",
                "Host 헤더가 이 서버의 주소가 아닙니다.",
            ),
        ),
        "idempotency_key_reused": (
            "",
            Words(
                "The Idempotency-Key came with another order.",
                "Idempotency-Key를 다른 주문에 썼습니다.",
            ),
        ),
        "illustrator_failed": (
            "",
            Words(
                "The painting process ended in the middle.",
                "그리는 프로세스가 도중에 끝났습니다.",
            ),
        ),
        "image_damaged": (
            "",
            Words(
                "A stored picture is not what was stored.",
                "저장된 그림이 저장할 때와 다릅니다.",
            ),
        ),
        "image_deleted": (
            "`previous_response_id`, `input` or null",
            Words(
                "The pictures that are asked for were deleted.",
                "찾는 그림을 이미 지웠습니다.",
            ),
        ),
        "image_too_large": (
            _FIELD,
            Words(
                "A picture of too many bytes or pixels.",
                "그림의 바이트나 픽셀이 너무 많습니다.",
            ),
        ),
        "image_unprocessable": (
            _FIELD,
            Words(
                "A picture that takes too long or too much memory to open.",
                "여는 데 시간이나 메모리가 너무 드는 그림입니다.",
            ),
        ),
        "insufficient_quota": (
            "",
            Words(
                "The provider's account is empty.",
                "제공자 계정에 잔액이 없습니다.",
            ),
        ),
        "integer_above_max_value": (
            _FIELD,
            Words(
                "A number above its range.",
                "수가 범위보다 큽니다.",
            ),
        ),
        "integer_below_min_value": (
            _FIELD,
            Words(
                "A number below its range.",
                "수가 범위보다 작습니다.",
            ),
        ),
        "internal_error": (
            "",
            Words(
                "Our mistake; `x-request-id` finds it in the log.",
                "서버의 잘못이며 `x-request-id`로 기록을 찾습니다.",
            ),
        ),
        "invalid_api_key": (
            "",
            Words(
                "No key, or not one of ours.",
                "키가 없거나 여기 키가 아닙니다.",
            ),
        ),
        "invalid_image": (
            _FIELD,
            Words(
                "No picture of a kind that is taken, or a broken one.",
                "받지 않는 종류이거나 깨진 그림입니다.",
            ),
        ),
        "invalid_json": (
            "",
            Words(
                "The body is no JSON object, or names something twice.",
                "본문이 JSON 객체가 아니거나 같은 이름이 두 번 나옵니다.",
            ),
        ),
        "invalid_multipart": (
            "",
            Words(
                "The form cannot be read.",
                "폼을 읽을 수 없습니다.",
            ),
        ),
        "invalid_size": (
            "`size`",
            Words(
                "A size that neither model takes.",
                "어느 모델도 받지 않는 크기입니다.",
            ),
        ),
        "invalid_type": (
            _FIELD,
            Words(
                "A value of the wrong type.",
                "값의 형식이 다릅니다.",
            ),
        ),
        "invalid_value": (
            _FIELD,
            Words(
                "A value that is not taken; or the provider's own word for it.",
                "받지 않는 값이거나, 제공자가 그렇게 답했습니다.",
            ),
        ),
        "job_not_ended": (
            "`previous_response_id` or null",
            Words(
                "The job still runs.",
                "작업이 아직 끝나지 않았습니다.",
            ),
        ),
        "job_settled": (
            "",
            Words(
                "It is known what the job cost.",
                "작업의 비용을 이미 알고 있습니다.",
            ),
        ),
        "method_not_allowed": (
            "",
            Words(
                "`Allow` names what is.",
                "허용된 방식은 `Allow`에 있습니다.",
            ),
        ),
        "missing_required_parameter": (
            _FIELD,
            Words(
                "A field is missing.",
                "꼭 필요한 항목이 없습니다.",
            ),
        ),
        "model_not_found": (
            "`model`",
            Words(
                "There is no such model here.",
                "여기에는 없는 모델입니다.",
            ),
        ),
        "moderation_blocked": (
            "",
            Words(
                "A safety system refused; `moderation_details` has stage and categories. What the output stage "
                "refused may have been charged.",
                "안전 시스템이 거절했고, `moderation_details`에 단계와 종류가 있습니다. 출력 단계에서 막힌 그림은 "
                "비용이 나갔을 수 있습니다.",
            ),
        ),
        "not_found": (
            "",
            Words(
                "There is no such thing, or it is somebody else's.",
                "없거나 다른 사람의 것입니다.",
            ),
        ),
        "outcome_unknown": (
            "",
            Words(
                "It was sent and may have been charged; it is not sent again.",
                "보냈고 비용이 나갔을 수 있으며, 다시 보내지 않습니다.",
            ),
        ),
        "price_unknown": (
            "`model`",
            Words(
                "A model without a price is not ordered.",
                "가격을 모르는 모델은 주문하지 않습니다.",
            ),
        ),
        "range_not_satisfiable": (
            "",
            Words(
                "A Range beyond the end of a file.",
                "파일 끝을 넘는 Range입니다.",
            ),
        ),
        "rate_limit_exceeded": (
            "",
            Words(
                "The provider asks for patience.",
                "제공자가 기다려 달라고 합니다.",
            ),
        ),
        "request_too_large": (
            "",
            Words(
                "More bytes than are taken.",
                "받는 크기보다 큽니다.",
            ),
        ),
        "setup_needed": (
            "",
            Words(
                "Nobody has set a password for this server yet.",
                "아직 이 서버의 암호를 정하지 않았습니다.",
            ),
        ),
        "shutting_down": (
            "",
            Words(
                "The server is stopping.",
                "서버가 멈추고 있습니다.",
            ),
        ),
        "still_running": (
            "",
            Words(
                "The wait ended before the job; sending the same again joins it.",
                "기다리는 시간이 작업보다 먼저 끝났습니다. 같은 요청을 다시 보내면 이어집니다.",
            ),
        ),
        "storage_unavailable": (
            "",
            Words(
                "Our disk or database does not answer; what was paid for is held.",
                "디스크나 데이터베이스가 답하지 않습니다. 이미 산 것은 지킵니다.",
            ),
        ),
        "string_above_max_length": (
            _FIELD,
            Words(
                "A text that is too long for the model.",
                "모델이 받기에는 너무 긴 글입니다.",
            ),
        ),
        "unknown_parameter": (
            _FIELD,
            Words(
                "A field that must not be set; in strict mode any that would be dropped.",
                "쓸 수 없는 항목입니다. 엄격 모드에서는 버려질 항목도 모두 해당합니다.",
            ),
        ),
        "unpaintable": (
            "",
            Words(
                "The illustrator cannot draw this order.",
                "내장 일러스트레이터가 그릴 수 없는 주문입니다.",
            ),
        ),
        "unsupported_media_type": (
            "",
            Words(
                "Not a kind of body that is read here.",
                "여기에서 읽지 않는 형식의 본문입니다.",
            ),
        ),
        "unsupported_parameter": (
            _FIELD,
            Words(
                "Something of OpenAI's API that is not served here.",
                "OpenAI API에 있지만 여기에서는 제공하지 않는 것입니다.",
            ),
        ),
        "upstream_auth": (
            "",
            Words(
                "The provider refuses this server's key.",
                "제공자가 이 서버의 키를 거절합니다.",
            ),
        ),
        "upstream_error": (
            "",
            Words(
                "The provider failed before it took the order.",
                "제공자가 주문을 받기 전에 실패했습니다.",
            ),
        ),
        "upstream_unreachable": (
            "",
            Words(
                "The provider could not be reached; nothing was sent.",
                "제공자에 닿지 못했고 아무것도 보내지 않았습니다.",
            ),
        ),
    }
)
