// Looks at every page in a frame of its own, once all are drawn.
addEventListener("load", async () => {
  const frames = [...document.querySelectorAll("iframe")], found = {};
  for (const frame of frames) {
    await frame.contentDocument.fonts.ready;
    found[frame.name] = frame.contentWindow.look();
  }
  const told = document.createElement("pre");
  told.id = "found";
  told.textContent = JSON.stringify(found);
  document.body.append(told);
});
