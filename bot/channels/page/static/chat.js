// The chat page. Everything that comes from the server becomes text nodes: no HTML is ever parsed.
// The parts of an answer stand in the same order as in answer.html: change both.
"use strict";

const composer = document.getElementById("composer");
const field = document.getElementById("message");
const turns = document.getElementById("turns");
const status = document.getElementById("status");
const problem = document.getElementById("problem");
const count = document.getElementById("count");
const limit = Number(composer.dataset.limit);
const KEPT = 60;

let session = sessionStorage.getItem("session") || startSession(composer.dataset.session);

function startSession(id) {
  sessionStorage.clear();
  sessionStorage.setItem("session", id);
  return id;
}

function make(tag, text, attributes = {}) {
  const element = document.createElement(tag);
  if (text) element.textContent = text;
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  return element;
}

function link(address, text) {
  const safe = /^(https?:|tel:|mailto:)/.test(address);
  return safe ? make("a", text, { href: address, rel: "noreferrer noopener" }) : make("span", text);
}

function call(number) {
  return link("tel:" + number.replaceAll(" ", ""), number);
}

function list(tag, items, attributes) {
  const element = make(tag, "", attributes);
  element.append(...items);
  return element;
}

function urgentBlock(urgent) {
  const block = make("section", "", { class: "urgent" });
  const numbers = urgent.numbers.map((number) => {
    const item = make("li", number.name + ": ");
    item.append(call(number.phone));
    return item;
  });
  block.append(
    make("h2", urgent.title),
    list("ol", urgent.first.map((step) => make("li", step))),
    list("ul", numbers),
    make("p", urgent.never),
  );
  return block;
}

function pointItem(point) {
  const item = make("li");
  if (point.heading) item.append(make("strong", point.heading), ": ");
  item.append(point.text);
  if (point.note) item.append(" ", make("span", point.note, { class: "note" }));
  return item;
}

function withLinks(text) {
  const paragraph = make("p");
  const parts = text.split(/(https:\/\/\S*[^\s.,;:])/);
  paragraph.append(...parts.map((part, n) => (n % 2 ? link(part, part) : part)));
  return paragraph;
}

function contactCard(contact) {
  const card = make("li");
  card.append(make("strong", contact.name));
  if (contact.areas.join() !== "UK") card.append(" ", make("span", contact.areas.join(", "), { class: "note" }));
  if (contact.phone) card.append(call(contact.phone));
  if (contact.text_or_sms) card.append(make("span", contact.text_or_sms));
  for (const line of contact.other_lines || []) card.append(make("span", line));
  if (contact.hours) card.append(make("span", contact.hours));
  if (contact.open_now) card.append(make("span", contact.open_now));
  if (contact.web) card.append(link(contact.web, contact.web));
  for (const detail of contact.details || []) card.append(make("span", detail, { class: "small" }));
  if (contact.note) card.append(make("span", contact.note, { class: "small" }));
  if (contact.caution) card.append(make("span", contact.caution, { class: "small" }));
  if (contact.verified) card.append(make("span", "Checked " + contact.verified, { class: "small" }));
  if (contact.source_url && contact.source_url !== contact.web) card.append(link(contact.source_url, "Source"));
  return card;
}

function sourceItem(source) {
  const item = make("li");
  item.append(source.url ? link(source.url, source.title) : source.title, ", " + source.publisher + ", " + source.date);
  return item;
}

function sources(answer) {
  const folded = make("details");
  folded.append(make("summary", "Sources (" + answer.sources.length + ")"), list("ul", answer.sources.map(sourceItem)));
  return folded;
}

function options(answer) {
  const buttons = answer.options.map((option) => {
    const button = make("button", option.label, { type: "button" });
    button.addEventListener("click", () => send(option.message));
    return button;
  });
  return list("div", buttons, { class: "options" });
}

function answerParts(answer) {
  const parts = [];
  if (answer.urgent) parts.push(urgentBlock(answer.urgent));
  if (answer.title) parts.push(make("h2", answer.title));
  if (answer.lead) parts.push(make("p", answer.lead));
  if (answer.points.length) {
    parts.push(list(answer.ordered ? "ol" : "ul", answer.points.map(pointItem), { class: "points" }));
  }
  parts.push(...answer.notes.map(withLinks));
  if (answer.contacts.length) {
    parts.push(make("h3", "Who can help"), list("ul", answer.contacts.map(contactCard), { class: "cards" }));
  }
  if (answer.sources.length) parts.push(sources(answer));
  if (answer.reviewed) {
    const dates = "Checked " + answer.reviewed + ". Next review due " + answer.review_due + ".";
    parts.push(make("p", dates, { class: "small" }));
  }
  if (answer.options.length) parts.push(options(answer));
  return parts;
}

function show(turn) {
  const item = make("li", "", { class: turn.you ? "you" : "bot" });
  item.append(make("p", turn.you ? "You" : "Waymark", { class: "who" }));
  item.append(...(turn.you ? [make("p", turn.you)] : answerParts(turn.answer)));
  turns.append(item);
  item.scrollIntoView({ block: "start" });
}

function remember(turn) {
  const history = JSON.parse(sessionStorage.getItem("history") || "[]");
  sessionStorage.setItem("history", JSON.stringify([...history, turn].slice(-KEPT)));
}

function say(turn) {
  show(turn);
  remember(turn);
}

async function ask(message) {
  const response = await fetch("messages", {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ sender: session, message }),
  });
  const replies = await response.json();
  if (!Array.isArray(replies)) throw new Error(replies.error);
  return { ok: response.ok, answer: replies.find((reply) => reply.custom).custom.answer };
}

async function send(message) {
  problem.textContent = "";
  if (!message.trim()) {
    problem.textContent = "Type your question first.";
    field.focus();
    return;
  }
  status.textContent = "Finding guidance";
  try {
    const reply = await ask(message);
    if (reply.ok) {
      say({ you: message });
      if (field.value === message) field.value = "";
    }
    say({ answer: reply.answer });
  } catch {
    problem.textContent = "That did not reach me. What you typed is still here: try again. In danger, call 999.";
  } finally {
    status.textContent = "";
    field.focus({ preventScroll: true });
    counted();
  }
}

function counted() {
  const left = limit - field.value.length;
  count.textContent = left < 0 ? -left + " characters too many." : "Up to " + limit + " characters.";
}

async function clearConversation() {
  const old = session;
  try {
    await fetch("forget", {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ sender: old }),
    });
  } finally {
    sessionStorage.clear();
    location.replace("chat");
  }
}

function leave(address) {
  document.body.replaceChildren();
  document.title = "";
  navigator.sendBeacon("forget", new Blob([JSON.stringify({ sender: session })], { type: "application/json" }));
  sessionStorage.clear();
  location.replace(address);
}

composer.addEventListener("submit", (event) => {
  event.preventDefault();
  if (event.submitter && event.submitter.id === "clear") clearConversation();
  else send(field.value);
});

field.addEventListener("input", counted);
field.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
    event.preventDefault();
    composer.requestSubmit();
  }
});

const exit = document.getElementById("exit");
let shifts = [];
if (exit) {
  exit.addEventListener("click", (event) => {
    event.preventDefault();
    leave(exit.href);
  });
  document.addEventListener("keydown", (event) => {
    shifts = event.key === "Shift" && !event.repeat ? [...shifts, event.timeStamp].slice(-3) : [];
    if (shifts.length === 3 && shifts[2] - shifts[0] < 5000) leave(exit.href);
  });
}

for (const turn of JSON.parse(sessionStorage.getItem("history") || "[]")) show(turn);
