import { CAMPAIGN_NAME_LIMIT, type Campaign, WELCOME } from "../api/campaigns.ts";
import type { Stage } from "../api/figures.ts";
import type { PageProps } from "../shell/screens.ts";
import { fieldProblem, sentenceOf } from "../state/failure.ts";
import { Loaded } from "../state/Loaded.tsx";
import { useStore } from "../state/use-store.ts";
import { Button } from "../ui/Button.tsx";
import { Card } from "../ui/Card.tsx";
import { Confirm } from "../ui/Dialog.tsx";
import { EmptyState } from "../ui/EmptyState.tsx";
import { count, percent, share } from "../ui/format.ts";
import { CampaignsIcon, PlusIcon } from "../ui/icons.tsx";
import { PageHeader } from "../ui/PageHeader.tsx";
import { type Column, Table } from "../ui/Table.tsx";
import { TextField } from "../ui/TextField.tsx";
import css from "./campaigns.module.css";
import { createCampaignsStore } from "./campaigns-store.ts";
import { StateBadge } from "./StateBadge.tsx";
import { underWay } from "./words.ts";

const COLUMNS: Column<Campaign>[] = [
  { head: "Name", names: true, cell: (campaign) => <Name campaign={campaign} /> },
  { head: "State", cell: (campaign) => <State campaign={campaign} /> },
  { head: "Sent", numeric: true, cell: ({ people }) => count(people.sent) },
  figure("Seen", "seen"),
  figure("Responded", "responded"),
  figure("Revealed", "revealed"),
];

/** Every campaign with its state and its people. */
export function CampaignsPage(_: PageProps) {
  const store = useStore(() => createCampaignsStore());
  const create = (
    <Button kind="primary" icon={<PlusIcon size={16} />} onPress={store.ask}>
      New campaign
    </Button>
  );

  return (
    <>
      <PageHeader title="Campaigns" hint="One coupon to everybody who may get it, and what came of it.">
        {create}
      </PageHeader>
      <Card flush>
        <Loaded resource={store.campaigns}>
          {(campaigns) => (
            <>
              <Table
                caption="Campaigns"
                columns={COLUMNS}
                rows={campaigns}
                rowKey={({ id }) => id}
                href={({ id }) => `/campaigns/${encodeURIComponent(id)}`}
              />
              {campaigns.length < 2 && <NoneOfYourOwn />}
            </>
          )}
        </Loaded>
      </Card>
      <NewCampaign store={store} />
    </>
  );
}

function figure(head: string, stage: Stage): Column<Campaign> {
  return { head, numeric: true, cell: ({ people }) => <Figure people={people[stage]} of={people.sent} /> };
}

function Figure({ people, of }: { people: number; of: number }) {
  return (
    <span class={css.figure}>
      {count(people)}
      <span class={css.share}>{percent(share(people, of))}</span>
    </span>
  );
}

function Name({ campaign }: { campaign: Campaign }) {
  return (
    <span class={css.name}>
      {campaign.name}
      {campaign.id === WELCOME && <span class={css.note}>Greets whoever writes to you</span>}
    </span>
  );
}

function State({ campaign }: { campaign: Campaign }) {
  return (
    <span class={css.state}>
      <StateBadge state={campaign.state} />
      {underWay(campaign) && <span class={css.share}>{count(campaign.progress.waiting)} left</span>}
    </span>
  );
}

function NoneOfYourOwn() {
  return (
    <div class={css.none}>
      <EmptyState
        picture={<CampaignsIcon size={28} />}
        title="No campaign of your own yet"
        sentence="The welcome greets new customers by itself. A campaign brings an offer to those who wrote to you lately: name it, write its texts, send it."
      />
    </div>
  );
}

function NewCampaign({ store }: { store: ReturnType<typeof createCampaignsStore> }) {
  const { name, create } = store;
  const failure = create.failure.value;
  const atField = fieldProblem(failure, "name");
  return (
    <Confirm
      open={name.value !== null}
      title="New campaign"
      verb="Create and write its texts"
      busy={create.busy.value}
      problem={failure !== null && !atField ? sentenceOf(failure) : null}
      onConfirm={() => create.run()}
      onClose={() => {
        name.value = null;
      }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void create.run();
        }}
      >
        <TextField
          label="Name"
          hint="Only you see it. The texts begin as the welcome's are now."
          placeholder="Spring coupon"
          autocomplete="off"
          value={name.value ?? ""}
          limit={CAMPAIGN_NAME_LIMIT}
          error={atField}
          onInput={(typed) => {
            name.value = typed;
          }}
        />
      </form>
    </Confirm>
  );
}
