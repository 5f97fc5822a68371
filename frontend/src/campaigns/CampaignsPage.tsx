import { CAMPAIGN_NAME_LIMIT, type Campaign, WELCOME } from "../api/campaigns.ts";
import { t } from "../i18n/words.ts";
import { ScheduleCard } from "../schedule/ScheduleCard.tsx";
import { createScheduleStore } from "../schedule/schedule-store.ts";
import type { PageProps } from "../shell/screens.ts";
import { fieldProblem, sentenceOf } from "../state/failure.ts";
import { Loaded } from "../state/Loaded.tsx";
import { useStore } from "../state/use-store.ts";
import { fewFigures, figuresOf, goalOf, type StoryInfo } from "../stories/story.ts";
import { campaignStories, storyNamed } from "../stories/the-stories.ts";
import { Button, ButtonLink } from "../ui/Button.tsx";
import { Card } from "../ui/Card.tsx";
import { Confirm } from "../ui/Dialog.tsx";
import { EmptyState } from "../ui/EmptyState.tsx";
import { count, percent, share } from "../ui/format.ts";
import { CampaignsIcon, PlusIcon } from "../ui/icons.tsx";
import { Stack } from "../ui/Layout.tsx";
import { PageHeader } from "../ui/PageHeader.tsx";
import { Segmented } from "../ui/Segmented.tsx";
import { type Column, Table } from "../ui/Table.tsx";
import { TextField } from "../ui/TextField.tsx";
import css from "./campaigns.module.css";
import { createCampaignsStore } from "./campaigns-store.ts";
import { StateBadge } from "./StateBadge.tsx";
import { underWay } from "./words.ts";

/** With the figures of their story; of several stories, what all of them count, and the goal of each. */
function columns(campaigns: readonly Campaign[], planned: ReadonlySet<string>): Column<Campaign>[] {
  const [told, ...others] = campaignStories().filter(({ key }) =>
    campaigns.some(({ story }) => story === key),
  );
  if (!told) return [];
  const counted = (stage: string) => (story: StoryInfo) =>
    fewFigures(story).some((figure) => figure.stage === stage);
  const figures =
    others.length === 0
      ? figuresOf(told)
      : fewFigures(told).filter(({ stage }) => others.every(counted(stage)));
  return [
    { head: t.campaigns.name, names: true, cell: (campaign) => <Name campaign={campaign} /> },
    {
      head: t.campaigns.state,
      cell: (campaign) => <State campaign={campaign} planned={planned.has(campaign.id)} />,
    },
    ...figures.map(
      ({ stage, heading }, index): Column<Campaign> => ({
        head: heading,
        numeric: true,
        cell: ({ people }) => <Figure people={people[stage]} of={index === 0 ? null : people.sent} />,
      }),
    ),
    ...(others.length === 0
      ? []
      : [
          {
            head: t.campaigns.goal,
            numeric: true,
            cell: (campaign: Campaign) => <Goal campaign={campaign} />,
          },
        ]),
  ];
}

function Goal({ campaign: { story, people } }: { campaign: Campaign }) {
  const goal = goalOf(storyNamed(story));
  if (!goal) return null;
  return (
    <span class={css.goal}>
      <span class={css.share}>{goal.heading} </span>
      <Figure people={people[goal.stage]} of={people.sent} />
    </span>
  );
}

/** Every campaign with its state and its people. */
export function CampaignsPage(_: PageProps) {
  const store = useStore(() => createCampaignsStore());
  const schedule = useStore(() => createScheduleStore());
  const sends = schedule.schedule.data.value?.sends ?? [];
  const planned = new Set(sends.flatMap(({ state, campaign }) => (state === "planned" ? [campaign] : [])));
  const create = (
    <Button kind="primary" icon={<PlusIcon size={16} />} onPress={store.ask}>
      {t.campaigns.newCampaign}
    </Button>
  );

  return (
    <>
      <PageHeader title={t.campaigns.campaigns} hint={t.campaigns.sendAnOfferOrAQuestionTo}>
        <ButtonLink href="/compare">{t.compare.compare}</ButtonLink>
        {create}
      </PageHeader>
      <Card flush>
        <Loaded resource={store.campaigns}>
          {(campaigns) => (
            <>
              <Table
                caption={t.campaigns.campaigns}
                columns={columns(campaigns, planned)}
                rows={campaigns}
                rowKey={({ id }) => id}
                href={({ id }) => `/campaigns/${encodeURIComponent(id)}`}
              />
              {campaigns.length < 2 && <NoneOfYourOwn />}
            </>
          )}
        </Loaded>
      </Card>
      <ScheduleCard store={schedule} />
      <NewCampaign store={store} />
    </>
  );
}

/** Nothing where the campaign's story does not count that. */
function Figure({ people, of }: { people: number | undefined; of: number | null | undefined }) {
  if (people === undefined) return <span class={css.share}>–</span>;
  if (of == null) return <>{count(people)}</>;
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
      {campaign.id === WELCOME && <span class={css.note}>{t.campaigns.greetsEveryoneWhoWritesToYou}</span>}
      {campaign.segment && <span class={css.note}>{t.campaigns.goesOnlyTo(campaign.segment.name)}</span>}
    </span>
  );
}

function State({ campaign, planned }: { campaign: Campaign; planned: boolean }) {
  return (
    <span class={css.state}>
      <StateBadge state={campaign.state} planned={planned} />
      {underWay(campaign) && (
        <span class={css.share}>{t.campaigns.left(count(campaign.progress.waiting))}</span>
      )}
    </span>
  );
}

function NoneOfYourOwn() {
  return (
    <div class={css.none}>
      <EmptyState
        picture={<CampaignsIcon size={28} />}
        title={t.campaigns.noCampaignsYet}
        sentence={t.campaigns.sendAnOfferToThePeopleWhoHave}
      />
    </div>
  );
}

function NewCampaign({ store }: { store: ReturnType<typeof createCampaignsStore> }) {
  const { name, story, create } = store;
  const choices = campaignStories();
  const welcome = store.campaigns.data.value?.find(({ id }) => id === WELCOME);
  const failure = create.failure.value;
  const atField = fieldProblem(failure, "name");
  return (
    <Confirm
      open={name.value !== null}
      title={t.campaigns.newCampaign}
      verb={t.campaigns.createAndEditMessages}
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
        <Stack>
          {choices.length > 1 && (
            <div>
              <Segmented
                label={t.campaigns.whatItDoes}
                value={story.value}
                options={choices.map(({ key, label }) => ({ value: key, label }))}
                onChange={(key) => {
                  story.value = key;
                }}
              />
              <p class={css.note}>{storyNamed(story.value).about}</p>
            </div>
          )}
          <TextField
            label={t.campaigns.name}
            hint={
              story.value === welcome?.story
                ? t.campaigns.onlyYouSeeThisNameWellStart
                : t.campaigns.onlyYouSeeThisName
            }
            placeholder={t.campaigns.spring}
            autocomplete="off"
            value={name.value ?? ""}
            limit={CAMPAIGN_NAME_LIMIT}
            error={atField}
            onInput={(typed) => {
              name.value = typed;
            }}
          />
        </Stack>
      </form>
    </Confirm>
  );
}
