// The form of a record: a share that is typed belongs the record to its chain.

for (const share of document.querySelectorAll(".belongings input[inputmode]")) {
  const belongs = share.closest("tr").querySelector("input[type=checkbox]");
  share.addEventListener("input", () => {
    if (share.value.trim()) belongs.checked = true;
  });
  belongs.addEventListener("change", () => {
    if (!belongs.checked) share.value = "";
  });
}
