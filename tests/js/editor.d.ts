// Words that the modules of the editor share; only the type checker reads them.

/** In pixels of the picture, or of the screen where a function says so. */
type Point = { x: number; y: number };
type Dab = Point & { radius: number };
type Size = { width: number; height: number };
/** Whole pixels; right and bottom lie outside. */
type Box = { left: number; top: number; right: number; bottom: number };
/** Pixels by which a picture grows at each side. */
type Sides = Box;
type Side = keyof Sides;
type Extent = { sides: Sides };
/** How the picture lies on the screen: on screen = in the picture * scale + (x, y). */
type View = Point & { scale: number };
/** What a model can paint; `sizes` counts when there is no `rule`. */
type Able = { rule: { multiple: number; maxEdge: number; maxRatio: number; maxPixels: number } | null; sizes: Size[] };
/** What lies on top: a ring of the brush's size, a cross for the keyboard, the line of a shape that is being drawn. */
type Sketch = { ring: Dab | null; cross: Point | null; line: Point[]; closed: boolean };
/** What a step changed in the mask, packed, and the sides before it (or after it, once it is undone). */
type Step = { name: string; bits: Uint8Array; sides: Sides };
type Tool = "brush" | "eraser" | "lasso" | "rectangle";
type Values = Record<string, string | number>;
/** Says a sentence aloud and shows it for a moment. */
type Say = (name: string, values?: Values) => void;
type OfPoint = (view: View, point: Point) => Point;
