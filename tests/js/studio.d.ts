// Words that the modules of the pages share; only the type checker reads them.

/** What went wrong, in words for people; `field` is the one to change. */
type Trouble = { title?: string; what: string; next?: string; detail?: string; field?: string | null };
/** What the server says to an order. */
type Answer = { error?: Trouble; go?: string; ticket?: string; card_html?: string; said?: string; job?: { url: string } };
/** Pictures from…to-1 of a wall; top and height in pixels. */
type Row = { from: number; to: number; top: number; height: number };
/** In pixels from the upper left corner of a wall. */
type Place = { left: number; top: number; width: number; height: number };
/** Pictures as they come from the server; `after` is the cursor that brings them, "" for the newest. */
type Sheet = { after: string; pictures: { id: string; ratio: number }[]; tiles: Map<string, HTMLElement> | null };
/** What fingers on a large picture ask for. */
type Wishes = { swipe: (way: "newer" | "older" | "down") => void; hold: (on: boolean) => void };
/** What was done with many pictures, the token that takes it back, and which of them hang here no longer. */
type Done = (said: string, undo: string | null, gone: ((id: string) => boolean) | null) => Promise<void>;
/** What is done when an event stream tells something, by kind. */
type Heard = Record<string, (told: any) => void>;
type Load = (url: string, body?: FormData) => Promise<Document | null>;
/** `sent` is told the share that has left, from 0 to 1. */
type Post = (url: string, body: FormData, sent?: (share: number) => void) => Promise<any>;
type Clicked = (place: EventTarget, selector: string, act: (found: HTMLElement) => void) => void;
type Choices = (form: HTMLFormElement, said: () => FormData, ids: string[], then: (page: Document) => void) => () => void;
/** `kind` is a class of elements, for example HTMLInputElement. */
type Need = <T extends Element>(id: string, kind: new () => T, page?: Document) => T;
/** Gives back what asks for the page again, or for another one. */
type Follow = (ids: string[], heard: Heard, settle: (part: HTMLElement) => void) => (address?: string) => void;
