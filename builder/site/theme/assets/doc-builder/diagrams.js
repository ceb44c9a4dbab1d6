// Draws mermaid diagrams with the copy that the site carries, in the colours of the current scheme, and
// again when the scheme changes. A diagram that mermaid can't read stays as its source, with a word on why.

import { context, say } from "./context.js";

function loadMermaid() {
  return new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = context.diagrams;
    script.onload = () => resolve(window.mermaid);
    script.onerror = () => reject(new Error(script.src));
    document.head.append(script);
  });
}

function explain(block) {
  if (block.nextElementSibling?.classList.contains("db-diagram-error")) return;
  const note = document.createElement("p");
  note.className = "db-diagram-error";
  note.textContent = say("diagram.failed");
  block.after(note);
}

async function draw(mermaid, block, index) {
  const source = block.querySelector("code").textContent;
  try {
    const { svg } = await mermaid.render(`db-diagram-${index}`, source);
    const figure = block.previousElementSibling?.matches(".db-diagram")
      ? block.previousElementSibling
      : document.createElement("div");
    figure.className = "db-diagram db-scroll";
    figure.dir = "ltr";
    figure.innerHTML = svg;
    block.before(figure);
    block.hidden = true;
  } catch {
    explain(block);
  }
}

export async function drawDiagrams(root) {
  const blocks = [...root.querySelectorAll("pre.db-mermaid")];
  if (!blocks.length) return;
  let mermaid;
  try {
    mermaid = await loadMermaid();
  } catch {
    blocks.forEach(explain);
    return;
  }
  const drawAll = async () => {
    const dark = document.body.dataset.mdColorScheme === "slate";
    mermaid.initialize({
      startOnLoad: false,
      securityLevel: "strict",
      suppressErrorRendering: true,
      theme: dark ? "dark" : "default",
      fontFamily: getComputedStyle(document.body).fontFamily,
    });
    for (const [index, block] of blocks.entries()) await draw(mermaid, block, index);
  };
  await drawAll();
  new MutationObserver(drawAll).observe(document.body, { attributeFilter: ["data-md-color-scheme"] });
}
