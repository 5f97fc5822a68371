/** What is said before the operations, and after them, in this order. */
export const BEFORE = [
  { id: "start", title: "Where to begin" },
  { id: "bot", title: "From a bot" },
  { id: "token", title: "The tokens" },
  { id: "errors", title: "Errors" },
  { id: "pages", title: "Long lists" },
  { id: "twice", title: "Asking twice" },
  { id: "limits", title: "Limits" },
  { id: "live", title: "Live figures" },
] as const;

export const BESIDE = { id: "beside", title: "Beside the API" } as const;

export type PartId = (typeof BEFORE)[number]["id"] | typeof BESIDE.id;
