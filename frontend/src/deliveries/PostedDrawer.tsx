import type { Signal } from "@preact/signals";
import { showPosted } from "../api/deliveries.ts";
import { Loaded } from "../state/Loaded.tsx";
import { createResource } from "../state/resource.ts";
import { useStore } from "../state/use-store.ts";
import { CodeBlock } from "../ui/CodeBlock.tsx";
import { CopyField } from "../ui/CopyField.tsx";
import { Drawer } from "../ui/Dialog.tsx";
import { Stack } from "../ui/Layout.tsx";
import { headerWords } from "./posted-words.ts";

/** What a webhook is sent, to write and test the program that takes it. */
export function PostedDrawer({ shown }: { shown: Signal<string | null> }) {
  const close = () => {
    shown.value = null;
  };
  return (
    <Drawer open={shown.value !== null} title="What your program is sent" onClose={close}>
      {shown.value !== null && <PostedView key={shown.value} id={shown.value} />}
    </Drawer>
  );
}

/** The server may be another one in tests. */
export function PostedView({ id, show = showPosted }: { id: string; show?: typeof showPosted }) {
  const posted = useStore(() => createResource(() => show(id)));
  return (
    <Loaded resource={posted}>
      {(known) => (
        <Stack>
          <CopyField label="Body" value={known.body} block />
          <CodeBlock label="Headers" code={headerWords(known)} />
          <p>
            The signature is the HMAC-SHA256 of the timestamp, a dot and the body, with the channel’s signing
            secret. Here it is made for the time of the last attempt.
          </p>
        </Stack>
      )}
    </Loaded>
  );
}
