// Small courtesies: focus on problems, copy, print, closing of toasts and menus, an amount in Toman.
export function small(root) {
  root.querySelector("[data-focus]")?.focus();
  for (const button of root.querySelectorAll("[data-print]")) {
    button.hidden = false;
    button.addEventListener("click", () => print());
  }
  for (const close of root.querySelectorAll("[data-close]")) {
    close.hidden = false;
    close.addEventListener("click", () => close.closest("[data-toast]").remove());
  }
  if (navigator.clipboard) root.querySelectorAll("[data-copy]").forEach(copyable);
  root.querySelectorAll("[data-drop]").forEach(menu);
  root.querySelectorAll("[data-rial]").forEach(rial);
}

function copyable(button) {
  button.hidden = false;
  const word = button.querySelector(".copyable-word");
  const first = word.textContent;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(button.dataset.copy);
    word.textContent = button.dataset.copied;
    setTimeout(() => {
      word.textContent = first;
    }, 2500);
  });
}

function menu(drop) {
  document.addEventListener("click", (event) => {
    if (!drop.contains(event.target)) drop.open = false;
  });
  drop.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !drop.open) return;
    drop.open = false;
    drop.querySelector("summary").focus();
  });
}

function rial(input) {
  const output = input.parentElement.querySelector("[data-rial-words]");
  const fa = document.documentElement.lang === "fa";
  const say = () => {
    const digits = input.value
      .replace(/[۰-۹]/g, (d) => d.charCodeAt(0) - 1776)
      .replace(/[٠-٩]/g, (d) => d.charCodeAt(0) - 1632)
      .replace(/[\s,٬،.]/g, "");
    output.hidden = !/^\d{2,16}$/.test(digits);
    if (!output.hidden)
      output.textContent =
        new Intl.NumberFormat(fa ? "fa-IR" : "en").format(Number(digits) / 10) + (fa ? " تومان" : " Toman");
  };
  input.addEventListener("input", say);
  say();
}
