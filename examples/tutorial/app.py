"""The Flask tutorial of 2023, for today's SDK: the same page, against Dallery or against OpenAI."""

import os

from dotenv import load_dotenv
from flask import Flask, render_template, request
from openai import OpenAI, OpenAIError

load_dotenv()  # OPENAI_API_KEY, and OPENAI_BASE_URL=http://localhost:5000/v1 for Dallery

app = Flask(__name__)
client = OpenAI()


@app.route("/", methods=["GET", "POST"])
def index():
    image_url = error = None
    if request.method == "POST":
        try:
            response = client.images.generate(
                model="gpt-image-2", prompt=request.form["prompt"], n=1, size="1024x1024"
            )
            image = response.data[0]
            image_url = image.url or f"data:image/png;base64,{image.b64_json}"
        except OpenAIError as exc:
            error = str(exc)
    return render_template("index.html", image_url=image_url, error=error)


if __name__ == "__main__":
    app.run(port=int(os.getenv("PORT", "8000")))
