// Sections under in-page links become a tab list.
export function tabs(root) {
  for (const frame of root.querySelectorAll("[data-tabs]:not(.is-live)")) {
    const links = [...frame.querySelectorAll(".tabs a")];
    const panels = links.map((link) => document.getElementById(link.hash.slice(1)));
    if (panels.includes(null)) continue;
    frame.classList.add("is-live");
    frame.querySelector(".tabs ul").setAttribute("role", "tablist");
    const show = (index, focus) =>
      links.forEach((link, i) => {
        link.setAttribute("aria-selected", i === index);
        link.tabIndex = i === index ? 0 : -1;
        panels[i].hidden = i !== index;
        if (i === index && focus) link.focus();
      });
    links.forEach((link, i) => {
      link.id ||= panels[i].id + "-tab";
      link.parentElement.setAttribute("role", "presentation");
      link.setAttribute("role", "tab");
      link.setAttribute("aria-controls", panels[i].id);
      panels[i].setAttribute("role", "tabpanel");
      panels[i].setAttribute("aria-labelledby", link.id);
      link.addEventListener("click", (event) => {
        event.preventDefault();
        history.replaceState(null, "", link.hash);
        show(i);
      });
      link.addEventListener("keydown", (event) => {
        const forward = getComputedStyle(frame).direction === "rtl" ? "ArrowLeft" : "ArrowRight";
        const step = event.key === forward ? 1 : event.key === "ArrowLeft" || event.key === "ArrowRight" ? -1 : 0;
        const to =
          event.key === "Home"
            ? 0
            : event.key === "End"
              ? links.length - 1
              : step
                ? (i + step + links.length) % links.length
                : -1;
        if (to >= 0) {
          event.preventDefault();
          show(to, true);
        }
      });
    });
    show(
      Math.max(
        0,
        links.findIndex((link) => link.hash === location.hash),
      ),
    );
  }
}
