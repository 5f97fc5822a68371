/** The part of the address after the #, where a sign-in link carries its token (it never reaches a server's log). */
export interface Fragment {
  token(): string | null;
  clear(): void;
  onChange(listener: () => void): void;
}

const SIGN_IN = /^#sign-in=(.+)$/;

export function tokenIn(hash: string): string | null {
  return SIGN_IN.exec(hash)?.[1] ?? null;
}

export function fragmentOf(window: Window): Fragment {
  const { location, history } = window;
  return {
    token: () => tokenIn(location.hash),
    clear: () => history.replaceState(null, "", location.pathname + location.search),
    onChange: (listener) => window.addEventListener("hashchange", listener),
  };
}
