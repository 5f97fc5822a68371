import { useEffect } from "preact/hooks";
import { t } from "../i18n/words.ts";
import { navigate } from "../shell/router.ts";
import type { PageProps } from "../shell/screens.ts";
import { useStore } from "../state/use-store.ts";
import { PageHeader } from "../ui/PageHeader.tsx";
import { ChannelDialog } from "./ChannelDialog.tsx";
import { ChannelList } from "./ChannelList.tsx";
import { createDesksStore } from "./desks-store.ts";
import { RemoveChannel, RemoveTopic } from "./RemoveDialogs.tsx";
import { SecretDialog } from "./SecretDialog.tsx";
import { ReplaceSecret, SendAgain } from "./SubscriberDialogs.tsx";
import { TopicDialog } from "./TopicDialog.tsx";
import { TopicList } from "./TopicList.tsx";

/** Which question goes where. */
export function TopicsPage({ route }: PageProps) {
  const store = useStore(() => createDesksStore());
  const wanted = route.query.get("new");
  // A request with an unknown topic leads here with its word.
  useEffect(() => {
    if (!wanted) return;
    store.topicForm.start(wanted);
    navigate("/topics", { replace: true });
  }, [store, wanted]);

  return (
    <>
      <PageHeader
        title={t.desks.topicsAndChannels}
        hint={t.desks.whatPeopleCanAskAboutAndWhoIn}
        back={{ href: "/requests", label: t.desks.requests }}
      />
      <TopicList store={store} />
      <ChannelList store={store} />
      <TopicDialog store={store} />
      <ChannelDialog store={store} />
      <SecretDialog shown={store.channelForm.made.value} forget={store.channelForm.forgetSecret} />
      <SecretDialog shown={store.subscribers.fresh.value} forget={store.subscribers.forgetSecret} />
      <ReplaceSecret store={store.subscribers} />
      <SendAgain store={store.subscribers} />
      <RemoveTopic store={store} />
      <RemoveChannel store={store} />
    </>
  );
}
