import { byKind, is, round, source, straight, zoomed } from "./parts.js";

// What lies under the streets, and the houses beside them.
const fill = (id, layer, filter, color, more = {}) =>
  source(id, layer, "fill", { filter, paint: { "fill-color": color, "fill-antialias": true, ...more } });

export const land = (c) => [
  { id: "ground", type: "background", paint: { "background-color": c.ground } },
  fill(
    "landuse",
    "landuse",
    ["!", is("parking")],
    byKind(
      {
        residential: c.built,
        "commercial industrial": c.work,
        farmland: c.farm,
        meadow: c.meadow,
        "park grass garden": c.green,
        forest: c.forest,
        "pitch playground": c.pitch,
        cemetery: c.grave,
        school: c.school,
        hospital: c.hospital,
        square: c.square,
        sand: c.sand,
      },
      c.built,
    ),
  ),
  source("streams", "water", "line", {
    filter: ["==", ["geometry-type"], "LineString"],
    layout: round,
    paint: {
      "line-color": c.water,
      "line-width": zoomed(10, byKind({ river: 1.5 }, 0.4), 18, byKind({ river: 16, canal: 12 }, 5)),
    },
  }),
  fill("water", "water", ["==", ["geometry-type"], "Polygon"], c.water, { "fill-outline-color": c.waterEdge }),
];

export const houses = (c) => [
  source("buildings", "buildings", "fill", {
    minzoom: 14,
    paint: {
      "fill-color": c.building,
      "fill-outline-color": c.buildingEdge,
      "fill-opacity": straight(14, 0.35, 15.5, 1),
    },
  }),
];
