import { useEffect, useState } from "preact/hooks";

/** Makes a screen's store once and follows it while the screen is shown: `const store = useStore(createCampaignsStore)`. */
export function useStore<S extends { follow(): () => void }>(create: () => S): S {
  const [store] = useState(create);
  useEffect(() => store.follow(), [store]);
  return store;
}

/** One follow function of several, stopped together. */
export function followAll(...parts: { follow(): () => void }[]): () => void {
  const stops = parts.map((part) => part.follow());
  return () => {
    for (const stop of stops) stop();
  };
}
