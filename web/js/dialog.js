// A link that leads to a question opens the same question above the page.
export function dialogs(root) {
  for (const opener of root.querySelectorAll("a[data-dialog]")) {
    const dialog = document.getElementById(opener.dataset.dialog);
    if (!dialog?.showModal) continue;
    opener.setAttribute("role", "button");
    opener.setAttribute("aria-haspopup", "dialog");
    opener.addEventListener("click", (event) => {
      event.preventDefault();
      dialog.showModal();
    });
    opener.addEventListener("keydown", (event) => {
      if (event.key === " ") {
        event.preventDefault();
        dialog.showModal();
      }
    });
    dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
  }
}
