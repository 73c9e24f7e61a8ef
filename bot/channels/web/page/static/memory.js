// What is kept while the tab is open, and never longer. Where a browser forbids storage in a frame, it is kept until
// the page goes.
const spare = new Map();

export function keep(name, value) {
  try {
    sessionStorage.setItem(name, value);
  } catch {
    spare.set(name, value);
  }
}

export function kept(name) {
  try {
    return sessionStorage.getItem(name) ?? spare.get(name) ?? null;
  } catch {
    return spare.get(name) ?? null;
  }
}

export function forgetAll() {
  spare.clear();
  try {
    sessionStorage.clear();
  } catch {
    // Nothing was kept there.
  }
}
