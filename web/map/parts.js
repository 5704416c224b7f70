// Words of the style language that the layers share. Fields of the tiles: src/modules/Maps/README.md.
const kind = ["get", "kind"];
export const is = (...names) => ["in", kind, ["literal", names]];
export const zoomed = (...stops) => ["interpolate", ["exponential", 1.6], ["zoom"], ...stops];
export const straight = (...stops) => ["interpolate", ["linear"], ["zoom"], ...stops];

// byKind({ "park garden": green }, other): kinds in one key share a value.
export const byKind = (values, otherwise) => [
  "match",
  kind,
  ...Object.entries(values).flatMap(([kinds, value]) => [kinds.split(" "), value]),
  otherwise,
];

export const fast = is("motorway", "trunk");
export const main = is("primary", "secondary");
export const middle = is("tertiary");
export const path = is("footway", "path", "steps", "cycleway", "track", "corridor", "bridleway");
export const rail = is("rail", "tram");
export const round = { "line-cap": "round", "line-join": "round" };

export const source = (id, layer, type, more) => ({ id, type, source: "city", "source-layer": layer, ...more });
