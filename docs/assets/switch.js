// Language links keep the reader's place: what the address names while it is in view, or else the
// provision at the top of the view. Without this they open the top of the page. A full text has it
// before all else, and again with site.js: what is set twice is the same as what is set once.
onclick = onpointerdown = ({ target }) => {
  const link = target.closest?.(".switch a");
  if (!link) return;
  const bar = document.querySelector("header").offsetHeight;
  const inView = (element) => {
    const { top, bottom } = element.getBoundingClientRect();
    return bottom > bar && top < innerHeight;
  };
  const named = document.querySelectorAll(":target:not(main)");
  const places = document.querySelectorAll(".provision > .words, .parallel [id], section[id]");
  const place = [...named, ...(scrollY < bar ? [] : places)].find(inView);
  link.hash = place ? place.closest("[id]").id : "";
};
