import { computed } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { type Campaign, WELCOME } from "../api/campaigns.ts";
import { t } from "../i18n/words.ts";
import { askBeforeLeaving, navigate } from "../shell/router.ts";
import type { PageProps } from "../shell/screens.ts";
import { Loaded } from "../state/Loaded.tsx";
import { useStore } from "../state/use-store.ts";
import { Badge } from "../ui/Badge.tsx";
import { ButtonLink } from "../ui/Button.tsx";
import { Card } from "../ui/Card.tsx";
import { EmptyState } from "../ui/EmptyState.tsx";
import { CampaignsIcon, MessagesIcon } from "../ui/icons.tsx";
import { Notice } from "../ui/Notice.tsx";
import { PageHeader } from "../ui/PageHeader.tsx";
import { Select } from "../ui/Select.tsx";
import { Languages } from "./Languages.tsx";
import css from "./messages.module.css";
import { createMessagesStore, type MessagesStore } from "./messages-store.ts";
import { PhonePreview } from "./PhonePreview.tsx";
import { SaveBar } from "./SaveBar.tsx";
import { StepFields } from "./StepFields.tsx";
import { Steps } from "./Steps.tsx";
import { saveWords } from "./save-words.ts";
import { VariantTabs } from "./VariantTabs.tsx";
import { Versions } from "./Versions.tsx";

/** Every text and picture of a campaign, with the customer's phone beside it. */
export function MessagesPage({ route, status }: PageProps) {
  const id = route.query.get("campaign") || WELCOME;
  const store = useStore(() =>
    createMessagesStore(
      id,
      computed(() => status.value?.business ?? t.messages.yourShop),
    ),
  );
  const variant = route.query.get("variant");
  useEffect(() => store.choose(id, variant), [store, id, variant]);
  const part = route.query.get("part");
  useEffect(() => {
    if (part !== null) store.goTo(part);
  }, [store, part]);
  useEffect(
    () => askBeforeLeaving(() => (store.unsaved() ? t.messages.yourChangesArentSavedYetAnd : null)),
    [store],
  );
  const campaign = store.base.value;

  return (
    <div class={css.page}>
      <PageHeader
        title={t.messages.messages}
        hint={t.messages.whatYourCustomersReadWordFor(
          <a href="/messages/stories">{t.messages.signUpAndHelp}</a>,
        )}
        badge={
          campaign && (
            <Badge tone={campaign.state === "draft" ? "calm" : "accent"}>{saveWords(campaign).badge}</Badge>
          )
        }
      >
        <CampaignSelect store={store} />
        {campaign && (
          <ButtonLink
            href={`/campaigns/${encodeURIComponent(campaign.id)}`}
            icon={<CampaignsIcon size={16} />}
          >
            {campaign.state === "draft" ? t.messages.goToSending : t.messages.openCampaign}
          </ButtonLink>
        )}
      </PageHeader>
      {campaign?.segment && <Notice>{t.segments.onlyTo(campaign.segment.name)}</Notice>}
      <Loaded resource={store.campaigns}>
        {() => (campaign ? <Editor store={store} /> : <NoSuchCampaign />)}
      </Loaded>
    </div>
  );
}

function CampaignSelect({ store }: { store: MessagesStore }) {
  const all = store.campaigns.data.value ?? [];
  if (all.length < 2) return null;
  const option = ({ id, name }: Campaign) => ({ value: id, label: name });
  return (
    <Select
      label={t.messages.campaign}
      hideLabel
      value={store.chosen.value}
      options={all.map(option)}
      onChange={(id) => navigate(`/messages?campaign=${encodeURIComponent(id)}`)}
    />
  );
}

function Editor({ store }: { store: MessagesStore }) {
  return (
    <>
      <VariantTabs variants={store.variants} />
      <Languages languages={store.languages} texts={store.story.value?.texts ?? []} />
      <Steps store={store} />
      <div class={css.editor}>
        <StepFields store={store} />
        <PhonePreview store={store} />
      </div>
      {store.base.value?.state !== "draft" && !store.variants.variant.value && <Versions store={store} />}
      <SaveBar store={store} />
    </>
  );
}

function NoSuchCampaign() {
  return (
    <Card>
      <EmptyState
        picture={<MessagesIcon size={28} />}
        title={t.messages.campaignNotFound}
        sentence={t.messages.theLinkMayBeOutOfDate}
      >
        <ButtonLink href="/campaigns">{t.messages.allCampaigns}</ButtonLink>
      </EmptyState>
    </Card>
  );
}
