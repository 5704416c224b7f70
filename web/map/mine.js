/** A button that brings the map to where one is, where the browser may know that. */
export function mine(place, map, word) {
  const box = place.querySelector(".map-buttons");
  if (!navigator.geolocation || !isSecureContext) return document.createComment("no geolocation");
  const button = Object.assign(document.createElement("button"), { type: "button", textContent: "◎" });
  button.setAttribute("aria-label", word);
  button.title = word;
  button.addEventListener("click", () =>
    navigator.geolocation.getCurrentPosition((at) =>
      map.jumpTo({ center: [at.coords.longitude, at.coords.latitude], zoom: 17 }),
    ),
  );
  box.append(button);
  return document.createComment("geolocation");
}
