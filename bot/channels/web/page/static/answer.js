// An answer as elements. Everything that comes from the server becomes text nodes: no HTML is ever parsed.
// The parts stand in the same order as in answer.html: change both. A test compares them on ten answers.
import { foreign, framed, language, own, reasons, say } from "./page.js";

const MARKUP = /\*\*((?:[^*\n]|\*(?!\*))+)\*\*|\[([^[\]\n]+)\]\(([^()\s]+)\)/g;
const SAFE = /^(?:https?:\/\/[a-z0-9][^\s\x00-\x20<>"'|\\^`{}]*|tel:[0-9+() -]+|mailto:[a-z0-9._+-]+@[a-z0-9.-]+)$/i;
const BARE = /(https:\/\/\S*[^\s.,;:)])/;

export function make(tag, content = "", attributes = {}) {
  const element = document.createElement(tag);
  element.append(...[content].flat());
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  return element;
}

function link(address, text) {
  if (!SAFE.test(address || "")) return text;
  const away = framed && address.startsWith("http") ? { target: "_blank" } : {};
  return make("a", text, { href: address, rel: "noreferrer noopener", ...away });
}

function call(number) {
  return link("tel:" + number.replaceAll(" ", ""), number);
}

function bare(text) {
  return text.split(BARE).map((part, place) => (place % 2 ? link(part, part) : part));
}

function labelled(label, address) {
  return SAFE.test(address) ? link(address, label) : label + " (" + address + ")";
}

/** Text with the contract's small markup: bold, links and bare addresses. */
function marked(text) {
  const parts = [];
  let end = 0;
  for (const [whole, bold, label, address, at] of Array.from(text.matchAll(MARKUP), (m) => [...m, m.index])) {
    parts.push(...bare(text.slice(end, at)));
    parts.push(bold ? make("strong", marked(bold)) : labelled(label.replaceAll("**", ""), address));
    end = at + whole.length;
  }
  return [...parts, ...bare(text.slice(end))];
}

function urgentBlock(urgent, level) {
  const numbers = urgent.numbers.map((number) => make("li", [number.name + ": ", call(number.phone)]));
  return make(
    "section",
    [
      make("h2", urgent.title),
      make("ol", urgent.first.map((step) => make("li", step))),
      make("ul", numbers, { class: "numbers" }),
      make("p", urgent.never),
    ],
    { class: "urgent " + level },
  );
}

function line(point, marks) {
  const parts = point.heading ? [make("strong", point.heading), ": "] : [];
  parts.push(...marked(point.text));
  if (point.note) parts.push(" ", make("span", point.note, { class: "note" }));
  for (const source of point.sources.filter((id) => marks.includes(id))) {
    parts.push(" ", make("span", "[" + (marks.indexOf(source) + 1) + "]", { class: "mark" }));
  }
  return parts;
}

function step(point, marks) {
  const box = make("input", "", { type: "checkbox", value: point.id });
  return make("li", make("label", [box, make("span", line(point, marks))]));
}

function pointList(answer) {
  const marks = answer.sources.map((source) => source.id);
  if (answer.ordered) return make("ol", answer.points.map((point) => step(point, marks)), { class: "points steps" });
  return make("ul", answer.points.map((point) => make("li", line(point, marks))), { class: "points" });
}

function card(contact) {
  const small = { class: "small" };
  const lines = [
    [contact.areas.join() !== "UK" && contact.areas.join(", "), { class: "area" }],
    [contact.phone && call(contact.phone), { class: "call" }],
    [contact.text_or_sms],
    ...contact.other_lines.map((text) => [text]),
    [contact.hours],
    [contact.open_now],
    [contact.email && link("mailto:" + contact.email, contact.email)],
    [contact.web && link(contact.web, contact.web.replace(/^https?:\/\/|\/$/g, ""))],
    ...contact.details.map((text) => [text, small]),
    [contact.note, small],
    [contact.caution, small],
    [contact.verified && say("checked", { when: contact.verified }), { ...small, ...own }],
    [contact.source_url && contact.source_url !== contact.web && link(contact.source_url, say("source")), { ...small, ...own }],
  ];
  const shown = lines.filter(([content]) => content).map(([content, attributes]) => make("span", content, attributes));
  return make("li", [make("strong", contact.name), ...shown]);
}

function sources(answer) {
  const items = answer.sources.map((source) =>
    make("li", [link(source.url, source.title), ", " + source.publisher + ", " + source.date]),
  );
  const summary = make("summary", say("sources", { count: items.length }), own);
  return make("details", [summary, make("ol", items)], { class: "sources" });
}

function form(action, kind, parts) {
  const hidden = make("input", "", { type: "hidden", name: "lang", value: language });
  return make("form", [...parts.slice(0, -1), hidden, ...parts.slice(-1)].flat(), { method: "post", action, class: kind });
}

function choice(name, value, label) {
  return make("button", label, { name, value });
}

function opinion(answer) {
  const points = answer.points.map((point) => point.id).join(" ");
  const useful = ["useful", "not_useful"].map((verdict, no) => choice("verdict", verdict, say(no ? "useful_no" : "useful_yes")));
  const why = reasons.map((reason) => choice("verdict", reason, say(reason)));
  return form("opinion", "opinion", [
    make("input", "", { type: "hidden", name: "points", value: points }),
    [
      make("fieldset", [make("legend", say("useful")), ...useful], own),
      make(
        "details",
        [make("summary", say("report")), make("p", say("report_kept"), { class: "small" }), make("div", why, { class: "reasons" })],
        own,
      ),
    ],
  ]);
}

function options(answer) {
  const buttons = answer.options.map((option) => choice("message", option.message, option.label));
  const before = answer.kind === "clarify" ? say("choose") : say("also");
  return form("chat", "options", [[make("p", before, { class: "small", ...own }), ...buttons]]);
}

function dates(answer) {
  const said = say("checked", { when: answer.reviewed }) + ". " + say("review", { when: answer.review_due }) + ".";
  return make("p", said, { class: "small dates", ...own });
}

/** The list item that shows an answer. */
export function answerItem(answer) {
  const parts = [make("p", "Waymark", { class: "who" })];
  if (answer.urgent) parts.push(urgentBlock(answer.urgent, answer.urgency));
  if (answer.title) parts.push(make("h2", answer.title));
  if (answer.lead) parts.push(make("p", marked(answer.lead)));
  if (answer.points.length) parts.push(pointList(answer));
  parts.push(...answer.notes.map((note) => make("p", marked(note))));
  if (answer.contacts.length) {
    parts.push(make("h3", say("contacts"), own), make("ul", answer.contacts.map(card), { class: "cards" }));
  }
  if (answer.sources.length) parts.push(sources(answer));
  if (answer.reviewed) parts.push(dates(answer));
  if (answer.points.length) parts.push(opinion(answer));
  if (answer.options.length) parts.push(options(answer));
  return make("li", parts, { class: "bot", ...foreign });
}
