// Youtube videos: a link until it is clicked, then the player in its place, without cookies. Nothing is asked
// of Youtube before.

function player(id, title) {
  const frame = document.createElement("iframe");
  frame.src = `https://www.youtube-nocookie.com/embed/${encodeURIComponent(id)}?autoplay=1`;
  frame.className = "db-video__player";
  frame.title = title;
  frame.allow = "autoplay; encrypted-media; fullscreen; picture-in-picture";
  frame.allowFullscreen = true;
  return frame;
}

export function startVideos(root) {
  root.addEventListener("click", (event) => {
    const link = event.target.closest?.("a.db-video[data-youtube]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const frame = player(link.dataset.youtube, link.textContent.trim());
    link.replaceWith(frame);
    frame.focus();
  });
}
