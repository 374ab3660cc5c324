// openai for Node 4 and later: generate by link and by base64, edit an open file, vary it, and meet an error.
const fs = require("fs");
const { OpenAI } = require("openai");

async function main() {
  const client = new OpenAI({ baseURL: process.env.OPENAI_BASE_URL }); // 4.20 does not read the variable itself
  const link = await client.images.generate({ model: "dall-e-2", prompt: "a red fox", size: "256x256" });
  const bytes = await client.images.generate({ model: "dall-e-3", prompt: "a red fox", response_format: "b64_json" });
  const edited = await client.images.edit({
    image: fs.createReadStream("picture.png"), mask: fs.createReadStream("mask.png"),
    prompt: "make it night", model: "dall-e-2", size: "512x512",
  });
  const varied = await client.images.createVariation({ image: fs.createReadStream("picture.png"), n: 2, size: "256x256" });
  const found = {
    link: link.data[0].url, bytes: bytes.data[0].b64_json,
    edited: edited.data.map((one) => one.url), varied: varied.data.map((one) => one.url), events: [],
  };
  if (process.argv[2] === "stream") {
    const words = { model: "gpt-image-2", prompt: "a red fox", stream: true, partial_images: 1 };
    for await (const event of await client.images.generate(words)) found.events.push(event.type);
  }
  try {
    await client.images.generate({ model: "dall-e-9", prompt: "a red fox" });
  } catch (error) {
    found.refused = [error.status, error.code];
  }
  console.log(JSON.stringify(found));
}
main();
