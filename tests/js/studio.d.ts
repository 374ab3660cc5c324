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
