// "Exit this page": by its link, or by Shift three times within five seconds. In a frame, Escape asks to be closed.
import { forgetAll, kept } from "./memory.js";
import { framed } from "./page.js";

const PRESSES = 3;
const WITHIN_MS = 5000;

function leave(address) {
  document.body.replaceChildren();
  document.title = "";
  const gone = new Blob([JSON.stringify({ sender: kept("session") })], { type: "application/json" });
  navigator.sendBeacon("forget", gone);
  forgetAll();
  (framed ? top : window).location.replace(address);
}

/** Make leaving possible, where the page offers it. */
export function leaveAtOnce() {
  const exit = document.getElementById("exit");
  let presses = [];
  document.addEventListener("keydown", (event) => {
    if (framed && event.key === "Escape") parent.postMessage({ waymark: "close" }, "*");
    presses = event.key === "Shift" && !event.repeat ? [...presses, event.timeStamp].slice(-PRESSES) : [];
    const quick = presses.length === PRESSES && presses[PRESSES - 1] - presses[0] < WITHIN_MS;
    if (exit && quick) leave(exit.dataset.to);
  });
  exit?.addEventListener("click", (event) => {
    event.preventDefault();
    leave(exit.dataset.to);
  });
}
