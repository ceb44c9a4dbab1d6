// A button that discloses a list of links: opens on click, closes on Escape, outside clicks and when focus
// leaves; arrows walk the links.

export function startMenu(root, menu) {
  const button = menu.querySelector(".db-menu__button");
  const isOpen = () => button.getAttribute("aria-expanded") === "true";
  const toggle = (open) => button.setAttribute("aria-expanded", String(open));

  button.addEventListener("click", () => toggle(!isOpen()));
  root.addEventListener("click", (event) => {
    if (!menu.contains(event.target)) toggle(false);
  });
  menu.addEventListener("focusout", (event) => {
    if (!menu.contains(event.relatedTarget)) toggle(false);
  });
  menu.addEventListener("keydown", (event) => {
    const links = [...menu.querySelectorAll(".db-menu__link")];
    const here = links.indexOf(root.activeElement);
    const moves = { ArrowDown: here + 1, ArrowUp: here < 0 ? -1 : here - 1, Home: 0, End: -1 };
    if (event.key === "Escape" && isOpen()) {
      toggle(false);
      button.focus();
    } else if (event.key in moves && (isOpen() || event.key === "ArrowDown")) {
      event.preventDefault();
      toggle(true);
      links.at(moves[event.key] % links.length).focus();
    }
  });
}
