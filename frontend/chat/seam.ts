/** What the loader and the panel know about each other. They are built and fetched separately. */

/** The owner's settings: the response of `GET /api/v1/chat/settings`. */
export interface Settings {
  on: boolean;
  /** The shop's name. */
  name: string;
  color: string;
  corner: "left" | "right";
  teaser: string;
  /** May contain links, as plain addresses or as `[words](address)`. */
  consent: string;
  /** Address of the shop's privacy page. */
  privacy?: string;
  /** The shop's main language. */
  language?: string;
}

/** The options of the script tag. */
export interface Options {
  /** The folder of the script. Everything else is requested from there. */
  base: string;
  origin: string;
  /** What the visitor reads, best first: the page's language, then the browser's. */
  languages: readonly string[];
  /** Opens by itself. */
  opens: boolean;
  /** Fills a page of its own instead of showing a bubble. */
  page: boolean;
}

export interface News {
  open: undefined;
  close: undefined;
  /** A new message from the shop. */
  message: { id: string; text: string };
  unread: number;
}

/** What the loader hands to the panel. */
export interface Place {
  root: ShadowRoot;
  settings: Settings;
  options: Options;
  /** The language of the chat's own labels. The shop may write in another one. */
  speaks: string;
  /** Those labels, unless they are English. */
  words: Record<string, string>;
  /** The conversation has gone on in this language: the chat's own labels follow, now and next time. */
  speak(language: string): Promise<Pick<Place, "speaks" | "words"> | undefined>;
  /** Gets the focus back when the panel closes. */
  launcher: HTMLElement | undefined;
  tell<K extends keyof News>(what: K, news: News[K]): void;
}

export interface Panel {
  /** When the visitor opens it, the focus moves in and the tab remembers it. */
  open(by: "visitor" | "page"): void;
  close(): void;
  isOpen(): boolean;
  /** Restores the scroll position after the page removed the panel and it was attached again. */
  settle(): void;
  destroy(): void;
}

export interface PanelModule {
  createPanel(place: Place): Panel;
}
