// Puts a button on a page of yours that opens the chat in a frame. One line does it:
// <script src="https://YOUR.HOST/webhooks/web/static/embed.js" defer></script>
// data-label="..." names the button, data-lang="cy" opens the chat in Welsh. Nothing is loaded before the button is pressed.
"use strict";

(() => {
  const script = document.currentScript;
  const address = new URL("../embedded", script.src);
  address.searchParams.set("lang", script.dataset.lang || "en");
  const style = `
    :host { all: initial; }
    button { position: fixed; right: 1rem; bottom: 1rem; z-index: 2147483647; min-height: 44px; padding: 0.6rem 1.25rem;
      font: 600 1.0625rem/1.3 system-ui, sans-serif; color: #ffffff; background: #1d4f5c; border: 2px solid #ffffff;
      border-radius: 2rem; box-shadow: 0 2px 12px rgb(0 0 0 / 30%); cursor: pointer; }
    button:focus-visible { outline: 3px solid #ffbf47; box-shadow: 0 0 0 6px #1b1f23; }
    iframe { position: fixed; right: 1rem; bottom: 4.75rem; z-index: 2147483646; width: min(27rem, calc(100vw - 2rem));
      height: min(44rem, calc(100vh - 6rem)); border: 1px solid #5f6b76; border-radius: 10px; background: #ffffff;
      box-shadow: 0 4px 28px rgb(0 0 0 / 25%); }
    iframe[hidden] { display: none; }
    @media (max-width: 30rem), (max-height: 30rem) {
      iframe { inset: 0 0 4rem 0; width: 100%; height: calc(100% - 4rem); border: 0; border-radius: 0; }
      button { right: 0.5rem; bottom: 0.5rem; }
    }
    @media print { button, iframe { display: none; } }`;
  const welsh = script.dataset.lang === "cy";
  const label = script.dataset.label || (welsh ? "Gofyn i Waymark" : "Ask Waymark");
  const close = welsh ? "Cau" : "Close";

  const place = document.createElement("aside");
  place.setAttribute("aria-label", "Waymark");
  const inside = place.attachShadow({ mode: "open" });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(style);
  inside.adoptedStyleSheets = [sheet];
  const frame = document.createElement("iframe");
  frame.title = "Waymark";
  frame.allow = "clipboard-write";
  frame.hidden = true;
  const button = document.createElement("button");
  button.type = "button";
  inside.append(frame, button);

  function toggle(open) {
    if (open && !frame.src) frame.src = address.href;
    frame.hidden = !open;
    button.textContent = open ? close : label;
    button.setAttribute("aria-expanded", String(open));
    if (open) frame.focus();
    else button.focus();
  }

  button.addEventListener("click", () => toggle(frame.hidden));
  addEventListener("message", (event) => {
    const ours = event.source === frame.contentWindow && event.origin === address.origin;
    if (ours && event.data.waymark === "close") toggle(false);
  });
  button.textContent = label;
  button.setAttribute("aria-expanded", "false");
  document.body.append(place);
})();
