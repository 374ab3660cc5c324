"""Every sentence of the terminal in Korean, by its English; a test compares the two sides.  It holds words only."""

from __future__ import annotations

from types import MappingProxyType

KOREAN = MappingProxyType({
    # Click's own
    "Usage:": "사용법:",
    "Options": "선택 항목",
    "Commands": "명령",
    "Show this message and exit.": "이 도움말을 보여 줘요.",
    "Show the version and exit.": "버전을 보여 줘요.",
    # dallery
    "The DALL·E API on your own machine.": "내 컴퓨터에서 쓰는 DALL·E API예요.",
    '\b dallery "a fox in the snow" -o fox.png draw a picture dallery serve studio and API at http://localhost:5000/':
        '\b\ndallery "눈 속의 여우" -o fox.png        그림을 그려요\n'
        "dallery serve                            http://localhost:5000/ 에서 스튜디오와 API를 열어요",
    "Stopped.": "멈췄어요.",
    "There is no command '{word}'. Did you mean '{meant}'? To draw it: dallery generate {word}":
        "'{word}'라는 명령은 없어요. '{meant}'을(를) 쓰려고 했나요? 그림으로 그리려면: dallery generate {word}",
    # generate
    "Draw PROMPT and write it to a file.": "PROMPT를 그려서 파일로 저장해요.",
    "With OPENAI_API_KEY set it is drawn by OpenAI, else by the built-in illustrator. The picture is kept in the "
    "gallery too.":
        "OPENAI_API_KEY가 있으면 OpenAI가, 없으면 내장 일러스트레이터가 그려요. 그림은 갤러리에도 남아요.",
    "File to write; without it the first free one of dallery.png, dallery-2.png and so on.":
        "저장할 파일이에요. 정하지 않으면 dallery.png, dallery-2.png처럼 비어 있는 첫 이름을 써요.",
    "Model to ask for (see `dallery models`).": "쓸 모델이에요 (`dallery models`에서 볼 수 있어요).",
    "Address of a Dallery or OpenAI-compatible server; its key in DALLERY_API_KEY.":
        "Dallery나 OpenAI 호환 서버의 주소예요. 키는 DALLERY_API_KEY에 적으세요.",
    "Show the picture in the terminal.": "그림을 터미널에 보여 줘요.",
    "The folder {folder} does not exist.": "{folder} 폴더가 없어요.",
    "No {ending} is made here. Use {endings}.": "{ending} 파일은 만들 수 없어요. {endings} 중에서 골라 주세요.",
    "Put the whole prompt between quotation marks: dallery \"{prompt}\"":
        "프롬프트 전체를 따옴표로 묶어 주세요: dallery \"{prompt}\"",
    "Cannot write {path}: {why}.": "{path}에 쓸 수 없어요: {why}.",
    "The picture is not lost: it is in the gallery (`dallery serve` shows it).":
        "그림은 사라지지 않았어요. 갤러리에 있어요 (`dallery serve`로 볼 수 있어요).",
    "It could not be stopped in time. The server goes on, and the picture will be in the gallery.":
        "제때 멈추지 못했어요. 서버가 계속 그리고, 그림은 갤러리에 남아요.",
    "It was finished already. The picture is in the gallery.": "이미 다 그렸어요. 그림은 갤러리에 있어요.",
    "It was cancelled.": "취소했어요.",
    "understood: {words}": "알아들은 말: {words}",
    "not drawn: {words}": "그리지 못한 말: {words}",
    "not everything came: {why}": "다 오지는 않았어요: {why}",
    "cost: {cost}": "비용: {cost}",
    "waiting": "기다리는 중",
    "drawing": "그리는 중",
    "saving": "저장하는 중",
    # serve
    "Serve the studio and the API.": "스튜디오와 API를 열어요.",
    "Address to listen on (default 127.0.0.1).": "기다릴 주소예요 (기본값 127.0.0.1).",
    "Port to listen on (default 5000).": "기다릴 포트예요 (기본값 5000).",
    "Data folder.": "데이터 폴더예요.",
    "Address people use, when it is not localhost.": "사람들이 쓸 주소예요. localhost가 아닐 때 적으세요.",
    # export, import, sweep
    "Write the gallery with all that is known about it to a ZIP.": "갤러리를 알려진 모든 것과 함께 ZIP으로 저장해요.",
    "The ZIP.": "저장할 ZIP이에요.",
    "Only pictures whose prompt holds these words.": "프롬프트에 이 낱말이 있는 그림만 담아요.",
    "{count:,} picture in {output}": "{output}에 그림 {count:,}장을 담았어요",
    "{count:,} pictures in {output}": "{output}에 그림 {count:,}장을 담았어요",
    "Take in an exported ZIP, or a folder of pictures.": "내보낸 ZIP이나 폴더의 그림을 들여와요.",
    "From a folder come every PNG, JPEG and WebP in it and below. What is here already is skipped.":
        "폴더라면 그 안과 아래의 PNG, JPEG, WebP를 모두 들여와요. 이미 있는 그림은 건너뛰어요.",
    "{count:,} picture came in; {known:,} were here already.":
        "그림 {count:,}장이 들어왔어요. {known:,}장은 이미 있었어요.",
    "{count:,} pictures came in; {known:,} were here already.":
        "그림 {count:,}장이 들어왔어요. {known:,}장은 이미 있었어요.",
    "refused: {name}: {why}": "받지 못함: {name}: {why}",
    "refused: {count:,} more": "받지 못함: {count:,}개 더",
    "Free the space of files that nothing needs.": "아무 데도 쓰이지 않는 파일의 공간을 비워요.",
    "They are put aside after a day and freed after 30; a running server does it daily. "
    "Pictures, those in the bin too, and what they were made from stay.":
        "하루가 지나면 옮겨 두고 30일이 지나면 지워요. 켜져 있는 서버가 날마다 하는 일이에요. 휴지통에 있는 그림까지 "
        "모든 그림과, 그 바탕이 된 그림은 그대로 남아요.",
    "Only say what would be done.": "무엇을 할지만 알려 줘요.",
    "Free what was put aside at once, not after 30 days.": "30일을 기다리지 않고 바로 지워요.",
    "Go on although unusually much is unnamed.": "쓰이지 않는 파일이 유난히 많아도 계속해요.",
    "in use: {files}": "쓰는 중: {files}",
    "would be put aside: {files}": "옮겨 둘 것: {files}",
    "put aside: {files}": "옮겨 둠: {files}",
    "would be freed: {files}": "지울 것: {files}",
    "freed: {files}": "지움: {files}",
    "brought back, for they are named again: {files}": "다시 쓰여서 되돌림: {files}",
    "still aside: {files}": "아직 옮겨 둔 것: {files}",
    "{count:,} file": "파일 {count:,}개",
    "{count:,} files": "파일 {count:,}개",
    # jobs
    "Orders whose end nobody knows.": "어떻게 끝났는지 확실하지 않은 주문이에요.",
    "List the jobs that wait for your word.": "판단을 기다리는 작업을 보여 줘요.",
    "No job is uncertain.": "확실하지 않은 작업이 없어요.",
    "holds {hold}": "{hold} 잡아 둠",
    "can be read again": "다시 읽을 수 있음",
    "Say what an uncertain job came to.": "확실하지 않은 작업이 어떻게 되었는지 알려 줘요.",
    "Nothing is ordered again.": "다시 주문하지는 않아요.",
    "Your account shows it: book what it holds.": "계정에 청구되었어요. 잡아 둔 금액을 비용으로 적어요.",
    "It does not: give back what it holds.": "청구되지 않았어요. 잡아 둔 금액을 돌려놓아요.",
    "Ask for its answer, where a provider can.": "답을 다시 읽어요. 그럴 수 있는 곳에서만 돼요.",
    "Say one of --charged, --not-charged and --read-again.":
        "--charged, --not-charged, --read-again 중 하나를 골라 주세요.",
    "It counts as charged: {cost}.": "청구된 것으로 적었어요: {cost}",
    "It counts as not charged; the {hold} it held are free again.":
        "청구되지 않은 것으로 적었어요. 잡아 둔 {hold}를 다시 쓸 수 있어요.",
    "It is open again: its provider is asked for the same order's answer.":
        "다시 열었어요. 같은 주문의 답을 제공자에게 물어요.",
    # keys, models, settings
    "API keys of /v1.": "/v1의 API 키예요.",
    "Make a key and show it, once.": "키를 만들어 한 번 보여 줘요.",
    "What it is for.": "어디에 쓸 키인지 적어 두세요.",
    "Show what keys there are (their secrets are not stored).":
        "어떤 키가 있는지 보여 줘요 (키 자체는 저장하지 않아요).",
    "There is no key yet. `dallery key new` makes one.": "아직 키가 없어요. `dallery key new`로 만드세요.",
    "revoked": "취소됨",
    "End a key by its id.": "키를 id로 취소해요.",
    "{key} does not open anything any more.": "이제 {key}로는 아무것도 열 수 없어요.",
    "Models, and who serves them now.": "모델과, 지금 누가 그리는지 보여 줘요.",
    "ready": "사용 가능",
    "served by {model}": "{model}이(가) 대신 그림",
    "ends {day}": "{day} 종료",
    "Every setting: what it does, and what it is now.": "모든 설정이 하는 일과 지금 값을 보여 줘요.",
    "now: {value}": "지금: {value}",
    "none": "없음",
    "not set": "정하지 않음",
    "set": "정함",
    "Data folder. Default: the platform's data directory.": "데이터 폴더. 기본값은 운영체제의 데이터 폴더예요.",
    "Address to listen on. Default 127.0.0.1; any other asks for a password.":
        "기다릴 주소. 기본값은 127.0.0.1이고, 다른 주소라면 비밀번호를 물어요.",
    "Port to listen on. Default 5000.": "기다릴 포트. 기본값은 5000이에요.",
    "Address people use if not localhost, e.g. https://art.school.":
        "사람들이 쓸 주소. localhost가 아닐 때 적으세요. 예: https://art.school",
    "postgresql://… for many machines. Default: SQLite.": "여러 대로 쓸 때 postgresql://…. 기본값은 SQLite예요.",
    "Presets the key of /v1 (20+ characters). Default: made and shown once.":
        "/v1의 키를 미리 정해요(20자 이상). 정하지 않으면 만들어서 한 번 보여 줘요.",
    "A TOML file with more models, e.g. of another server.": "다른 서버의 모델 등을 더 적은 TOML 파일이에요.",
    "Model the page offers first. Default: the first that is ready.":
        "화면에 먼저 나올 모델. 기본값은 쓸 수 있는 첫 모델이에요.",
    "Most to spend in a UTC day. Default 5.00, or 'none'.":
        "하루(UTC)에 쓸 수 있는 달러. 기본값은 5.00이고, 'none'이면 한도가 없어요.",
    "Paid jobs under way at once. Default 512.": "한 번에 진행할 유료 작업 수. 기본값은 512예요.",
    "Paid jobs started per minute. Default: no limit.": "1분에 시작할 유료 작업 수. 기본값은 제한 없음이에요.",
    "Seconds one paid job may take. Default 600.": "유료 작업 하나에 쓸 수 있는 시간(초). 기본값은 600이에요.",
    "Seconds an image URL opens. Default 86400, at least 3600.":
        "그림 링크가 열리는 시간(초). 기본값은 86400, 적어도 3600이에요.",
    "Seconds a stopping server waits for running jobs. Default 60.":
        "서버가 멈출 때 진행 중인 작업을 기다리는 시간(초). 기본값은 60이에요.",
    "Serves from OpenAI. Without it the built-in illustrator draws.":
        "OpenAI로 그려요. 없으면 내장 일러스트레이터가 그려요.",
    "Another server that speaks OpenAI's Images API.": "OpenAI 이미지 API를 쓰는 다른 서버예요.",
    # at start
    "Dallery is at": "열린 주소",
    "API base URL": "API 주소",
    "Pictures by": "그리는 쪽",
    "Data folder": "데이터 폴더",
    "the built-in illustrator (no OPENAI_API_KEY found)": "내장 일러스트레이터 (OPENAI_API_KEY가 없어요)",
    "Your API key": "API 키",
    "(shown only now; `dallery key new` makes another)": "(지금만 보여 줘요. `dallery key new`로 더 만들 수 있어요)",
    "Set a password": "비밀번호 정하기",
    "(valid for 15 minutes, once)": "(15분 동안, 한 번만 열려요)",
    "Warning: without https, everyone on the way can read prompts, pictures and keys.":
        "주의: https가 아니면 중간에서 누구나 프롬프트와 그림, 키를 볼 수 있어요.",
})  # fmt: skip
