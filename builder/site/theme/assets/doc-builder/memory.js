// The reader's choices, kept in the browser. Storage may be forbidden or full: then nothing is remembered.

const PREFIX = "doc-builder.";

export function recall(name) {
  try {
    return localStorage.getItem(PREFIX + name);
  } catch {
    return null;
  }
}

export function remember(name, value) {
  try {
    localStorage.setItem(PREFIX + name, value);
  } catch {
    // The choice still holds for this page.
  }
}
