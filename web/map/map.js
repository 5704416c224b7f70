// The map island: "show" draws places, "pick" and "draw" write a place or a shape into the inputs of a form.
import { Map as CityMap, Marker, setWorkerUrl } from "maplibre-gl";
import { around, draw, read, shape } from "./draw.js";
import { pick } from "./pick.js";
import { style } from "./style.js";
import { pin } from "./pin.js";

setWorkerUrl(new URL("/dist/map-worker.js", location.origin).href);

const html = document.documentElement;
const isDark = () =>
  html.dataset.theme === "dark" ||
  ((!html.dataset.theme || html.dataset.theme === "contrast") && matchMedia("(prefers-color-scheme: dark)").matches);

export async function mount(place) {
  const { lat, lon, zoom, label } = place.dataset;
  const inner = place.appendChild(Object.assign(document.createElement("div"), { className: "map-inner" }));
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const map = new CityMap({
    container: inner,
    center: [Number(lon), Number(lat)],
    zoom: Number(zoom),
    maxZoom: 20,
    attributionControl: false,
    style: style(isDark() ? "dark" : "light", html.lang, location.origin),
    dragRotate: false,
    pitchWithRotate: false,
    cooperativeGestures: false,
    fadeDuration: still ? 0 : 120,
    scrollZoom: place.dataset.map !== "show",
  });
  map.touchZoomRotate.disableRotation();
  const canvas = map.getCanvas();
  canvas.setAttribute("role", "application");
  canvas.setAttribute("aria-label", label);
  buttons(place, map);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () =>
    map.setStyle(style(isDark() ? "dark" : "light", html.lang, location.origin)),
  );
  if (place.dataset.map === "pick") pick(place, map);
  else if (place.dataset.map === "draw") draw(place, map);
  else marks(place, map);
  place.cityMap = map;
}

function buttons(place, map) {
  const box = Object.assign(document.createElement("div"), { className: "map-buttons" });
  for (const [sign, word, by] of [
    ["+", place.dataset.zoomIn, 1],
    ["−", place.dataset.zoomOut, -1],
  ]) {
    const button = Object.assign(document.createElement("button"), { type: "button", textContent: sign });
    button.setAttribute("aria-label", word);
    button.addEventListener("click", () => map.easeTo({ zoom: map.getZoom() + by, duration: 120 }));
    box.append(button);
  }
  place.append(box);
}

function marks(place, map) {
  const drawn = read(place.dataset.rows || "");
  if (drawn.length > 0) {
    shape(place, map, drawn, place.dataset.closed === "true");
    map.fitBounds(around(drawn), { padding: 48, maxZoom: 18, animate: false });
  }
  for (const spot of JSON.parse(place.dataset.places || "[]")) {
    const element = document.createElement(spot.url ? "a" : "span");
    if (spot.url) element.href = spot.url;
    element.className = "map-pin tone-" + spot.tone;
    element.title = spot.detail ? `${spot.title} — ${spot.detail}` : spot.title;
    if (!spot.url) element.setAttribute("role", "img");
    element.setAttribute("aria-label", element.title);
    element.append(pin());
    new Marker({ element, anchor: "bottom" }).setLngLat([spot.lon, spot.lat]).addTo(map);
  }
}
