// Starts what the page needs. Modules run before DOMContentLoaded, so before Material's script mounts its
// components: code.js counts on that.

import { nameCodeBlocks, openScrollersToKeys, quietCodeButtons } from "./code.js";
import { context } from "./context.js";
import { startDrawer } from "./drawer.js";
import { startLanguageMenu } from "./language-menu.js";
import { startPageActions } from "./page-actions.js";
import { startSearch } from "./search/panel.js";
import { startTabs } from "./tabs.js";
import { startVersions } from "./versions.js";
import { startVideos } from "./video.js";

nameCodeBlocks(document);
startTabs(document);
startVersions(document);
startLanguageMenu(document);
startDrawer(document);
startPageActions(document);
startVideos(document);
startSearch(document);

document.addEventListener("DOMContentLoaded", () => {
  // After Material has mounted its own.
  quietCodeButtons(document);
  openScrollersToKeys(document);
});

if (context.features.includes("mermaid")) {
  import("./diagrams.js").then(({ drawDiagrams }) => drawDiagrams(document));
}
