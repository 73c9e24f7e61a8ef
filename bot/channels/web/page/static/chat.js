// The conversation. Without this script the page works all the same: its forms post, and the server draws the answer.
import { answerItem, make } from "./answer.js";
import { leaveAtOnce } from "./leave.js";
import { forgetAll, keep, kept } from "./memory.js";
import { framed, language, limit, newSession, say } from "./page.js";
import { addTools } from "./tools.js";

const composer = document.getElementById("composer");
const field = document.getElementById("message");
const turns = document.getElementById("turns");
const status = document.getElementById("status");
const problem = document.getElementById("problem");
const count = document.getElementById("count");
const KEPT = 60;

if (!kept("session")) keep("session", newSession);

function show(turn) {
  const you = [make("p", say("you"), { class: "who" }), make("p", turn.you || "")];
  const item = turn.you ? make("li", you, { class: "you" }) : answerItem(turn.answer);
  if (turn.answer) addTools(item, turn.text);
  turns.append(item);
  return item;
}

function add(turn) {
  const history = JSON.parse(kept("history") || "[]");
  keep("history", JSON.stringify([...history, turn].slice(-KEPT)));
  return show(turn);
}

function post(path, body) {
  const headers = { "Content-Type": "application/json" };
  return fetch(path, { method: "POST", headers, body: JSON.stringify(body) });
}

async function ask(message) {
  const response = await post("messages", { sender: kept("session"), message });
  const replies = await response.json();
  const reply = replies.find((one) => one.custom);
  return { ok: response.ok, turn: { answer: reply.custom.answer, text: reply.text } };
}

async function send(message) {
  problem.textContent = "";
  if (!message.trim()) {
    problem.textContent = say("empty");
    field.focus();
    return;
  }
  status.textContent = say("finding");
  try {
    const { ok, turn } = await ask(message);
    const question = ok ? add({ you: message }) : null;
    if (ok && field.value === message) field.value = "";
    const answer = add(turn);
    (question || answer).scrollIntoView({ block: "start" });
  } catch {
    problem.textContent = say("unreached");
  } finally {
    status.textContent = "";
    field.focus({ preventScroll: true });
    counted();
  }
}

async function opine(form, verdict) {
  const body = new URLSearchParams(new FormData(form));
  body.set("verdict", verdict);
  const noted = await fetch("opinion", { method: "POST", body }).then((reply) => reply.ok, () => false);
  status.textContent = say(noted ? "noted" : "not_noted");
  if (!noted) return;
  form.replaceChildren(make("p", say("noted"), { class: "small", tabindex: "-1" }));
  form.firstChild.focus();
}

function counted() {
  const over = field.value.length - limit;
  count.textContent = over > 0 ? say("too_many", { count: over }) : say("count", { limit });
  count.classList.toggle("over", over > 0);
}

async function clearConversation() {
  const sender = kept("session");
  try {
    await post("forget", { sender });
  } finally {
    forgetAll();
    location.replace((framed ? "embedded?lang=" : "chat?lang=") + language);
  }
}

composer.addEventListener("submit", (event) => {
  event.preventDefault();
  const pressed = event.submitter ? event.submitter.id : "";
  if (pressed === "clear") clearConversation();
  else send(pressed === "help" ? "help" : field.value);
});

turns.addEventListener("submit", (event) => {
  event.preventDefault();
  if (event.target.classList.contains("opinion")) opine(event.target, event.submitter.value);
  else send(event.submitter.value);
});

field.addEventListener("input", counted);
field.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
    event.preventDefault();
    composer.requestSubmit();
  }
});

leaveAtOnce();
JSON.parse(kept("history") || "[]").forEach(show);
