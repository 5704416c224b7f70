// Drawing a line or an area: each click is a point. The rows of the textarea are the truth, with or without the map.
import { mine } from "./mine.js";

export function draw(place, map) {
  const words = place.dataset;
  const rows = document.getElementById(words.rowsInput);
  const say = Object.assign(document.createElement("p"), { className: "map-say", textContent: words.hint });
  say.setAttribute("role", "status");
  const cross = Object.assign(document.createElement("div"), { className: "map-aim" });
  const bar = Object.assign(document.createElement("div"), { className: "map-draw-buttons" });
  const here = button(words.here);
  const undo = button(words.undo);
  bar.append(here, undo);
  place.append(say, cross, bar, mine(place, map, words.mine));
  map.getCanvas().setAttribute("aria-label", `${words.label}. ${words.keys}`);

  let points = read(rows.value);
  const closed = words.closed === "true";
  if (points.length > 0) map.jumpTo({ center: points[0], zoom: Math.max(16, map.getZoom()) });
  const redraw = shape(place, map, points, closed);
  const write = () => {
    rows.value = points.map(([lon, lat]) => `${lat.toFixed(6)}, ${lon.toFixed(6)}`).join("\n");
    rows.dispatchEvent(new Event("change", { bubbles: true }));
    say.textContent = words.count.replace("{0}", points.length.toLocaleString(document.documentElement.lang));
    redraw(points);
  };
  const add = ({ lng, lat }) => {
    points.push([lng, lat]);
    write();
  };
  const back = () => {
    points.pop();
    write();
  };
  here.addEventListener("click", () => add(map.getCenter()));
  undo.addEventListener("click", back);
  map.on("click", (event) => add(event.lngLat));
  map.getCanvas().addEventListener("keydown", (event) => {
    if (event.key !== "Enter" && event.key !== "Backspace") return;
    event.preventDefault();
    if (event.key === "Enter") add(map.getCenter());
    else back();
  });
  rows.addEventListener("input", () => {
    points = read(rows.value);
    redraw(points);
  });
}

/** Draws points as a line, or an area, above the city; answers a function that draws others in their place. */
export function shape(place, map, points, closed) {
  const color = getComputedStyle(place).getPropertyValue("--lapis").trim() || "#24479c";
  const data = () => ({
    type: "FeatureCollection",
    features: [
      ...(points.length > (closed ? 2 : 1)
        ? [feature(closed ? "Polygon" : "LineString", closed ? [[...points, points[0]]] : points)]
        : []),
      ...points.map((point) => feature("Point", point)),
    ],
  });
  const paint = () => {
    if (map.getSource("drawn")) return;
    map.addSource("drawn", { type: "geojson", data: data() });
    const of = (type) => ["==", ["geometry-type"], type];
    const layer = (id, type, filter, paint) => map.addLayer({ id, type, source: "drawn", filter, paint });
    layer("drawn-area", "fill", of("Polygon"), { "fill-color": color, "fill-opacity": 0.25 });
    layer("drawn-line", "line", ["!=", ["geometry-type"], "Point"], { "line-color": color, "line-width": 3 });
    layer("drawn-points", "circle", of("Point"), { "circle-color": color, "circle-radius": 5 });
  };
  // A change of theme brings a new style, without what was drawn.
  map.on("style.load", paint);
  if (map.isStyleLoaded()) paint();
  return (others) => {
    points = others;
    map.getSource("drawn")?.setData(data());
  };
}

/** The corners of the box about points. */
export const around = (points) =>
  [Math.min, Math.max].map((edge) => [edge(...points.map((p) => p[0])), edge(...points.map((p) => p[1]))]);

/** Points as [longitude, latitude] from rows of «latitude, longitude»; rows that are none are passed over. */
export function read(text) {
  return text
    .split(/[\n;؛]/)
    .map((row) =>
      row
        .split(/[,،\s]+/)
        .filter(Boolean)
        .map((part) => Number(latin(part))),
    )
    .filter((pair) => pair.length === 2 && pair.every(Number.isFinite))
    .map(([lat, lon]) => [lon, lat]);
}

const latin = (text) => text.replace(/[۰-۹]/g, (d) => d.charCodeAt(0) - 1776).replace("٫", ".");
const feature = (type, coordinates) => ({ type: "Feature", properties: {}, geometry: { type, coordinates } });
const button = (textContent) =>
  Object.assign(document.createElement("button"), { type: "button", className: "map-draw-button", textContent });
