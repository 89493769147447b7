// A correction is of the words that are selected. A full text's link brings them to the provision's page
// behind the #, which no server sees; there they take the place of the whole in the form and the letter.
import { isTranslated } from "./copy.js";
import { chosen, page, paragraphs } from "./quote.js";

const one = page.querySelector(".provision");
const words = (provision) => (isTranslated(provision) ? "" : chosen(provision));

for (const link of document.querySelectorAll(".menu [href$='#correct']"))
  link.addEventListener("click", () => {
    const these = words(link.closest(".provision"));
    link.hash = these ? `correct=${encodeURIComponent(these)}` : "correct";
  });

// What a link brings is words of this page, or it is nothing.
const brought = new URLSearchParams(location.hash.slice(1)).get("correct");
const all = paragraphs(one).map(([words]) => words).join(" ");
const known = brought && all.includes(brought) ? brought : "";
if (brought) location.replace("#correct");
for (const link of document.querySelectorAll("#correct a")) {
  const whole = link.href;
  const [before] = /.*(&now=|%0A%0D%0A)/.exec(whole);
  link.addEventListener("click", () => {
    const these = words(one) || known;
    const address = before + encodeURIComponent(these);
    // Windows hands no longer address to a mail program.
    const isTooLong = link.protocol === "mailto:" && address.length > 2000;
    link.href = these && !isTooLong ? address : whole;
  });
}
