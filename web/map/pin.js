const ns = "http://www.w3.org/2000/svg";

/** A mark drawn with DOM calls, because the content policy allows no inline style. */
export function pin() {
  const svg = document.createElementNS(ns, "svg");
  svg.setAttribute("viewBox", "0 0 32 32");
  svg.setAttribute("aria-hidden", "true");
  const body = document.createElementNS(ns, "path");
  body.setAttribute("class", "map-pin-body");
  body.setAttribute("d", "M16 31C9 22.5 5.5 17.6 5.5 12.5a10.5 10.5 0 0 1 21 0C26.5 17.6 23 22.5 16 31z");
  const hole = document.createElementNS(ns, "circle");
  for (const [k, v] of [
    ["class", "map-pin-hole"],
    ["cx", 16],
    ["cy", 12.5],
    ["r", 4],
  ])
    hole.setAttribute(k, v);
  svg.append(body, hole);
  return svg;
}
