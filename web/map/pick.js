// Choosing a place: the mark stands in the middle, the map moves under it, and Enter or the button chooses.
import { mine } from "./mine.js";
import { pin } from "./pin.js";

export function pick(place, map) {
  const words = place.dataset;
  const lat = document.getElementById(words.latInput);
  const lon = document.getElementById(words.lonInput);
  const address = document.getElementById(words.addressInput);
  const say = Object.assign(document.createElement("p"), { className: "map-say", textContent: words.hint });
  say.setAttribute("role", "status");
  const cross = Object.assign(document.createElement("div"), { className: "map-cross" });
  cross.append(pin());
  const here = Object.assign(document.createElement("button"), {
    type: "button",
    className: "map-pick-button",
    textContent: words.here,
  });
  place.append(say, cross, here, mine(place, map, words.mine));
  map.getCanvas().setAttribute("aria-label", `${words.label}. ${words.keys}`);

  const typed = [Number(latin(lat.value)), Number(latin(lon.value))];
  if (lat.value && lon.value && typed.every(Number.isFinite))
    map.jumpTo({ center: [typed[1], typed[0]], zoom: Math.max(16, map.getZoom()) });

  let ours = address.value === "";
  address.addEventListener("input", () => {
    ours = address.value === "";
  });
  let asked;
  const choose = async () => {
    const centre = map.getCenter();
    lat.value = centre.lat.toFixed(6);
    lon.value = centre.lng.toFixed(6);
    lat.dispatchEvent(new Event("change", { bubbles: true }));
    say.textContent = words.picked;
    asked?.abort();
    asked = new AbortController();
    try {
      const answer = await fetch(`${words.reverse}?lat=${lat.value}&lon=${lon.value}`, {
        signal: asked.signal,
        headers: { accept: "application/json" },
      });
      const found = answer.ok ? (await answer.json()).address : null;
      if (!found) return;
      say.textContent = `${words.picked}: ${found}`;
      // A person's own words are never written over.
      if (ours) address.value = found;
    } catch (error) {
      if (error.name !== "AbortError") console.warn(error);
    }
  };
  here.addEventListener("click", choose);
  map.on("dragend", choose);
  map.on("click", (event) => {
    map.once("moveend", choose);
    map.easeTo({ center: event.lngLat, duration: 120 });
  });
  map.getCanvas().addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    choose();
  });
}

const latin = (text) => text.replace(/[۰-۹]/g, (d) => d.charCodeAt(0) - 1776).replace("٫", ".");
