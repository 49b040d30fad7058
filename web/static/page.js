// Makes a page that is whole without it quicker to use: links marked words with
// their notes, moves with the keyboard, lays notes beside their lines, and
// fetches an explanation in place. Styles are set through classes and the
// object model only, as the Content-Security-Policy asks.

const $ = (selector, root = document) => root.querySelector(selector);
const $$ = (selector, root = document) => [...root.querySelectorAll(selector)];
const wide = matchMedia("(min-width: 56.01rem)");

document.documentElement.classList.add("js");

const notes = $$("details.note");
const idsOf = (element) => (element?.dataset.n ?? "").split(" ").filter(Boolean);
const wordsOf = (id) => $$(`[data-n~="${CSS.escape(id)}"]`);

// Light a note and its words together, whichever is pointed at.
function light(ids) {
  for (const e of $$(".lit")) e.classList.remove("lit");
  for (const id of ids) {
    document.getElementById(id)?.classList.add("lit");
    for (const e of wordsOf(id)) e.classList.add("lit");
  }
}

// The note that the pointer is on, or the notes whose words it is on. Of words
// that lie within others, the innermost count.
function under(target) {
  const note = target.closest(".note");
  if (note) return [note.id];
  const ref = target.closest("[data-ref]");
  if (ref) return [ref.dataset.ref];
  return idsOf(target.closest("[data-n]"));
}

const opened = () => notes.find((n) => n.open);
document.addEventListener("pointerover", (e) => {
  const ids = under(e.target);
  light(ids.length ? ids : opened() ? [opened().id] : []);
});

function open(note, { focus = true, follow = true } = {}) {
  if (!note) return;
  if (!(note instanceof HTMLDetailsElement)) {
    light([note.id]);
    note.scrollIntoView({ block: "nearest" });
    return;
  }
  note.open = true;
  light([note.id]);
  if (focus) $("summary", note).focus({ preventScroll: true });
  if (follow) {
    const words = wordsOf(note.id)[0];
    const place = (words ?? note).getBoundingClientRect();
    if (place.top < 60 || place.bottom > innerHeight - 160) (words ?? note).scrollIntoView({ block: "center" });
    if (!wide.matches) note.scrollIntoView({ block: "nearest" });
  }
}

document.addEventListener("click", (e) => {
  const ref = e.target.closest("[data-ref]");
  const words = e.target.closest("[data-n]");
  if (!ref && (!words || e.target.closest("a, button, summary"))) return;
  if (ref) e.preventDefault();
  const ids = ref ? [ref.dataset.ref] : idsOf(words);
  const at = ids.indexOf(opened()?.id); // click again for the next that shares the words
  open(document.getElementById(ids[(at + 1) % ids.length]));
});

for (const note of notes) {
  note.addEventListener("toggle", () => note.open && light([note.id]));
  note.addEventListener("focusin", () => light([note.id]));
}

// Keys: j and k move, w asks why, c shows the codes, Escape closes.
const keys = {
  j: () => move(1),
  k: () => move(-1),
  w: () => $("[data-why]", opened())?.click(),
  c: () => { const codes = opened() && $(".codes", opened()); if (codes) codes.open = !codes.open; },
  Escape: () => {
    const why = $(".why");
    if (why) return close(why);
    const note = opened();
    if (note) { note.open = false; light([]); $("summary", note).focus(); }
  },
};

function move(step) {
  const at = notes.indexOf(opened());
  open(notes[at < 0 ? (step > 0 ? 0 : notes.length - 1) : Math.min(Math.max(at + step, 0), notes.length - 1)]);
}

document.addEventListener("keydown", (e) => {
  const field = e.target.closest("input, textarea, select");
  if (field || e.ctrlKey || e.metaKey || e.altKey || !notes.length || !keys[e.key]) return;
  e.preventDefault();
  keys[e.key]();
});

// A control that names a key is pressed by it: the review page.
document.addEventListener("keydown", (e) => {
  if (e.target.closest("input, textarea, select") || e.ctrlKey || e.metaKey || e.altKey) return;
  const control = $(`[data-key="${CSS.escape(e.key)}"]`);
  if (!control) return;
  e.preventDefault();
  control.click();
});

