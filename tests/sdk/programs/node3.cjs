// openai for Node 3: links and base64, edit an open file, vary it, and meet an error; it knows no streams of pictures.
const fs = require("fs");
const { Configuration, OpenAIApi } = require("openai");

async function main() {
  const configuration = new Configuration({
    apiKey: process.env.OPENAI_API_KEY, basePath: process.env.OPENAI_BASE_URL, // 3.3 does not read the variable itself
  });
  const openai = new OpenAIApi(configuration);
  const open = (name) => fs.createReadStream(name);
  const link = await openai.createImage({ prompt: "a red fox", n: 1, size: "256x256" });
  const edited = await openai.createImageEdit(open("picture.png"), "make it night", open("mask.png"), 1, "512x512");
  const varied = await openai.createImageVariation(open("picture.png"), 2, "256x256");
  const bytes = [
    await openai.createImage({ prompt: "a red fox", size: "256x256", response_format: "b64_json" }),
    await openai.createImageEdit(open("picture.png"), "make it night", undefined, 1, "256x256", "b64_json"),
    await openai.createImageVariation(open("picture.png"), 1, "256x256", "b64_json"),
  ];
  const found = {
    link: link.data.data[0].url,
    edited: edited.data.data.map((one) => one.url), varied: varied.data.data.map((one) => one.url),
    bytes: bytes.map((answer) => answer.data.data[0].b64_json), keys: Object.keys(link.data).sort(), events: [],
  };
  try {
    await openai.createImage({ prompt: "a red fox", size: "300x" });
  } catch (error) {
    found.refused = [error.response.status, error.response.data.error.code];
  }
  console.log(JSON.stringify(found));
}
main();
