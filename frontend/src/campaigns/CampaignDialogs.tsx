import { CAMPAIGN_NAME_LIMIT, type Campaign } from "../api/campaigns.ts";
import { alarmsBefore } from "../coupons/terms/alarms.ts";
import { t } from "../i18n/words.ts";
import type { Action } from "../state/action.ts";
import { fieldProblem, sentenceOf } from "../state/failure.ts";
import { Confirm } from "../ui/Dialog.tsx";
import { people } from "../ui/format.ts";
import { Notice } from "../ui/Notice.tsx";
import { TextField } from "../ui/TextField.tsx";
import { goesInWaves, trialWords } from "../variants/trial-words.ts";
import type { CampaignStore, Question } from "./campaign-store.ts";
import css from "./campaigns.module.css";
import { FirstMessage, FirstMessages } from "./FirstMessage.tsx";
import { pace, reached, takes, underWay } from "./words.ts";

interface Props {
  campaign: Campaign;
  store: CampaignStore;
}

/** Asks before what cannot be taken back, and says what it means. */
export function CampaignDialogs(props: Props) {
  return (
    <>
      <Sending {...props} />
      <Cancelling {...props} />
      <Renaming {...props} />
    </>
  );
}

function asking(store: CampaignStore, question: Question, action: Action<[], unknown>) {
  const failure = action.failure.value;
  return {
    open: store.question.value === question,
    busy: action.busy.value,
    problem: failure === null ? null : sentenceOf(failure),
    onConfirm: () => action.run(),
    onClose: store.close,
  };
}

function Sending({ campaign, store }: Props) {
  const reach = store.reach.data.value;
  const who = reach ? reached(reach) : people(0);
  const terms = store.coupon.terms.data.value;
  const trial = store.trial.data.value;
  const trying = trial && trial.state !== "over" ? trial : null;
  const alarms = terms && reach ? alarmsBefore(terms, reach.reachable) : [];
  return (
    <Confirm
      {...asking(store, "send", store.send)}
      title={t.campaigns.sendTo(campaign.name, who)}
      verb={t.campaigns.sendTo2(who)}
    >
      <div class={css.asked}>
        <p>
          {campaign.segment && t.segments.onlyTo(campaign.segment.name)}
          {trying && reach && trialWords(trying, reach.reachable)}
          {reach &&
            !goesInWaves(trial, reach.reachable) &&
            t.campaigns.atIt(pace(campaign.progress.perSecond), takes(reach))}
          {reach && reach.nextVisit > 0 && t.campaigns.willFindItOnTheirNextVisitTo(people(reach.nextVisit))}
          {t.campaigns.youCanPauseOrCancelItMessages}
        </p>
        {alarms.map(({ help, tone, words, more }) => (
          <Notice key={help} tone={tone} title={`${words}.`}>
            <p>
              {more}{" "}
              {help === "message" && (
                <a href={`/messages?campaign=${encodeURIComponent(campaign.id)}`}>
                  {t.campaigns.editItsMessage}
                </a>
              )}
            </p>
          </Notice>
        ))}
        {trying ? <FirstMessages campaign={campaign} trial={trying} /> : <FirstMessage campaign={campaign} />}
      </div>
    </Confirm>
  );
}

function Cancelling({ campaign, store }: Props) {
  const { waiting, now, nextVisit } = campaign.progress;
  return (
    <Confirm
      {...asking(store, "cancel", store.cancel)}
      title={t.campaigns.cancelThisSend}
      verb={t.campaigns.cancelTheSend}
      keep={t.campaigns.keepSending}
      danger
    >
      <div class={css.asked}>
        {waiting > 0 && (
          <p>{t.campaigns.willNotGetItYouCanSendItToThem(<strong>{people(waiting)}</strong>)}</p>
        )}
        {nextVisit > 0 && (
          <p>{t.campaigns.willNotFindItOnTheirNextVisit(<strong>{people(nextVisit)}</strong>)}</p>
        )}
        <p>{t.campaigns.alreadyGotItTheirMessagesStay(<strong>{people(now)}</strong>)}</p>
        {underWay(campaign) && campaign.state !== "paused" && (
          <p>{t.campaigns.theSendGoesOnUntilYouConfirm}</p>
        )}
      </div>
    </Confirm>
  );
}

function Renaming({ store }: Props) {
  const asked = asking(store, "rename", store.rename);
  const atField = fieldProblem(store.rename.failure.value, "name");
  return (
    <Confirm
      {...asked}
      title={t.campaigns.renameTheCampaign}
      verb={t.campaigns.rename}
      problem={atField ? null : asked.problem}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void store.rename.run();
        }}
      >
        <TextField
          label={t.campaigns.name}
          hint={t.campaigns.onlyYouSeeIt}
          autocomplete="off"
          value={store.name.value}
          limit={CAMPAIGN_NAME_LIMIT}
          error={atField}
          onInput={(typed) => {
            store.name.value = typed;
          }}
        />
      </form>
    </Confirm>
  );
}
