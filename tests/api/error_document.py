"""Prints docs/errors.md and docs/errors.ko.md from the declarations: python -m tests.api.error_document"""

from __future__ import annotations

from dallery.api import schema
from dallery.api.error_words import WHEN
from tests.served import ROOT

HEADS = {
    "en": """# Errors

`{"error": {"message", "type", "param", "code"}}` with the four always there; `job_id` and `charged` once there is a
job, and `moderation_details` where a safety system spoke. Every answer has `x-request-id`, every error
`x-should-retry`, which official SDKs obey, and an error of a job `x-dallery-charged`. No message holds a stack, a path
or a key. The table is printed from the declarations (`python -m tests.api.error_document`) and every row is produced
by a test.

| status | code | type | param | retry | charged | when |
|---|---|---|---|---|---|---|
""",
    "ko": """# 오류

`{"error": {"message", "type", "param", "code"}}`이며 네 항목은 언제나 있습니다. 작업이 생긴 뒤에는 `job_id`와
`charged`가, 안전 시스템이 막았으면 `moderation_details`가 더 있습니다. 모든 답에 `x-request-id`가, 모든 오류에
공식 SDK가 따르는 `x-should-retry`가, 작업의 오류에는 `x-dallery-charged`가 붙습니다. 메시지에는
스택도 경로도 키도 들어 있지 않습니다. 이 표는 선언에서 뽑아 만들며
(`python -m tests.api.error_document`), 모든 줄을 테스트가 실제로 일으켜 봅니다.

| 상태 | 코드 | 종류 | param | 다시 보내기 | 비용 | 언제 |
|---|---|---|---|---|---|---|
""",
}
SAID = {
    "en": {"no": "no", "yes": "yes", "maybe": "maybe", True: "yes", False: "no", "": "null", "the field": "the field"},
    "ko": {"no": "안 나감", "yes": "나감", "maybe": "알 수 없음", True: "예", False: "아니요", "": "null",
           "the field": "그 항목"},
}


def text(language: str) -> str:
    said, lines = SAID[language], []
    for row in schema.errors():
        param, words = WHEN[row.code]
        param = param if language == "en" else param.replace(" or null", " 또는 null")
        when = words.en if language == "en" else words.ko
        lines.append(
            f"| {row.status} | `{row.code}` | `{row.type}` | {said.get(param, param)} | {said[row.retry]} "
            f"| {said[row.charged]} | {when} |"
        )
    return HEADS[language] + "\n".join(lines) + "\n"


FILES = {"en": ROOT / "docs" / "errors.md", "ko": ROOT / "docs" / "errors.ko.md"}

if __name__ == "__main__":
    for language, path in FILES.items():
        path.write_text(text(language), encoding="utf-8")
