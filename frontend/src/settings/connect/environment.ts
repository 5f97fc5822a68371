/** Where the server's settings are written. */
export type Place = "heroku" | "docker" | "shell";

/** One setting; a null value is the owner's to fill in. */
export interface Setting {
  name: string;
  value: string | null;
  secret?: boolean;
}

/** What stands for a value the owner has to fill in. */
const BLANKS: Record<string, string> = {
  PUBLIC_URL: "https://your-address",
  MESSENGER_PAGE_ID: "your-page-id",
  MESSENGER_PAGE_TOKEN: "your-page-token",
  MESSENGER_APP_SECRET: "your-app-secret",
  MESSENGER_VERIFY_TOKEN: "a-word-of-your-choice",
};

export interface Lines {
  /** To copy. */
  text: string;
  /** To look at: secrets are dots. */
  masked: string;
  /** Names whose values are still the owner's to fill in. */
  blank: string[];
}

export function linesFor(place: Place, settings: readonly Setting[]): Lines {
  return {
    text: written(place, settings, false),
    masked: written(place, settings, true),
    blank: settings.filter((setting) => setting.value === null).map((setting) => setting.name),
  };
}

function written(place: Place, settings: readonly Setting[], masked: boolean): string {
  const pairs = settings.map((setting) => {
    const value = setting.value ?? BLANKS[setting.name] ?? "…";
    const shown = masked && setting.secret && setting.value !== null ? "••••••••" : value;
    // An env file takes everything behind the sign as it is.
    return `${setting.name}=${place === "docker" || shown !== value ? shown : quoted(value)}`;
  });
  switch (place) {
    case "heroku":
      return ["heroku config:set", ...pairs.map((pair) => `  ${pair}`)].join(" \\\n");
    case "docker":
      return pairs.join("\n");
    case "shell":
      return pairs.map((pair) => `export ${pair}`).join("\n");
  }
}

function quoted(value: string): string {
  return /^[\w.:/@%+=-]+$/.test(value) ? value : `'${value.replaceAll("'", "'\\''")}'`;
}
