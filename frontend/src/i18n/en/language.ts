export const language = {
  title: "Language of this dashboard",
  hint: "Only in this browser. What customers read is in Messages.",
  asBrowser: (name: string) => `As your browser (${name})`,
};
