// Masks are mostly runs of one value: packs bytes into (value, count) pairs, and into text for the browser's storage.

export function pack(/** @type {Uint8Array} */ bytes) {
  const out = new Uint8Array(2 * bytes.length);
  let size = 0;
  for (let at = 0; at < bytes.length; at += out[size - 1]) {
    const value = bytes[at];
    let count = 1;
    while (count < 255 && bytes[at + count] === value) count++;
    out[size++] = value;
    out[size++] = count;
  }
  return out.slice(0, size);
}

/** Throws when it is not exactly `length` bytes. */
export function unpack(/** @type {Uint8Array} */ packed, /** @type {number} */ length) {
  const out = new Uint8Array(length);
  let at = 0;
  for (let i = 0; i + 1 < packed.length; i += 2) {
    out.fill(packed[i], at, at + packed[i + 1]);
    at += packed[i + 1];
  }
  if (at !== length) throw new Error("not a packed mask of this size");
  return out;
}

/** @param {Uint8Array} bytes */
export const toText = (bytes) => btoa(bytes.reduce((text, one) => text + String.fromCharCode(one), ""));

export const fromText = (/** @type {string} */ text) => Uint8Array.from(atob(text), (one) => one.charCodeAt(0));
