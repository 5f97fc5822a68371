import { effect, signal } from "@preact/signals";

const screen = signal("");
const business = signal("promobot");

/** The window's title begins with what is on the screen. */
export function setTitle(title: string): void {
  screen.value = title;
}

export function setBusiness(name: string): void {
  business.value = name;
}

/** Keeps the window's title; called once. */
export function startTitle(): void {
  effect(() => {
    document.title = screen.value ? `${screen.value} · ${business.value}` : business.value;
  });
}
