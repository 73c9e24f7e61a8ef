// The trainer's desk. Without this script everything works by the buttons of the forms.
// What comes from the server becomes text nodes: no HTML is ever parsed.
"use strict";

const WAIT = 400;
const LOOK_EVERY = 1500;

const text = document.getElementById("text");
const list = document.getElementById("mistakes");
const state = document.getElementById("state");
let timer = 0;
let asked = 0;

function goTo(line) {
  const rows = text.value.split("\n");
  const start = rows.slice(0, line - 1).join("\n").length + (line > 1 ? 1 : 0);
  text.focus();
  text.setSelectionRange(start, start + (rows[line - 1] || "").length);
}

function item(mistake) {
  const row = document.createElement("li");
  const button = document.createElement("button");
  button.type = "button";
  button.className = "plain";
  button.textContent = "Line " + mistake.line;
  button.addEventListener("click", () => goTo(mistake.line));
  row.append(button, " " + mistake.message);
  return row;
}

function show(mistakes) {
  list.replaceChildren(...mistakes.map(item));
  const words = mistakes.length === 1 ? "1 thing to mend" : mistakes.length + " things to mend";
  const told = mistakes.length ? words : "No mistakes. It can be saved.";
  if (state.textContent !== told) state.textContent = told;
}

async function check() {
  const number = ++asked;
  try {
    const response = await fetch("/desk/check", {
      method: "POST",
      headers: { "Content-Type": "text/plain; charset=utf-8" },
      body: text.value,
    });
    if (!response.ok || response.redirected) throw new Error("not checked");
    const found = await response.json();
    if (number === asked) show(found.mistakes);
  } catch {
    state.textContent = "It could not be checked just now. Your text is still here.";
  }
}

async function look(bar) {
  const progress = await (await fetch("/desk/progress")).json();
  if (!progress.running) {
    location.reload();
    return;
  }
  bar.value = progress.done;
  bar.max = progress.of;
  document.getElementById("done").textContent = progress.done + " of " + progress.of + ", " + progress.failed + " failed";
  setTimeout(look, LOOK_EVERY, bar);
}

if (text) {
  text.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(check, WAIT);
  });
  check();
}

const bar = document.getElementById("progress");
if (bar) setTimeout(look, LOOK_EVERY, bar);
