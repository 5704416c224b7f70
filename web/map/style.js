// Our own map style: quiet paper, pale streets, words where they help. Light and dark come from the same tokens.
const palette = {
  light: { ground: "#f6f2e9", water: "#cfe3e6", green: "#e2ead6", built: "#efe8da", building: "#e4dccb", road: "#ffffff",
    roadEdge: "#ddd4c2", main: "#fdf3d8", text: "#4a4540", textWater: "#33646b", poi: "#24449e", halo: "#fbf9f4" },
  dark: { ground: "#121b30", water: "#0c2a3a", green: "#16292c", built: "#162039", building: "#1e2a48", road: "#2c3a5c",
    roadEdge: "#1a2440", main: "#4a4a52", text: "#c8cede", textWater: "#8fc4cc", poi: "#a6bdff", halo: "#0f1729" },
};

const kind = ["coalesce", ["get", "kind"], ["get", "class"], ["get", "highway"], ""];
const isMain = ["in", kind, ["literal", ["motorway", "trunk", "primary", "secondary"]]];
const isPath = ["in", kind, ["literal", ["footway", "path", "steps", "pedestrian", "cycleway"]]];
const green = ["in", kind, ["literal", ["park", "grass", "forest", "garden", "meadow", "wood", "village_green", "recreation_ground"]]];

export function style(theme, language, origin) {
  const c = palette[theme];
  const name = language === "fa" ? ["coalesce", ["get", "name:fa"], ["get", "name"]]
    : ["coalesce", ["get", "name:" + language], ["get", "name"]];
  const grow = (from, to) => ["interpolate", ["exponential", 1.6], ["zoom"], 11, from, 19, to];
  const source = (id, layer, type, more) => ({ id, type, source: "city", "source-layer": layer, ...more });
  const label = (layer, size, more = {}) => ({
    layout: { "text-field": name, "text-font": ["Vazirmatn Medium"], "text-size": size, "text-padding": 6, ...more },
    paint: { "text-color": c.text, "text-halo-color": c.halo, "text-halo-width": 1.6 },
  });
  return {
    version: 8,
    glyphs: origin + "/dist/glyphs/{fontstack}/{range}.pbf",
    sources: { city: { type: "vector", tiles: [origin + "/maps/tiles/{z}/{x}/{y}.mvt"], minzoom: 0, maxzoom: 16 } },
    layers: [
      { id: "ground", type: "background", paint: { "background-color": c.ground } },
      source("landuse", "landuse", "fill", { paint: { "fill-color": ["case", green, c.green, c.built] } }),
      source("water", "water", "fill", { filter: ["==", ["geometry-type"], "Polygon"], paint: { "fill-color": c.water } }),
      source("streams", "water", "line", { filter: ["==", ["geometry-type"], "LineString"],
        paint: { "line-color": c.water, "line-width": grow(1, 8) } }),
      source("road-edges", "roads", "line", { minzoom: 12, filter: ["!", isPath],
        layout: { "line-cap": "round", "line-join": "round" },
        paint: { "line-color": c.roadEdge, "line-width": ["interpolate", ["exponential", 1.6], ["zoom"],
          11, ["case", isMain, 3, 1], 19, ["case", isMain, 32, 20]] } }),
      source("paths", "roads", "line", { minzoom: 14, filter: isPath,
        paint: { "line-color": c.roadEdge, "line-width": grow(0.6, 4), "line-dasharray": [2, 1.5] } }),
      source("roads", "roads", "line", { filter: ["!", isPath], layout: { "line-cap": "round", "line-join": "round" },
        paint: { "line-color": ["case", isMain, c.main, c.road], "line-width": ["interpolate", ["exponential", 1.6], ["zoom"],
          11, ["case", isMain, 2, 0.5], 19, ["case", isMain, 29, 17]] } }),
      source("buildings", "buildings", "fill", { minzoom: 14,
        paint: { "fill-color": c.building, "fill-outline-color": c.roadEdge, "fill-opacity": ["interpolate", ["linear"], ["zoom"], 14, 0, 15, 1] } }),
      source("road-names", "roads", "symbol", { minzoom: 14, ...label("roads", 13, { "symbol-placement": "line", "symbol-spacing": 320 }) }),
      source("house-numbers", "addresses", "symbol", { minzoom: 17.5, layout: { "text-font": ["Vazirmatn Regular"], "text-size": 11,
        "text-field": ["coalesce", ["get", "housenumber"], ["get", "addr:housenumber"], ""] },
        paint: { "text-color": c.text, "text-halo-color": c.halo, "text-halo-width": 1 } }),
      source("poi-dots", "pois", "circle", { minzoom: 16, paint: { "circle-radius": 4, "circle-color": c.poi,
        "circle-stroke-color": c.halo, "circle-stroke-width": 1.5 } }),
      source("poi-names", "pois", "symbol", { minzoom: 16.5, ...label("pois", 12, { "text-anchor": "top", "text-offset": [0, 0.6], "text-max-width": 8 }) }),
      source("place-names", "places", "symbol", { maxzoom: 16, ...label("places", ["interpolate", ["linear"], ["zoom"], 8, 12, 14, 17]) }),
    ],
  };
}
