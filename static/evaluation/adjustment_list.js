// Offered are the grades of the item chosen, and the milestones of the chain chosen: each group of them bears its title.

const fields = document.getElementById("adjustment")?.elements;
const pairs = [
  ["item", "grade"],
  ["chain", "step"],
]
  .map((names) => names.map((name) => fields?.namedItem(name)))
  .filter((pair) => pair.every(Boolean));

function offer([chosen, offered]) {
  const title = chosen.selectedOptions[0]?.label;
  for (const group of offered.querySelectorAll("optgroup")) {
    const fits = group.label === title;
    group.hidden = !fits;
    group.disabled = !fits;
  }
  const taken = offered.selectedOptions[0];
  if (taken?.closest("optgroup")?.disabled) {
    // the same milestone may stand under several chains
    const again = [...offered.options].find((one) => one.value === taken.value && !one.closest("optgroup")?.disabled);
    offered.selectedIndex = again ? again.index : 0;
  }
}

for (const pair of pairs) {
  pair[0].addEventListener("change", () => offer(pair));
  offer(pair);
}
// what was typed before may be put back, another choice with it
document.addEventListener("click", (event) => event.target.closest("[data-restore]") && pairs.forEach(offer));
