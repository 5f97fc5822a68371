const REACHABLE = "a[href], button, textarea, [tabindex='0']";

/** Escape closes the panel, and Tab stays inside while it covers the page. */
export function watchKeys(panel: HTMLElement, trapped: () => boolean, leave: () => void): void {
  panel.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !event.isComposing) leave();
    if (event.key === "Tab" && trapped()) turnRound(panel, event);
  });
  // The page sees our host element, not the field, and would treat typing as its shortcuts.
  for (const name of ["keydown", "keypress", "keyup"])
    panel.addEventListener(name, (event) => event.stopPropagation());
}

function turnRound(panel: HTMLElement, event: KeyboardEvent): void {
  const all = [...panel.querySelectorAll<HTMLElement>(REACHABLE)].filter(
    (each) => each.getClientRects().length > 0 && !each.closest("[inert]"),
  );
  const [first, last] = [all[0], all.at(-1)];
  const root = panel.getRootNode() as ShadowRoot;
  const now = root.activeElement;
  const end = event.shiftKey ? first : last;
  if (now !== end && now !== panel) return;
  if (now === panel && !event.shiftKey) return;
  event.preventDefault();
  (event.shiftKey ? last : first)?.focus();
}
