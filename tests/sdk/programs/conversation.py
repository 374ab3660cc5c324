"""A conversation on a current SDK: paint, refine, stream a third turn, look it up, delete it; as the SDK saw it."""

import base64
import json
import sys

import openai

tool = json.loads(sys.argv[1])
client = openai.OpenAI(_strict_response_validation=True)


def pictures(response):
    return [item for item in response.output if item.type == "image_generation_call"]


def told(response):
    (call,) = pictures(response)
    picture = base64.b64decode(call.result, validate=True)
    return {"class": type(call).__name__, "status": response.status, "action": call.action, "bytes": len(picture),
            "prompt": call.revised_prompt, "model": response.model,
            "tokens": response.tool_usage.image_gen.total_tokens, "chat_tokens": response.usage.total_tokens}


first = client.responses.create(model="gpt-5.2", input="a lighthouse by the sea", tools=[tool])
second = client.responses.create(
    model="gpt-5.2", input="make it night", previous_response_id=first.id, tools=[tool],
    tool_choice={"type": "image_generation"},
)
events, last = [], None
for event in client.responses.create(
    model="gpt-5.2", previous_response_id=second.id, stream=True, tools=[{**tool, "partial_images": 1}],
    input=[{"role": "user", "content": [{"type": "input_text", "text": "add a boat"}]}],
):
    events.append([type(event).__name__, event.type, event.sequence_number])
    if event.type == "response.completed":
        last = event.response
with client.responses.stream(model="gpt-5.2", input="a fox", tools=[tool]) as stream:
    helper = [event.type for event in stream]
    final = stream.get_final_response()
kept = client.responses.retrieve(last.id)
client.responses.delete(last.id)
try:
    client.responses.retrieve(last.id)
    gone = None
except openai.NotFoundError as exc:
    gone = exc.code
try:
    client.responses.create(model="gpt-5.2", input="x", tools=[{"type": "web_search"}])
    refused = None
except openai.BadRequestError as exc:
    refused = [exc.code, exc.param]
failed = []
for event in client.responses.create(model="gpt-5.2", input=sys.argv[2], stream=True, tools=[tool]):
    if event.type == "response.failed":
        failed = [event.response.status, event.response.error.code, pictures(event.response)[0].error.code]
print(json.dumps({
    "turns": [told(first), told(second), told(last), told(final)], "events": events, "helper": helper,
    "same": kept.to_dict() == last.to_dict(), "gone": gone, "refused": refused, "failed": failed,
}))  # fmt: skip
