// Language links keep the reader's place: what the address names while it is in view, or else the
// provision at the top of the view. Without this they open the top of the page. It is written into
// each page, as it has to be there as soon as they are.
onclick = onpointerdown = ({ target }) => {
  const link = target.closest?.(".switch a");
  if (!link) return;
  const bar = document.querySelector("header").offsetHeight;
  const inView = (element) => {
    const { top, bottom } = element.getBoundingClientRect();
    return bottom > bar && top < innerHeight;
  };
  const named = document.querySelectorAll(":target:not(main, .provision), :target > .words");
  const places = document.querySelectorAll(".provision > .words, .parallel [id], section[id]");
  const place = [...named, ...(scrollY < bar ? [] : places)].find(inView);
  link.hash = place ? place.closest("[id]").id : "";
};