// Why: the explanation comes under the paragraph, without loading the page
// anew. A link names where it is to be had; a button sends the text along.
let asker;
document.addEventListener("click", async (e) => {
  const control = e.target.closest("[data-why]");
  if (!control || e.ctrlKey || e.metaKey || e.shiftKey) return;
  e.preventDefault();
  try {
    const answer = await ask(control);
    if (!answer.ok) throw new Error(answer.status);
    const made = new DOMParser().parseFromString(await answer.text(), "text/html");
    $(".why")?.remove();
    asker = control;
    control.closest(".para").append(closable($(".why", made)));
    const why = $(".why");
    why.focus({ preventScroll: true });
    why.scrollIntoView({ block: "nearest" });
  } catch { // as without JavaScript: the server says what is wrong
    if (control.form) control.form.requestSubmit(control);
    else location = control.href;
  }
});

function ask(control) {
  const headers = { Accept: "text/html" };
  if (!control.form) return fetch(control.dataset.why, { headers });
  const body = new FormData(control.form);
  body.set("at", control.value);
  return fetch("/read/why", { method: "POST", body, headers });
}

function closable(why) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "link close";
  button.textContent = "Close";
  button.addEventListener("click", () => close(why));
  why.prepend(button);
  return why;
}

function close(why) {
  why.remove();
  asker?.closest("details")?.querySelector("summary").focus();
}

for (const why of $$(".para .why")) closable(why);

// Notes stand beside the line their words begin on, as far as there is room.
function align() {
  for (const para of $$(".para")) {
    const items = $$(".margin > li", para);
    for (const item of items) item.style.marginTop = "";
    if (!wide.matches) continue;
    for (const item of items) {
      const note = $(".note", item) ?? item;
      const words = wordsOf(note.id).find((w) => para.contains(w));
      if (!words || note.open) continue;
      const gap = words.getClientRects()[0].top - note.getBoundingClientRect().top;
      if (gap > 6) item.style.marginTop = `${Math.floor(gap)}px`;
    }
  }
}
align();
addEventListener("resize", align);
document.fonts?.ready.then(align);

// A stretch drawn over the timeline narrows the page to its days, as its form
// does for who has no pointer.
function brush(line, form) {
  const [from, to] = [line.dataset.from, line.dataset.to].map(Date.parse);
  const edge = Number(line.dataset.edge);
  const { width, height } = line.viewBox.baseVal;
  const across = (e) => new DOMPoint(e.clientX, e.clientY).matrixTransform(line.getScreenCTM().inverse()).x;
  const dayAt = (x) => {
    const share = Math.min(Math.max((x - edge) / (width - 2 * edge), 0), 1);
    return new Date(from + share * (to - from)).toISOString().slice(0, 10);
  };
  let begun, drawn;
  line.addEventListener("dragstart", (e) => e.preventDefault());
  line.addEventListener("pointerdown", (e) => { if (e.isPrimary && e.button === 0) begun = across(e); });
  line.addEventListener("pointermove", (e) => {
    if (begun === undefined) return;
    const now = across(e);
    if (!drawn && Math.abs(now - begun) < 6) return; // a click
    if (!drawn) {
      drawn = line.insertBefore(document.createElementNS("http://www.w3.org/2000/svg", "rect"), line.firstChild);
      drawn.classList.add("brush");
      drawn.setAttribute("height", height);
      line.setPointerCapture(e.pointerId);
    }
    drawn.setAttribute("x", Math.min(begun, now));
    drawn.setAttribute("width", Math.abs(now - begun));
  });
  line.addEventListener("pointerup", (e) => {
    const ends = [begun, across(e)].sort((a, b) => a - b);
    begun = undefined;
    if (!drawn) return;
    addEventListener("click", (c) => { c.preventDefault(); c.stopPropagation(); }, { capture: true, once: true });
    [form.elements.from.value, form.elements.to.value] = ends.map(dayAt);
    form.requestSubmit();
  });
  line.addEventListener("pointercancel", () => { begun = undefined; drawn?.remove(); drawn = undefined; });
}
if ($("svg.timeline") && $("form.bar-form")?.elements.from) brush($("svg.timeline"), $("form.bar-form"));

// A file dropped on the text takes its place.
const area = $("textarea#text");
if (area) {
  for (const type of ["dragover", "dragleave", "drop"]) {
    area.addEventListener(type, (e) => {
      e.preventDefault();
      area.classList.toggle("drop", type === "dragover");
    });
  }
  area.addEventListener("drop", (e) => {
    const field = $("input#file");
    if (!e.dataTransfer.files.length) return void (area.value = e.dataTransfer.getData("text"));
    field.files = e.dataTransfer.files;
    field.focus();
  });
}

// An address that names a note opens it.
if (location.hash.length > 1) open(document.getElementById(decodeURIComponent(location.hash.slice(1))), { focus: false });
