// The look of a chart, in the browser and on paper: config/lib/charts/svg.py reads this same file.
// An option names colours by role ("role:accent"), because the wall is dark and paper is white.
(function (scope) {
  "use strict";

  // Without quotation marks: ECharts writes this into an attribute of the SVG as it is.
  var FONT = "PingFang SC, Microsoft YaHei, Noto Sans CJK SC, Source Han Sans SC, sans-serif";
  var COLOURS = {
    light: {
      text: "#1f2328", quiet: "#5f6670", line: "#c9ced6", grid: "#e8eaee", ground: "#ffffff",
      main: "#4f6478", accent: "#b3261e", soft: "#b9c2cc",
      series: ["#4f6478", "#b08d57", "#7d96ad", "#9a6a86", "#6f7f5f", "#5f6670"],
    },
    dark: {
      text: "#e8eaed", quiet: "#aeb4bd", line: "#4a515c", grid: "#2b313a", ground: "#14181d",
      main: "#8fa8bf", accent: "#f2857b", soft: "#4d5a68",
      series: ["#8fa8bf", "#d9bd8a", "#5f7f9e", "#cf9dbb", "#a7b894", "#aeb4bd"],
    },
  };

  function theme(mode) {
    var c = COLOURS[mode];
    var axis = {
      axisLine: { lineStyle: { color: c.line } },
      axisTick: { show: false },
      axisLabel: { color: c.quiet, fontSize: 14 },
      nameTextStyle: { color: c.quiet, fontSize: 14 },
      splitLine: { lineStyle: { color: c.grid } },
    };
    return {
      color: c.series,
      backgroundColor: "transparent",
      textStyle: { fontFamily: FONT, fontSize: 14, color: c.text },
      categoryAxis: axis,
      valueAxis: axis,
      legend: { textStyle: { color: c.text, fontSize: 14 }, icon: "roundRect", itemHeight: 10 },
      tooltip: {
        backgroundColor: c.ground, borderColor: c.line, borderWidth: 1, padding: [8, 12],
        textStyle: { color: c.text, fontSize: 14 },
      },
    };
  }

  // Puts colours in the place of their roles, wherever the option names a colour.
  function paint(value, mode) {
    if (Array.isArray(value)) return value.map(function (item) { return paint(item, mode); });
    if (value === null || typeof value !== "object") return value;
    var painted = {};
    Object.keys(value).forEach(function (key) {
      var item = value[key];
      var role = /olor$/.test(key) && typeof item === "string" && /^role:/.test(item) && item.slice(5);
      painted[key] = role ? COLOURS[mode][role] : paint(item, mode);
    });
    return painted;
  }

  Object.keys(COLOURS).forEach(function (mode) { scope.echarts.registerTheme("calm-" + mode, theme(mode)); });
  scope.chartTheme = { paint: paint };
})(globalThis);
