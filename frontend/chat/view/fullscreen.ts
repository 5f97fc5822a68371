/** On phones the panel fills the part of the screen that the keyboard leaves free. */
export interface Fullscreen {
  is(): boolean;
  /** Called when the panel opens or closes. */
  turn(open: boolean): void;
}

const PHONE = "(max-width: 640px), (max-height: 480px)";

export function createFullscreen(panel: HTMLElement, always: boolean, signal: AbortSignal): Fullscreen {
  const phone = matchMedia(PHONE);
  const page = document.documentElement;
  const view = window.visualViewport;
  let open = false;
  let locked: string | undefined;

  const is = () => always || phone.matches;

  function fill(): void {
    const full = open && is();
    panel.classList.toggle("full", is());
    lock(full && !always);
    for (const name of ["--top", "--height"]) if (!full) panel.style.removeProperty(name);
    if (!full || !view) return;
    // While zoomed in, the panel must not follow the fingers.
    if (view.scale > 1.01) return;
    panel.style.setProperty("--top", `${view.offsetTop}px`);
    panel.style.setProperty("--height", `${view.height}px`);
  }

  /** Stops the page behind from scrolling. */
  function lock(yes: boolean): void {
    if (yes === (locked !== undefined)) return;
    if (yes) locked = page.style.overflow;
    page.style.overflow = yes ? "hidden" : (locked ?? "");
    if (!yes) locked = undefined;
  }

  phone.addEventListener("change", fill, { signal });
  view?.addEventListener("resize", fill, { signal });
  view?.addEventListener("scroll", fill, { signal });
  signal.addEventListener("abort", () => lock(false));
  return {
    is,
    turn(now) {
      open = now;
      fill();
    },
  };
}
