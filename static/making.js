// Papers take seconds to make: whoever asks for one sees at once that it is being made, and then that it is there.
//
//   <a href="….pdf" data-makes="Being made…" data-made="It is there.">PDF</a>
//   <button type="submit" data-makes="Being made…">Issue</button>   until the next page comes
//
// The address gets a mark, and the answer brings it back as a cookie: a page cannot see otherwise that a file came.

const PATIENCE = 120_000;
const told = document.createElement("div");
told.className = "visually-hidden";
told.setAttribute("role", "status");
document.body.append(told);

function begin(button) {
  const shown = [...button.childNodes];
  button.style.minWidth = `${button.offsetWidth}px`;
  button.classList.add("busy");
  button.setAttribute("aria-disabled", "true");
  button.replaceChildren(button.dataset.makes);
  told.textContent = button.dataset.makes;
  return () => {
    button.classList.remove("busy");
    button.removeAttribute("aria-disabled");
    button.style.minWidth = "";
    button.replaceChildren(...shown);
    told.textContent = button.dataset.made ?? "";
  };
}

function came(mark) {
  if (!document.cookie.split("; ").includes(`made-${mark}=1`)) return false;
  document.cookie = `made-${mark}=; path=/; max-age=0; samesite=lax`;
  return true;
}

document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-makes]");
  if (!link) return;
  if (link.getAttribute("aria-disabled")) {
    event.preventDefault();
    return;
  }
  const address = link.getAttribute("href");
  const mark = Array.from(crypto.getRandomValues(new Uint8Array(8)), (byte) => byte.toString(16).padStart(2, "0")).join("");
  const asked = new URL(link.href);
  asked.searchParams.set("made", mark);
  link.href = asked.href;
  const end = begin(link);
  const since = Date.now();
  window.setTimeout(() => {
    link.setAttribute("href", address);
  });
  const watch = window.setInterval(() => {
    if (!came(mark) && Date.now() - since < PATIENCE) return;
    window.clearInterval(watch);
    end();
  }, 250);
});

document.addEventListener("submit", (event) => {
  if (!event.submitter?.dataset.makes || event.defaultPrevented) return;
  const end = begin(event.submitter);
  window.addEventListener("pageshow", end, { once: true });
});
