// The words that openai-node's tests take for given, from Node's own runner instead of jest's.
import { describe, test } from "node:test";
import { expect } from "expect";

Object.assign(globalThis, { describe, test, expect });
