import { byKind, fast, is, main, middle, path, rail, source, straight, zoomed } from "./parts.js";

// Words that follow streets and waters, then points and their words.
const wordsIn = (c, language) => {
  const name = language === "fa" ? ["get", "name"] : ["coalesce", ["get", "name_" + language], ["get", "name"]];
  return (size, color, { layout = {}, paint = {}, weight = "Medium" } = {}) => ({
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
};

export const names = (c, language) => {
  const words = wordsIn(c, language);
  return [...alongNames(c, words), ...pointNames(c, words, language)];
};

const alongNames = (c, words) => [
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
];

const pointNames = (c, words, language) => [
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
      zoomed(8, byKind({ "city town": 14 }, 10), 15, byKind({ "city town": 26, "suburb borough village": 17 }, 13.5)),
      c.place,
      {
        layout: { "symbol-sort-key": ["-", 0, ["get", "rank"]], "text-padding": 10 },
        paint: {
          "text-halo-width": 2,
          "text-opacity": straight(15, byKind({ "city town": 0.9 }, 1), 16.5, 0.4),
        },
      },
    ),
  }),
];
