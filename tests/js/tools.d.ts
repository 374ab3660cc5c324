// Classes of the editor by name; only the type checker reads them.

type Tools = import("../../src/dallery/web/static/js/editor/tools.js").Tools;
type Mask = import("../../src/dallery/web/static/js/editor/mask.js").Mask;
