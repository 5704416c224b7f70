import { fast, is, main, middle, path, rail, round, source, straight, zoomed } from "./parts.js";

const street = ["!", ["any", path, rail, is("runway")]];
const byClass = (a, b, c, d, e) => ["case", fast, a, main, b, middle, c, is("service"), e, d];

// Narrow before wide, so that a boulevard lies over the lane that meets it.
export const roads = (c) => [
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
];
