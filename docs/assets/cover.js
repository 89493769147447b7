// Each link leads on to the clause that the address names. Those below the title do so without this,
// unless the address also names words that the title has: then these are the target.
onclick = onpointerdown = ({ target }) => {
  const link = target.closest?.("a");
  if (link) link.hash = location.hash;
};
