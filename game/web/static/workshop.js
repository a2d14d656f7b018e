// The workshop: the text in the editor, and beside it what the server says of it. The file is the only truth:
// whatever changes goes through the editor, is saved a moment later, and comes back as problems and preview.
"use strict";
(() => {
  const CM = CodeMirror, { dataset } = document.body, base = dataset.base;
  const $ = id => document.getElementById(id);
  const SOON = 350;  // milliseconds without typing after which the text is saved
  let mark = "", entries = [], problems = [], tab = "card", shown = { card: "", lever: "", table: "", news: "" };
  let timer = 0, saving = null, dirty = false, halted = false, chosen = null;

  const json = async (path, body) => {
    const answer = await fetch(base + path, body === undefined ? {} : {
      method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(answer.status);
    return answer.json();
  };
  const part = async path => (await fetch(base + path)).text();
  const say = words => { $("said").textContent = words; if (words) setTimeout(() => { if ($("said").textContent === words) $("said").textContent = ""; }, 6000); };
  const lost = on => { $("told").hidden = !on; $("told").textContent = on ? dataset.lost : ""; };

  // The editor

  const sheet = CM.HighlightStyle.define([
    { tag: CM.tags.propertyName, color: "#084a82" },
    { tag: [CM.tags.comment, CM.tags.lineComment], color: "#505c69", fontStyle: "italic" },
    { tag: [CM.tags.number, CM.tags.bool, CM.tags.null], color: "#0f7058" },
    { tag: CM.tags.string, color: "#1d2733" },
  ]);
  const words = async context => {
    const word = context.matchBefore(/[\w.-]*/);
    if (!context.explicit && word.from === word.to) return null;
    const line = context.state.doc.lineAt(context.pos);
    try {
      const found = await json("/words", { text: context.state.doc.toString(), line: line.number, column: [...line.text.slice(0, context.pos - line.from)].length + 1 });
      const kinds = { key: "property", id: "variable", icon: "class", value: "enum" };
      return {
        from: line.from + [...line.text].slice(0, found.begin - 1).join("").length,
        options: found.words.map(each => ({ label: each.word, type: kinds[each.kind], info: each.about || undefined, apply: each.kind === "key" ? `${each.word}: ` : each.word })),
        filter: false,
      };
    } catch { return null; }
  };
  const about = CM.hoverTooltip(async (view, at) => {
    const line = view.state.doc.lineAt(at);
    const found = await json("/words", { text: view.state.doc.toString(), line: line.number, column: 1, hover: true }).catch(() => null);
    if (!found || !found.about) return null;
    return { pos: line.from + line.text.search(/\S/), above: true, create: () => {
      const dom = document.createElement("div");
      dom.className = "about";
      dom.innerHTML = "<b></b> <span></span>";
      dom.firstChild.textContent = found.key;
      dom.lastChild.textContent = found.about;
      return { dom };
    } };
  });
  // After a key that opens a group the next line stands two deeper.
  const deeper = ({ state, dispatch }) => {
    const { from, to } = state.selection.main, line = state.doc.lineAt(from);
    if (from !== to || from !== line.to || !/:\s*(#.*)?$/.test(line.text)) return false;
    const begin = line.text.match(/^\s*(- )*/)[0].length;
    const more = `\n${" ".repeat(begin + 2)}`;
    dispatch({ changes: { from, insert: more }, selection: { anchor: from + more.length }, scrollIntoView: true, userEvent: "input" });
    return true;
  };
  // Several lines at once, dictated or put there by a tool, go into the text itself: written into the page by the
  // browser they would take long, and bring styles of its own along, which the page does not allow.
  const whole = (event, view) => {
    if (event.isComposing || !event.data || !event.data.includes("\n")) return false;
    event.preventDefault();
    view.dispatch(view.state.replaceSelection(event.data), { userEvent: "input.paste", scrollIntoView: true });
    return true;
  };
  let quiet = false;
  const extensions = [
      CM.EditorView.cspNonce.of(dataset.nonce),
      CM.lineNumbers(), CM.foldGutter(), CM.highlightActiveLine(), CM.highlightActiveLineGutter(), CM.drawSelection(),
      CM.history(), CM.indentOnInput(), CM.indentUnit.of("  "), CM.yaml(), CM.syntaxHighlighting(sheet), CM.lintGutter(),
      CM.autocompletion({ override: [words], icons: false }), CM.search({ top: true }), about, CM.EditorView.lineWrapping,
      CM.EditorView.contentAttributes.of({ "aria-label": dataset.text, tabindex: "0", spellcheck: "true", autocorrect: "off" }),
      CM.EditorView.domEventHandlers({ beforeinput: whole }),
      CM.keymap.of([
        { key: "Mod-s", preventDefault: true, run: () => { save(); return true; } },
        { key: "Tab", run: CM.indentMore, shift: CM.indentLess },
        ...CM.completionKeymap, { key: "Enter", run: deeper },
        { key: "Escape", run: () => { $("outline").querySelector("summary").focus(); return true; } }, ...CM.lintKeymap, ...CM.searchKeymap, ...CM.foldKeymap, ...CM.historyKeymap, ...CM.defaultKeymap,
      ]),
      CM.EditorView.updateListener.of(update => {
        if (update.docChanged && !quiet) changed();
        if (update.selectionSet || update.docChanged) placed(update.state);
      }),
  ];
  const view = new CM.EditorView({ parent: $("text"), state: CM.EditorState.create({ doc: "", extensions }) });
  const text = () => view.state.doc.toString();
  const take = fresh => {
    const now = text();
    if (fresh === now) return;
    let start = 0, tail = 0;
    while (start < Math.min(now.length, fresh.length) && now[start] === fresh[start]) start++;
    while (tail < Math.min(now.length, fresh.length) - start && now[now.length - 1 - tail] === fresh[fresh.length - 1 - tail]) tail++;
    quiet = true;
    view.dispatch({ changes: { from: start, to: now.length - tail, insert: fresh.slice(start, fresh.length - tail) } });
    quiet = false;
  };

  // Saving: one at a time, the newest text, and only over the text that was read

  const changed = () => {
    dirty = true;
    $("saved").textContent = dataset.unsaved;
    clearTimeout(timer);
    if (!halted) timer = setTimeout(save, SOON);
  };
  const save = async () => {
    clearTimeout(timer);
    if (saving) { await saving; if (dirty && !halted) return save(); return; }
    if (!dirty || halted) return;
    dirty = false;
    $("saved").textContent = dataset.saving;
    saving = json("/text", { text: text(), seen: mark }).then(told => {
      if (told.how === "changed") { dirty = true; conflict(told); return; }
      if (told.how === "refused") { dirty = true; $("saved").textContent = dataset.unsaved; say(told.said); return; }
      lost(false);
      state(told);
    }).catch(() => { dirty = true; lost(true); timer = setTimeout(save, 2000); }).finally(() => { saving = null; });
    await saving;
    if (dirty && !halted) timer = setTimeout(save, SOON);
  };
  addEventListener("beforeunload", event => { if (dirty || saving) event.preventDefault(); });

  // Both sides changed: asked, nothing lost

  let theirs = null;
  const conflict = told => { theirs = told; halted = true; $("conflict").hidden = false; $("mine").focus(); };
  $("mine").onclick = () => { mark = theirs.mark; settled(); dirty = true; save(); };
  $("theirs").onclick = () => { settled(); dirty = false; take(theirs.text); state(theirs); };
  const settled = () => { halted = false; $("conflict").hidden = true; view.focus(); };

  // What the server says of the text

  const state = told => {
    mark = told.mark;
    entries = told.entries;
    problems = told.problems;
    if (told.saved) $("saved").textContent = dataset.saved.replace("{time}", told.saved);
    $("good").textContent = told.good ? dataset.good.replace("{time}", told.good) : "";
    const open = new Map([...$("outline").querySelectorAll("details")].map(each => [each.dataset.section, each.open]));
    const focused = document.activeElement && $("outline").contains(document.activeElement) ? document.activeElement.dataset : null;
    $("outline").innerHTML = told.outline;
    for (const each of $("outline").querySelectorAll("details")) if (open.has(each.dataset.section)) each.open = open.get(each.dataset.section);
    if (focused && focused.id) $("outline").querySelector(`.entry[data-section="${focused.section}"][data-id="${focused.id}"]`)?.focus();
    fill($("found"), told.found);
    options($("seat"), told.seats);
    options($("round"), Array.from({ length: told.rounds }, (_, at) => [`${at + 1}`, `${at + 1}`]));
    $("counts").innerHTML = "";
    $("counts").hidden = !told.problems.length;
    if (told.errors) $("counts").append(count("bad", told.errors, told.errorsSaid));
    if (told.warnings) $("counts").append(count("warn", told.warnings, told.warningsSaid));
    const now = text(), most = now.length;
    view.dispatch(CM.setDiagnostics(view.state, told.problems.map(each => ({
      from: Math.min(each.from, most), to: Math.min(each.to, most), severity: each.severity, source: each.code,
      message: each.hint ? `${each.said}; ${each.hint}` : each.said,
      actions: each.fix ? [{ name: dataset.fix.replace("{word}", each.fix), apply: () => change({ do: "fix", at: each.at, code: each.code }) }] : [],
    }))));
    placed(view.state);
    look();
  };
  const options = (select, wanted) => {
    const chosen = select.value;
    select.replaceChildren(...wanted.map(([value, name]) => new Option(name, value, false, value === chosen)));
  };
  const count = (tone, number, said) => {
    const made = document.createElement("span");
    made.className = tone;
    made.textContent = said;
    return made;
  };
  // What is read first is where undo ends.
  const read = async () => {
    const told = await json("/state");
    view.setState(CM.EditorState.create({ doc: told.text, extensions }));
    state(told);
  };

  // Where the cursor is: the crumb, the chosen thing, what the preview shows

  const TABS = { stakeholders: "card", levers: "lever", events: "news", indicators: "table", endings: "table", facts: "card" };
  const placed = now => {
    const line = now.doc.lineAt(now.selection.main.head).number;
    const found = entries.find(each => each.line <= line && line <= each.last) || null;
    const same = found?.id === chosen?.id && found?.section === chosen?.section;
    chosen = found;
    marked(found);
    if (found && !same) {
      const wanted = TABS[found.section];
      if (found.section === "stakeholders" || found.section === "levers") shown[wanted] = found.id;
      turn(wanted);
    }
  };
  const marked = found => {
    $("crumb").textContent = found ? `${found.section} › ${found.id}` : "";
    for (const each of $("outline").querySelectorAll(".entry")) each.toggleAttribute("aria-current", !!found && each.dataset.id === found.id && each.dataset.section === found.section);
    const tools = $("chosen");
    if (tools) { tools.hidden = !found; if (found) $("chosen-name").textContent = found.id; }
  };
  const turn = to => {
    if (to !== tab) for (const each of document.querySelectorAll(".tab")) {
      each.setAttribute("aria-selected", each.dataset.tab === to);
      each.tabIndex = each.dataset.tab === to ? 0 : -1;
    }
    tab = to;
    $("panel").setAttribute("aria-labelledby", `tab-${to}`);
    look();
  };
  // A number that the lever does not move yet gets a column, in which the first is typed.
  const also = new Map();
  const column = async id => {
    also.set(shown.lever, [...also.get(shown.lever) || [], id]);
    await draw();
    $("grid").querySelector(`input[data-name="${id}"]`)?.focus();
  };
  let looking = 0;
  const look = () => { clearTimeout(looking); looking = setTimeout(draw, 30); };
  const draw = async () => {
    const source = `${base}/preview?kind=${tab}&id=${encodeURIComponent(shown[tab])}&of=${mark}`;
    if ($("preview").getAttribute("src") !== source) {
      if ($("preview").src) $("preview").contentWindow.location.replace(source); else $("preview").src = source;
      $("preview").setAttribute("data-src", source);
    }
    const typed = $("grid").contains(document.activeElement) ? document.activeElement.dataset : null;
    const more = (also.get(shown.lever) || []).map(id => `&also=${encodeURIComponent(id)}`).join("");
    $("grid").innerHTML = tab === "lever" && shown.lever ? await part(`/grid?lever=${encodeURIComponent(shown.lever)}${more}`) : "";
    if (typed) $("grid").querySelector(`input[data-path="${typed.path}"][data-name="${typed.name}"]`)?.focus();
  };

  // Changes that the server works out and the editor makes, so that undo takes them back

  const change = async wanted => {
    await save();
    const told = await json("/change", { ...wanted, seen: mark }).catch(() => null);
    if (!told) return lost(true);
    if (told.how === "changed") return conflict(told);
    if (told.how === "refused") { say(told.said); return look(); }
    if (!told.edits.length) return;
    view.dispatch({ changes: told.edits, userEvent: "input", ...(wanted.do === "add" ? filled(told.edits[0]) : {}) });
    await save();
    if (wanted.do === "add") view.focus();
  };
  // What was added stands in the middle, and its first value is chosen: what is typed takes its place.
  const filled = ({ from, insert }) => {
    const first = insert.match(/: (\S.*)/), anchor = from + (first ? first.index + 2 : insert.search(/\S/));
    const selection = { anchor, head: anchor + (first ? first[1].length : 0) };
    return { selection, effects: CM.EditorView.scrollIntoView(anchor, { y: "center" }) };
  };
  const rename = async () => {
    const what = chosen, fresh = prompt(dataset.rename.replace("{id}", what.id), what.id);
    if (!fresh || fresh === what.id) return;
    await save();
    const told = await json("/rename", { path: `${what.section}.${what.id}`, new: fresh, seen: mark });
    if (told.how === "changed") return conflict(told);
    if (told.how === "refused") return say(told.said);
    take(told.text);
    state(told);
  };
  const go = line => {
    const found = view.state.doc.line(Math.max(1, Math.min(line, view.state.doc.lines)));
    view.dispatch({ selection: { anchor: found.from + Math.max(0, found.text.search(/\S/)) }, effects: CM.EditorView.scrollIntoView(found.from, { y: "center" }) });
    view.focus();
  };

  document.addEventListener("click", event => {
    const button = event.target.closest("button, a#counts");
    if (!button) return;
    const { line, id, section, at, code } = button.dataset, wanted = button.dataset.do;
    if (button.id === "undo") { CM.undo(view); view.focus(); }
    else if (button.id === "redo") { CM.redo(view); view.focus(); }
    else if (button.dataset.tab) turn(button.dataset.tab);
    else if (wanted === "add") change({ do: "add", section });
    else if (wanted === "fix") change({ do: "fix", at: +at, code });
    else if (wanted === "rename") rename();
    else if (wanted === "remove") { if (confirm(dataset.remove.replace("{id}", chosen.id))) change({ do: "remove", section: chosen.section, id: chosen.id }); }
    else if (wanted === "up" || wanted === "down") change({ do: "move", section: chosen.section, id: chosen.id, down: wanted === "down" });
    else if (button.dataset.job) work(button.dataset.job, button.dataset.how);
    else if (button.dataset.why) explain(button.dataset.why);
    else if (wanted === "try") change({ do: "try", number: +button.dataset.number });
    else if (line) { go(+line); if (section) shown[TABS[section]] = id; }
  });
  document.addEventListener("keydown", event => {
    const { target } = event;
    if (target.matches?.(".tab") && ["ArrowLeft", "ArrowRight"].includes(event.key)) {
      const all = [...document.querySelectorAll(".tab")], next = all[(all.indexOf(target) + (event.key === "ArrowRight" ? 1 : all.length - 1)) % all.length];
      next.focus();
      turn(next.dataset.tab);
    }
    if (target.matches?.("#grid input") && ["ArrowUp", "ArrowDown", "Enter"].includes(event.key)) {
      event.preventDefault();
      const column = [...$("grid").querySelectorAll(`input[data-name="${target.dataset.name}"]`)];
      const next = column[column.indexOf(target) + (event.key === "ArrowUp" ? -1 : 1)];
      if (next) next.focus(); else if (event.key === "Enter") target.blur();
    }
    if (event.key === "F8") {
      event.preventDefault();
      const line = view.state.doc.lineAt(view.state.selection.main.head).number;
      const next = problems.find(each => each.line > line) || problems[0];
      if (next) go(next.line);
    }
  });
  document.addEventListener("change", event => {
    const { path, name } = event.target.dataset;
    if (event.target.id === "also") column(event.target.value);
    if (path && name) change({ do: "number", path, name, number: event.target.value });
  });
  $("play").addEventListener("submit", async event => {
    event.preventDefault();
    await save();
    const told = await json("/play", { seat: $("seat").value, round: +$("round").value });
    if (told.how === "ok") open(told.to, "parley-play"); else say(told.said);
  });
  addEventListener("message", event => {
    if (event.origin !== location.origin || !event.data.sentence) return;
    const at = found(event.data.sentence);
    if (at) go(at);
  });
  // A sentence of a screen may be folded over lines in the file, and stand there without its marks.
  const found = sentence => {
    const bare = said => said.replace(/[\s*"'“”«»]+/g, " ").trim();
    const lines = text().split("\n"), flat = [], at = [];
    lines.forEach((line, number) => { for (const word of bare(line).split(" ")) if (word) { flat.push(word); at.push(number + 1); } });
    const all = flat.join(" "), starts = [];
    let place = 0;
    for (const word of flat) { starts.push(place); place += word.length + 1; }
    for (const said of sentence.split("\n")) {
      const wanted = bare(said).split(" ");
      for (let size = wanted.length; size >= Math.min(2, wanted.length); size = Math.floor(size / 2)) {
        const where = all.indexOf(wanted.slice(0, size).join(" "));
        if (where >= 0 && wanted.slice(0, size).join(" ").length > 3) return at[starts.findLastIndex(start => start <= where)];
      }
    }
    return 0;
  };

  // As a game, in the background; and what lies beside the file

  const JOBS = ["balance", "tries", "teaches"];
  const work = async (job, how) => {
    if (how === "start") await save();
    await json(`/job/${job}`, { do: how }).catch(() => {});
    worked();
  };
  const worked = async () => {
    for (const job of JOBS) fill($(`job-${job}`), await part(`/job/${job}`));
    fill($("beside"), await part("/beside"));
    for (const each of $("beside").querySelectorAll("[data-language]")) {
      const left = $(`left-${each.dataset.language}`);
      if (!left) continue;
      left.hidden = each.dataset.left === "0";
      left.textContent = left.dataset.said.replace("{count}", each.dataset.left);
    }
  };
  // What says the same stays, so that neither the focus nor the place that is read is lost.
  const fill = (place, html) => { if (place.said !== html) { place.said = html; place.innerHTML = html; } };
  const explain = async code => { $("about").innerHTML = await part(`/why/${code}`); $("why").showModal(); };

  // The bell: somebody else has written the file, or games were played

  const listen = () => {
    const bell = new WebSocket(`${location.protocol === "https:" ? "wss" : "ws"}://${location.host}${base}/ws`);
    bell.onmessage = async () => {
      worked();
      const told = await json("/state").catch(() => null);
      if (!told || told.mark === mark || saving) return;
      if (dirty) conflict(told); else { take(told.text); state(told); }
    };
    bell.onopen = () => lost(false);
    bell.onclose = () => { lost(true); setTimeout(listen, 1500); };
  };
  read().then(() => { listen(); worked(); view.focus(); }, () => lost(true));
})();
