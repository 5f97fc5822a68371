import type { JSX } from "preact";

/** As large as a word beside it; the words say what they mean. */
function icon(lines: JSX.Element) {
  return () => (
    <svg
      width="24"
      height="24"
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentcolor"
      stroke-width="1.75"
      stroke-linecap="round"
      stroke-linejoin="round"
      aria-hidden="true"
    >
      {lines}
    </svg>
  );
}

export const CameraIcon = icon(
  <path d="M4 8h3l1.5-2.5h7L17 8h3v11H4V8ZM12 16.5a3.3 3.3 0 1 0 0-6.6 3.3 3.3 0 0 0 0 6.6Z" />,
);
export const SoundIcon = icon(
  <path d="M4 10v4h3l4 4V6l-4 4H4ZM15 9a4.5 4.5 0 0 1 0 6M17.5 6.5a8 8 0 0 1 0 11" />,
);
export const MutedIcon = icon(<path d="M4 10v4h3l4 4V6l-4 4H4ZM15.5 9.5l5 5M20.5 9.5l-5 5" />);
export const CloseIcon = icon(<path d="m6 6 12 12M18 6 6 18" />);
export const LeaveIcon = icon(<path d="M10 4H5v16h5M14 8l4 4-4 4M18 12H9" />);
