import type { ComponentType } from "preact";
import { useEffect, useState } from "preact/hooks";
import { t } from "../i18n/words.ts";
import { Problem } from "../ui/Problem.tsx";
import { Skeleton } from "../ui/Skeleton.tsx";

/** A component that is fetched when it is first needed. */
export function lazy<P extends object>(load: () => Promise<ComponentType<P>>): ComponentType<P> {
  let fetched: ComponentType<P> | null = null;

  return function Lazy(props: P) {
    const [Page, setPage] = useState(() => fetched);
    const [failed, setFailed] = useState(false);
    useEffect(() => {
      if (fetched) return;
      load().then(
        (component) => {
          fetched = component;
          setPage(() => component);
        },
        () => setFailed(true),
      );
    }, []);

    if (Page) return <Page {...props} />;
    // A new version of promobot has other files: only a fresh page knows their names.
    return failed ? (
      <Problem sentence={t.shell.thisScreenCouldNotBeFetched} onRetry={() => location.reload()} />
    ) : (
      <Skeleton lines={6} />
    );
  };
}
