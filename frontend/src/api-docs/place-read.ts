import { useEffect, useState } from "preact/hooks";

/** What has come up to here, in pixels from the window's top, is being read. */
const READING_LINE = 140;

/** The id of the part of the page that is being read; its parts carry data-place. */
export function usePlaceRead(): string {
  const [place, setPlace] = useState("");
  useEffect(() => {
    let frame = 0;
    const look = () => {
      frame = 0;
      setPlace(placeAt([...document.querySelectorAll<HTMLElement>("[data-place]")], READING_LINE));
    };
    const soon = () => {
      frame ||= requestAnimationFrame(look);
    };
    look();
    addEventListener("scroll", soon, { passive: true });
    addEventListener("resize", soon);
    return () => {
      cancelAnimationFrame(frame);
      removeEventListener("scroll", soon);
      removeEventListener("resize", soon);
    };
  }, []);
  return place;
}

function placeAt(parts: HTMLElement[], line: number): string {
  const root = document.documentElement;
  // What stands last may be too short to ever come up to the line.
  if (scrollY > 0 && scrollY + root.clientHeight >= root.scrollHeight - 1) return parts.at(-1)?.id ?? "";
  const above = parts.filter((part) => part.getBoundingClientRect().top <= line);
  return (above.at(-1) ?? parts[0])?.id ?? "";
}

/** A page that came late has missed the browser's own jump to what the address names. */
export function useJump(): void {
  useEffect(() => {
    const id = location.hash.slice(1);
    if (id) document.getElementById(id)?.scrollIntoView();
  }, []);
}
