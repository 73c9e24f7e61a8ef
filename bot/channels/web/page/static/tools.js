// What can be done with an answer on this machine: tick its steps, copy it, print it. Nothing of it leaves the tab.
import { make } from "./answer.js";
import { keep, kept } from "./memory.js";
import { language, own, say } from "./page.js";

const status = document.getElementById("status");

function ticked() {
  return new Set(JSON.parse(kept("ticks") || "[]"));
}

/** Show which steps were ticked, and remember what is ticked from now on. */
function ticks(item) {
  for (const box of item.querySelectorAll(".steps input")) {
    box.checked = ticked().has(box.value);
    box.addEventListener("change", () => {
      const now = ticked();
      if (box.checked) now.add(box.value);
      else now.delete(box.value);
      keep("ticks", JSON.stringify([...now]));
    });
  }
}

async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    status.textContent = say("copied");
  } catch {
    status.textContent = say("not_copied");
  }
}

function print(item) {
  const when = new Date().toLocaleDateString(language === "en" ? "en-GB" : language, { dateStyle: "long" });
  const printed = make("p", say("printed", { when }), { class: "small printed", ...own });
  item.append(printed);
  item.classList.add("chosen");
  document.body.classList.add("one");
  addEventListener(
    "afterprint",
    () => {
      printed.remove();
      item.classList.remove("chosen");
      document.body.classList.remove("one");
    },
    { once: true },
  );
  window.print();
}

/** Give an answer its tools. */
export function addTools(item, text) {
  ticks(item);
  const end = item.querySelector(".opinion, .options");
  if (!item.querySelector(".points, .cards")) return;
  const buttons = [
    ["copy", () => copy(text)],
    ["print", () => print(item)],
  ].map(([name, act]) => {
    const button = make("button", say(name), { type: "button", class: "plain" });
    button.addEventListener("click", act);
    return button;
  });
  const tools = make("div", buttons, { class: "tools", ...own });
  if (end) end.before(tools);
  else item.append(tools);
}
