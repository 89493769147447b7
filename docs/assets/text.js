// Written into a full text, which brings its style: nothing else is on the line until it is painted.
// Then it asks for what the dialog and the pages that are read next need. It waits for the whole
// text, which site.js goes through, however slowly that comes.
addEventListener("DOMContentLoaded", () =>
  setTimeout(() => {
    document.head.append(
      Object.assign(document.createElement("link"), {
        rel: "stylesheet",
        href: "../assets/site.css",
      }),
      Object.assign(document.createElement("script"), { src: "../assets/site.js" }),
    );
  }, 250),
);
