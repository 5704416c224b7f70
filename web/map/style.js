import { palette } from "./palette.js";

// Our own map style: quiet paper, pale streets, words where they help. Layers and fields: src/modules/Maps/README.md.
const kind = ["get", "kind"];
const is = (...names) => ["in", kind, ["literal", names]];
const zoomed = (...stops) => ["interpolate", ["exponential", 1.6], ["zoom"], ...stops];
const straight = (...stops) => ["interpolate", ["linear"], ["zoom"], ...stops];

const fast = is("motorway", "trunk");
const main = is("primary", "secondary");
const middle = is("tertiary");
const path = is("footway", "path", "steps", "cycleway", "track", "corridor", "bridleway");
const rail = is("rail", "tram");
const street = ["!", ["any", path, rail, is("runway")]];
const byClass = (a, b, c, d, e) => ["case", fast, a, main, b, middle, c, is("service"), e, d];

export function style(theme, language, origin) {
  const c = palette[theme];
  const name = language === "fa" ? ["get", "name"] : ["coalesce", ["get", "name_" + language], ["get", "name"]];
  const source = (id, layer, type, more) => ({ id, type, source: "city", "source-layer": layer, ...more });
  const fill = (id, layer, filter, color, more = {}) =>
    source(id, layer, "fill", { filter, paint: { "fill-color": color, "fill-antialias": true, ...more } });
  const round = { "line-cap": "round", "line-join": "round" };
  const words = (size, color, { layout = {}, paint = {}, weight = "Medium" } = {}) => ({
    layout: {
      "text-field": name,
      "text-font": ["Vazirmatn " + weight],
      "text-size": size,
      "text-padding": 4,
      "text-max-width": 8,
      ...layout,
    },
    paint: { "text-color": color, "text-halo-color": c.halo, "text-halo-width": 1.6, "text-halo-blur": 0.4, ...paint },
  });
  return {
    version: 8,
    glyphs: origin + "/dist/glyphs/{fontstack}/{range}.pbf",
    sources: { city: { type: "vector", url: origin + "/maps/tiles.json" } },
    layers: [
      { id: "ground", type: "background", paint: { "background-color": c.ground } },
      fill(
        "landuse",
        "landuse",
        ["!", is("parking")],
        [
          "match",
          kind,
          "residential",
          c.built,
          ["commercial", "industrial"],
          c.work,
          "farmland",
          c.farm,
          "meadow",
          c.meadow,
          ["park", "grass", "garden"],
          c.green,
          "forest",
          c.forest,
          ["pitch", "playground"],
          c.pitch,
          "cemetery",
          c.grave,
          "school",
          c.school,
          "hospital",
          c.hospital,
          "square",
          c.square,
          "sand",
          c.sand,
          c.built,
        ],
      ),
      source("streams", "water", "line", {
        filter: ["==", ["geometry-type"], "LineString"],
        layout: round,
        paint: {
          "line-color": c.water,
          "line-width": zoomed(10, ["match", kind, "river", 1.5, 0.4], 18, [
            "match",
            kind,
            "river",
            16,
            ["canal"],
            12,
            5,
          ]),
        },
      }),
      fill("water", "water", ["==", ["geometry-type"], "Polygon"], c.water, { "fill-outline-color": c.waterEdge }),
      source("paths", "roads", "line", {
        minzoom: 14.5,
        filter: path,
        layout: { "line-join": "round" },
        paint: { "line-color": c.path, "line-width": zoomed(14.5, 0.6, 19, 3.5), "line-dasharray": [2.2, 1.4] },
      }),
      source("road-edges", "roads", "line", {
        minzoom: 11,
        filter: street,
        layout: round,
        paint: {
          "line-color": byClass(c.wayEdge, c.mainEdge, c.roadEdge, c.roadEdge, c.roadEdge),
          "line-opacity": straight(11, 0.5, 13, 1),
          "line-width": zoomed(
            10,
            byClass(2.6, 1.8, 1, 0.5, 0),
            14,
            byClass(7.5, 6.4, 5, 3.6, 2.2),
            19,
            byClass(40, 36, 30, 24, 13),
          ),
        },
      }),
      source("rails", "roads", "line", {
        minzoom: 11,
        filter: rail,
        paint: { "line-color": c.rail, "line-width": zoomed(11, 0.6, 19, 3) },
      }),
      source("rail-ties", "roads", "line", {
        minzoom: 14,
        filter: is("rail"),
        paint: { "line-color": c.rail, "line-width": zoomed(14, 2.4, 19, 9), "line-dasharray": [0.3, 2.4] },
      }),
      source("runways", "roads", "line", {
        filter: is("runway"),
        paint: { "line-color": c.road, "line-width": zoomed(12, 1.5, 18, 40) },
      }),
      source("roads", "roads", "line", {
        filter: street,
        layout: { ...round, "line-sort-key": byClass(5, 4, 3, 2, 1) },
        paint: {
          "line-color": byClass(c.way, c.main, c.road, c.road, c.road),
          "line-width": zoomed(
            9,
            byClass(1.2, 0.8, 0.4, 0.2, 0),
            14,
            byClass(6, 5, 3.7, 2.5, 1.3),
            19,
            byClass(37, 33, 27, 21, 11),
          ),
        },
      }),
      source("buildings", "buildings", "fill", {
        minzoom: 14,
        paint: {
          "fill-color": c.building,
          "fill-outline-color": c.buildingEdge,
          "fill-opacity": straight(14, 0.35, 15.5, 1),
        },
      }),
      source("water-names", "water", "symbol", {
        minzoom: 12,
        filter: ["==", ["geometry-type"], "LineString"],
        ...words(straight(12, 11, 17, 14), c.textWater, {
          layout: { "symbol-placement": "line", "symbol-spacing": 420 },
          weight: "Regular",
        }),
      }),
      source("lake-names", "water", "symbol", {
        minzoom: 14,
        filter: ["==", ["geometry-type"], "Polygon"],
        ...words(12, c.textWater, { weight: "Regular" }),
      }),
      source("main-names", "roads", "symbol", {
        minzoom: 12.5,
        filter: ["any", fast, main, middle],
        ...words(straight(13, 11, 17, 15), c.text, {
          layout: { "symbol-placement": "line", "symbol-spacing": 380, "text-max-angle": 35 },
        }),
      }),
      source("street-names", "roads", "symbol", {
        minzoom: 15,
        filter: ["!", ["any", fast, main, middle, path, rail]],
        ...words(straight(15, 10.5, 18, 14), c.text, {
          layout: { "symbol-placement": "line", "symbol-spacing": 300, "text-max-angle": 35 },
          weight: "Regular",
        }),
      }),
      source("green-names", "landuse", "symbol", {
        minzoom: 14.5,
        filter: is("park", "garden", "cemetery", "forest"),
        ...words(12, c.textGreen, { weight: "Regular" }),
      }),
      source("house-numbers", "addresses", "symbol", {
        minzoom: 17.3,
        layout: {
          "text-font": ["Vazirmatn Regular"],
          "text-size": straight(17, 10, 19, 13),
          "text-padding": 2,
          "text-field": ["get", language === "fa" ? "housenumber_fa" : "housenumber"],
        },
        paint: { "text-color": c.soft, "text-halo-color": c.halo, "text-halo-width": 1 },
      }),
      source("poi-dots", "pois", "circle", {
        minzoom: 12,
        filter: ["<=", ["-", 20, ["get", "rank"]], ["zoom"]],
        paint: {
          "circle-radius": zoomed(14, 2.4, 18, 4.6),
          "circle-color": c.poi,
          "circle-stroke-color": c.halo,
          "circle-stroke-width": 1.4,
        },
      }),
      source("poi-names", "pois", "symbol", {
        minzoom: 13,
        filter: ["<=", ["-", ["case", [">=", ["get", "rank"], 6], 20, 21], ["get", "rank"]], ["zoom"]],
        ...words(straight(14, 11, 18, 13), c.poi, {
          layout: { "text-anchor": "top", "text-offset": [0, 0.5], "symbol-sort-key": ["-", 0, ["get", "rank"]] },
        }),
      }),
      source("place-names", "places", "symbol", {
        maxzoom: 16.5,
        ...words(
          zoomed(8, ["match", kind, ["city", "town"], 14, 10], 15, [
            "match",
            kind,
            ["city", "town"],
            26,
            ["suburb", "borough", "village"],
            17,
            13.5,
          ]),
          c.place,
          {
            layout: { "symbol-sort-key": ["-", 0, ["get", "rank"]], "text-padding": 10 },
            paint: {
              "text-halo-width": 2,
              "text-opacity": straight(15, ["match", kind, ["city", "town"], 0.9, 1], 16.5, 0.4),
            },
          },
        ),
      }),
    ],
  };
}
