// The grades offered are those of the item chosen: each group of them bears the title of its item.

const form = document.getElementById("adjustment");
const item = form?.elements.namedItem("item");
const grade = form?.elements.namedItem("grade");

function offer() {
  const title = item.selectedOptions[0]?.label;
  for (const group of grade.querySelectorAll("optgroup")) {
    const fits = group.label === title;
    group.hidden = !fits;
    group.disabled = !fits;
  }
  if (grade.selectedOptions[0]?.closest("optgroup")?.disabled) {
    grade.value = "";
  }
}

if (item && grade) {
  item.addEventListener("change", offer);
  // what was typed before may be put back, another item with it
  document.addEventListener("click", (event) => event.target.closest("[data-restore]") && offer());
  offer();
}
