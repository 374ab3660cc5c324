// openai for Node 4 and later: links and base64, edit an open file, vary it, stream if asked to, and meet an error.
const fs = require("fs");
const { OpenAI } = require("openai");

async function main() {
  const client = new OpenAI({ baseURL: process.env.OPENAI_BASE_URL }); // 4.20 does not read the variable itself
  const picture = () => fs.createReadStream("picture.png");
  const inBase64 = { size: "256x256", response_format: "b64_json" };
  const link = await client.images.generate({ model: "dall-e-2", prompt: "a red fox", size: "256x256" });
  const edited = await client.images.edit({
    image: picture(), mask: fs.createReadStream("mask.png"),
    prompt: "make it night", model: "dall-e-2", size: "512x512",
  });
  const varied = await client.images.createVariation({ image: picture(), n: 2, size: "256x256" });
  const bytes = [
    await client.images.generate({ model: "dall-e-2", prompt: "a red fox", ...inBase64 }),
    await client.images.edit({ image: picture(), prompt: "make it night", model: "dall-e-2", ...inBase64 }),
    await client.images.createVariation({ image: picture(), ...inBase64 }),
  ];
  const found = {
    link: link.data[0].url, edited: edited.data.map((one) => one.url), varied: varied.data.map((one) => one.url),
    bytes: bytes.map((answer) => answer.data[0].b64_json), keys: Object.keys(link).sort(), events: [],
  };
  if (process.argv[2] === "stream") {
    const words = { model: "gpt-image-2", prompt: "a red fox", size: "1024x1024", stream: true, partial_images: 1 };
    for await (const event of await client.images.generate(words)) found.events.push(event.type);
    const night = { ...words, image: picture(), prompt: "make it night" };
    for await (const event of await client.images.edit(night)) found.events.push(event.type);
  }
  try {
    await client.images.generate({ model: "dall-e-2", prompt: "a red fox", size: "300x" });
  } catch (error) {
    found.refused = [error.status, error.code];
  }
  console.log(JSON.stringify(found));
}
main();
