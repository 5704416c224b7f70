import { houses, land } from "./land.js";
import { names } from "./names.js";
import { palette } from "./palette.js";
import { roads } from "./roads.js";

// Our own map style: quiet paper, pale streets, words where they help. Layers and fields: src/modules/Maps/README.md.
export function style(theme, language, origin) {
  const c = palette[theme];
  return {
    version: 8,
    glyphs: origin + "/dist/glyphs/{fontstack}/{range}.pbf",
    sources: { city: { type: "vector", url: origin + "/maps/tiles.json" } },
    layers: [...land(c), ...roads(c), ...houses(c), ...names(c, language)],
  };
}
