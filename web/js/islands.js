// The map is large and comes only to pages that have one, and only when it is about to be seen.
export function islands(root) {
  const places = root.querySelectorAll("[data-map]");
  if (!places.length) return;
  const seen = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) {
        if (!isIntersecting) continue;
        seen.unobserve(target);
        open(target);
      }
    },
    { rootMargin: "300px" },
  );
  for (const place of places) {
    place.hidden = false;
    seen.observe(place);
  }
}

async function open(place) {
  try {
    await stylesheet(place.dataset.style);
    const { mount } = await import(place.dataset.script);
    await mount(place);
  } catch (error) {
    // The list and the inputs beside the map say the same; the map steps aside.
    console.warn(error);
    place.classList.add("is-failed");
    place.replaceChildren(
      Object.assign(document.createElement("p"), { className: "map-failed", textContent: place.dataset.failed }),
    );
    place.parentElement.querySelector("details")?.setAttribute("open", "");
  }
}

function stylesheet(href) {
  if (document.querySelector(`link[href="${href}"]`)) return Promise.resolve();
  return new Promise((ok, no) => {
    const link = Object.assign(document.createElement("link"), { rel: "stylesheet", href, onload: ok, onerror: no });
    document.head.append(link);
  });
}
