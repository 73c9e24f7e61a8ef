// What the server told the page: its words in its language, its limits, whether it stands in a frame.
const told = document.body.dataset;

export const words = JSON.parse(told.words);
export const limit = Number(told.limit);
export const reasons = told.reasons.split(" ");
export const language = told.language;
export const framed = document.body.classList.contains("framed");
export const newSession = told.session;

/** Attributes for the page's own words inside an answer, which is English: a screen reader changes its voice. */
export const own = language === "en" ? {} : { lang: told.tag };
export const foreign = language === "en" ? {} : { lang: "en-GB" };

/** The words of a name, with the values filled in. */
export function say(name, values = {}) {
  return words[name].replace(/\{(\w+)\}/g, (_, value) => values[value]);
}
