// A title leads on to the clause that the address names; the links below it do so without this.
onclick = onpointerdown = ({ target }) => {
  const link = target.closest?.("h1 a");
  if (link) link.hash = location.hash;
};
