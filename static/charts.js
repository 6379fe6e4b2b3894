// Draws every <div class="chart" data-chart="id of its JSON">: the option comes ready from Python (config/lib/charts),
// the colours from charts_theme.js, by the page's light or dark mode.

const page = document.documentElement;
const drawn = new Map();
const resizing = new ResizeObserver((entries) => {
  for (const entry of entries) drawn.get(entry.target)?.resize();
});

function mode() {
  return page.dataset.bsTheme === "dark" ? "dark" : "light";
}

function words(value, data) {
  if (value === null || value === undefined || Number.isNaN(value)) return "—";
  const digits = { minimumFractionDigits: data.places, maximumFractionDigits: data.places };
  return `${Number(value).toLocaleString("en-US", digits)} ${data.unit}`.trim();
}

function draw(place) {
  const source = document.getElementById(place.dataset.chart);
  if (!source || !window.echarts) return;
  const data = JSON.parse(source.textContent);
  const option = window.chartTheme.paint(data.option, mode());
  option.tooltip.valueFormatter = (value) => words(value, data);
  drawn.get(place)?.dispose();
  place.style.height = `${data.height}px`;
  const chart = window.echarts.init(place, `calm-${mode()}`, { renderer: "svg" });
  chart.setOption(option);
  drawn.set(place, chart);
  resizing.observe(place);
}

function drawAll(root) {
  for (const place of root.querySelectorAll(".chart[data-chart]")) draw(place);
}

function redraw() {
  for (const place of drawn.keys()) draw(place);
}

// On paper the drawing keeps its proportions and takes the width it is given.
function scaleForPaper() {
  for (const [place, chart] of drawn) {
    const svg = place.querySelector("svg");
    svg?.setAttribute("viewBox", `0 0 ${chart.getWidth()} ${chart.getHeight()}`);
  }
}

function forget(place) {
  drawn.get(place)?.dispose();
  drawn.delete(place);
  resizing.unobserve(place);
}

drawAll(document);
new MutationObserver(redraw).observe(page, { attributes: true, attributeFilter: ["data-bs-theme"] });
window.addEventListener("beforeprint", scaleForPaper);
document.addEventListener("htmx:afterSwap", (event) => {
  for (const place of [...drawn.keys()]) if (!place.isConnected) forget(place);
  drawAll(event.target);
});
