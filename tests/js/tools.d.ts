// Classes and functions of the editor by name; only the type checker reads them.

type Tools = import("../../src/dallery/web/static/js/editor/tools.js").Tools;
type Mask = import("../../src/dallery/web/static/js/editor/mask.js").Mask;
/** What pointers ask and tell. */
type Hands = { space: () => boolean; growing: () => boolean; grow: (wish: Sides) => void; moved: () => void };
type Keyboard = (canvas: HTMLCanvasElement, toolbar: HTMLElement, tools: Tools, say: Say, act: (name: string) => void) => {
  cross: () => Point | null; space: () => boolean; leave: () => void;
};
/** `type` is that of the picture's file; `modelChanged` is called once the form fits another model. */
type Ordering = (tools: Tools, picture: HTMLImageElement, type: string, say: Say, modelChanged: () => void) => {
  prompt: HTMLTextAreaElement; refresh: () => void; send: () => void;
};
