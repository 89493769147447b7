// Convenience, added to pages that work without it.
// Copying is loaded where its buttons are in view, else with the first touch or key.
(() => {
  if (!document.querySelector(".resolution")) return;
  const none = () => {}; // The buttons stay hidden, and the browser copies in its own way.
  if (document.querySelector("#cite button")) import("./copy.js").catch(none);
  const load = () => import("./select.js").catch(none);
  for (const act of ["pointerdown", "keydown"]) addEventListener(act, load, { once: true });
  // It may come after the first touch.
  if (document.querySelector(".menu[open]") || getSelection().type === "Range" || /=/.test(location))
    load();
})();

// Search is loaded when it is first asked for, where there are dialogs.
(() => {
  const dialog = document.createElement("dialog");
  const button = document.querySelector(".find");
  if (!dialog.showModal) return;
  dialog.innerHTML =
    '<form class="ask"><input type="search" maxlength="200" autocomplete="off" spellcheck="false"' +
    ' enterkeyhint="go"><button type="button"></button></form>' +
    '<div role="status"><p></p><p></p></div><ol role="list"></ol>';
  const [form, input, close, said] = dialog.querySelectorAll("form, input, button, p");
  Object.assign(dialog.dataset, button.dataset);
  for (const element of [dialog, input]) element.setAttribute("aria-label", button.textContent);
  input.placeholder = button.textContent;
  close.textContent = button.dataset.close;
  document.body.append(dialog);

  const search = () =>
    import("./search.js").catch((error) => {
      said.textContent = button.dataset[error instanceof SyntaxError ? "broken" : "failed"];
    });
  const open = () => {
    dialog.showModal();
    input.select();
    search();
  };

  addEventListener("keydown", (event) => {
    // Where the keyboard is Cyrillic, the same key is another letter.
    if (!/^[kл]$/i.test(event.key) || !(event.ctrlKey || event.metaKey)) return;
    if (event.altKey || event.shiftKey) return;
    event.preventDefault();
    if (!dialog.open) open();
  });
  // Here, since keys may come before the search's own script. A search field would take the
  // first Esc to empty itself.
  dialog.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || event.isComposing) return;
    event.preventDefault();
    dialog.close();
  });
  dialog.addEventListener("click", ({ target, clientX, clientY }) => {
    const { left, top, right, bottom } = dialog.getBoundingClientRect();
    const isInside = left < clientX && clientX < right && top < clientY && clientY < bottom;
    if (target === dialog && !isInside) dialog.close();
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    search().then((loaded) => loaded?.go());
  });
  close.addEventListener("click", () => dialog.close());
  button.addEventListener("click", open);
  button.hidden = false;
  if (/[?&]q=/.test(location.search)) open(); // A query, which search.js reads.
})();
