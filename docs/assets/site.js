// Convenience, added to pages that work without it.
// Copying a link, or a quotation that carries its citation.
(() => {
  const page = document.querySelector(".resolution");
  if (!page) return;
  const said = document.querySelector(".said");
  const { quotation, accessed, copied } = page.dataset;

  const write = async (text) => {
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      // Only pages from https (or this machine) have that, and a browser may refuse it.
      const { activeElement } = document;
      const area = document.createElement("textarea");
      area.value = text;
      page.append(area);
      area.select();
      const isWritten = document.execCommand("copy");
      area.remove();
      activeElement.focus();
      return isWritten;
    }
    return true;
  };

  // What of the provision's words is selected; pressing a control of its menu keeps it.
  let picked = { words: "" };
  const wordsAt = (node) => node?.parentElement?.closest(".words");
  const pick = () => {
    const selection = getSelection();
    const words = wordsAt(selection.anchorNode);
    if (!selection.isCollapsed && words?.contains(selection.focusNode)) {
      picked = { provision: words.parentElement, words: `${selection}` };
    }
  };
  pick();
  document.addEventListener("selectionchange", pick);
  document.addEventListener("pointerdown", (event) => {
    if (!event.target.closest("[data-copy], summary")) picked = { words: "" };
  });

  const joined = (parts, between) =>
    [...parts.querySelectorAll(".words")].map((words) => words.textContent.trim()).join(between);
  // What is copied from the words of one provision into those of another has nothing of ours.
  document.addEventListener("copy", (event) => {
    const selection = getSelection();
    const [from, to] = [wordsAt(selection.anchorNode), wordsAt(selection.focusNode)];
    if (!from || !to || from === to) return;
    const parts = selection.getRangeAt(0).cloneContents();
    event.clipboardData.setData("text/plain", joined(parts, "\n\n"));
    event.preventDefault();
  });

  const quote = (provision) => {
    const number = provision.querySelector(".number").textContent;
    const whole = joined(provision, " "); // A clause with its points.
    let words = (provision === picked.provision && picked.words.trim()) || whole;
    if (words.startsWith(number)) words = words.slice(number.length);
    // The reader's day, as 2026-11-22: browsers cannot write Belarusian dates.
    const day = new Date().toLocaleDateString("sv");
    // Functions, since "$" in a replacement has a meaning of its own.
    return (
      quotation.replace("{words}", () => words.trim()) +
      ` — ${provision.dataset.citation} (${accessed.replace("{date}", () => day)})`
    );
  };

  let silence;
  for (const button of document.querySelectorAll("[data-copy]")) {
    const provision = button.closest(".provision") ?? page.querySelector(".provision");
    button.hidden = false;
    button.addEventListener("click", async () => {
      // A menu has a link to the provision's page; else this is that page.
      const link = button.closest(".menu")?.querySelector("a").href ?? new URL("./", location);
      clearTimeout(silence);
      said.textContent = "";
      if (!(await write(button.dataset.copy === "link" ? `${link}` : quote(provision)))) return;
      setTimeout(() => (said.textContent = copied), 50); // Said again each time.
      silence = setTimeout(() => (said.textContent = ""), 5000);
    });
  }
})();

// Search is loaded when it is first asked for.
(() => {
  const dialog = document.getElementById("search");
  const button = document.querySelector("header button");

  const search = () =>
    import("./search.js").catch(() => {
      dialog.querySelector("[role=status] p").textContent = dialog.dataset.failed;
    });
  const open = () => {
    dialog.showModal();
    dialog.querySelector("input").select();
    search();
  };

  addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || dialog.open) return;
    // The box of the dialog keeps the focus for a moment after it was closed.
    const typing = event.target.closest("input, select, textarea, [contenteditable]");
    if (typing && !dialog.contains(typing)) return;
    event.preventDefault();
    open();
  });
  // Here, since keys may come before the search's own script. A search field would take the
  // first Esc to empty itself.
  dialog.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || event.isComposing) return;
    event.preventDefault();
    dialog.close();
  });
  dialog.querySelector("form").addEventListener("submit", (event) => {
    event.preventDefault();
    search().then((loaded) => loaded?.go());
  });
  dialog.querySelector(".close").addEventListener("click", () => dialog.close());
  button.addEventListener("click", open);
  button.hidden = false;
})();
