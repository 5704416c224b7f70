// File inputs get previews, removal and a drop place; forms with files say how far the sending is.
const fa = document.documentElement.lang === "fa";
const size = (bytes) =>
  new Intl.NumberFormat(fa ? "fa-IR" : "en", { maximumFractionDigits: 1 }).format(bytes / (bytes < 1e6 ? 1e3 : 1e6)) +
  (bytes < 1e6 ? (fa ? " کیلوبایت" : " kB") : fa ? " مگابایت" : " MB");

export function files(root) {
  for (const drop of root.querySelectorAll("[data-files]")) {
    const input = drop.querySelector("input[type=file]");
    const list = drop.querySelector("[data-file-list]");
    const draw = () => {
      list.querySelectorAll("img").forEach((img) => URL.revokeObjectURL(img.src));
      list.replaceChildren(...[...input.files].map((file) => line(file, input, drop.dataset)));
      list.hidden = input.files.length === 0;
    };
    input.addEventListener("change", draw);
    for (const [name, over] of [
      ["dragover", true],
      ["dragleave", false],
      ["drop", false],
    ])
      input.addEventListener(name, () => drop.classList.toggle("is-over", over));
  }
}

function line(file, input, words) {
  const item = document.createElement("li");
  item.className = "file";
  if (file.type.startsWith("image/")) {
    const image = new Image(56, 56);
    image.alt = "";
    image.src = URL.createObjectURL(file);
    item.append(image);
  }
  const name = document.createElement("span");
  name.className = "file-name";
  const bdi = document.createElement("bdi");
  bdi.textContent = file.name;
  const more = document.createElement("small");
  const wrong = words.maxBytes && file.size > Number(words.maxBytes);
  more.textContent = size(file.size) + (wrong ? " — " + words.tooLarge : "");
  item.classList.toggle("is-wrong", Boolean(wrong));
  name.append(bdi, more);
  const remove = document.createElement("button");
  remove.type = "button";
  remove.className = "file-remove";
  remove.textContent = words.remove;
  remove.setAttribute("aria-label", `${words.remove} ${file.name}`);
  remove.addEventListener("click", () => {
    const left = new DataTransfer();
    [...input.files].filter((f) => f !== file).forEach((f) => left.items.add(f));
    input.files = left.files;
    input.dispatchEvent(new Event("change"));
    input.focus();
  });
  item.append(name, remove);
  return item;
}

export function progress(root) {
  for (const form of root.querySelectorAll("form[data-progress]")) {
    form.addEventListener("submit", (event) => {
      if (![...form.querySelectorAll("input[type=file]")].some((input) => input.files.length)) return;
      event.preventDefault();
      send(form, event.submitter);
    });
  }
}

function send(form, button) {
  const note = document.createElement("div");
  note.className = "sending";
  note.setAttribute("role", "status");
  const bar = document.createElement("progress");
  bar.className = "bar";
  bar.max = 100;
  bar.setAttribute("aria-label", form.dataset.progress);
  note.append(form.dataset.progress + "…", bar);
  form.append(note);
  const data = new FormData(form, button ?? undefined);
  if (button) button.disabled = true;
  const request = new XMLHttpRequest();
  request.open("POST", form.action);
  request.upload.addEventListener("progress", (e) => {
    if (e.lengthComputable) bar.value = (e.loaded / e.total) * 100;
  });
  const again = () => {
    note.remove();
    if (button) button.disabled = false;
  };
  // A broken line falls back to the browser's own sending, which says what went wrong.
  request.addEventListener("error", () => {
    again();
    form.submit();
  });
  request.addEventListener("load", () => {
    if (request.status === 200 && request.responseURL !== form.action) {
      location.assign(request.responseURL);
      return;
    }
    const page = new DOMParser().parseFromString(request.responseText, "text/html");
    if (!page.querySelector("main")) {
      again();
      form.submit();
      return;
    }
    document.title = page.title;
    document.body.replaceWith(page.body);
    document.dispatchEvent(new Event("city:replaced"));
    scrollTo(0, 0);
  });
  request.send(data);
}
