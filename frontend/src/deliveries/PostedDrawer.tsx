import type { Signal } from "@preact/signals";
import { showPosted } from "../api/deliveries.ts";
import { t } from "../i18n/words.ts";
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
    <Drawer open={shown.value !== null} title={t.deliveries.whatYourProgramIsSent} onClose={close}>
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
          <CopyField label={t.deliveries.body} value={known.body} block />
          <CodeBlock label={t.deliveries.headers} code={headerWords(known)} />
          <p>{t.deliveries.theSignatureIsTheHmacSha256Of}</p>
        </Stack>
      )}
    </Loaded>
  );
}
