"""What a person writes without Dallery: the `openai` SDK, one call per picture, base64 decoded, saved as a file.

python bench/plain_sdk.py FOLDER COUNT AT_ONCE     prints {"cpu": seconds, "wall": seconds} of COUNT pictures
"""

from __future__ import annotations

import base64
import json
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from openai import OpenAI


def main() -> None:
    folder, count, at_once = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
    client = OpenAI()

    def save(number: int) -> None:
        answer = client.images.generate(
            model="gpt-image-2", prompt=f"number {number}", size="1024x1024", quality="low"
        )
        (folder / f"{number}.png").write_bytes(base64.b64decode(answer.data[0].b64_json))

    save(-1)  # imports and the first connection are not what is measured
    cpu, wall = time.process_time(), time.perf_counter()
    with ThreadPoolExecutor(at_once) as pool:
        list(pool.map(save, range(count)))
    print(json.dumps({"cpu": time.process_time() - cpu, "wall": time.perf_counter() - wall}))


if __name__ == "__main__":
    main()
