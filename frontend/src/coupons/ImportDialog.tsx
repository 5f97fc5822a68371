import type { CodeImport } from "../api/coupons.ts";
import { t } from "../i18n/words.ts";
import { sentenceOf } from "../state/failure.ts";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { FormDialog } from "../ui/FormDialog.tsx";
import { count } from "../ui/format.ts";
import { Notice } from "../ui/Notice.tsx";
import { Problem } from "../ui/Problem.tsx";
import { Select } from "../ui/Select.tsx";
import { Skeleton } from "../ui/Skeleton.tsx";
import css from "./coupons.module.css";
import type { ImportStore } from "./import-store.ts";

interface Props {
  codes: ImportStore;
}

/** Takes the owner's own codes from a file, and says line by line what is wrong with it. */
export function ImportDialog({ codes }: Props) {
  const report = codes.report.value;
  const open = codes.shown.value;
  if (report && report.mistakes.length === 0)
    return (
      <Dialog
        open={open}
        title={t.coupons.codesImported}
        onClose={codes.close}
        actions={
          <Button kind="primary" onPress={codes.close}>
            {t.coupons.done}
          </Button>
        }
      >
        <Notice tone="good" title={t.coupons.added(report.added)} live>
          <p>{t.coupons.eachIsGivenOutOnceInTheOrderOf}</p>
        </Notice>
      </Dialog>
    );
  const takers = codes.takers.value;
  if (takers === null || takers.length === 0)
    return (
      <Dialog open={open} title={t.coupons.importYourOwnCodes} onClose={codes.close}>
        {codes.look.failure.value !== null ? (
          <Problem sentence={sentenceOf(codes.look.failure.value)} />
        ) : takers === null ? (
          <Skeleton />
        ) : (
          <Notice title={t.coupons.noCampaignGivesOutYourOwnListYet}>
            <p>
              <a href="/campaigns">{t.coupons.chooseYourOwnListAtACampaign}</a>
            </p>
          </Notice>
        )}
      </Dialog>
    );
  return (
    <FormDialog
      open={open}
      title={t.coupons.importYourOwnCodes}
      verb={t.coupons.import}
      save={codes.save}
      onClose={codes.close}
    >
      <p>{t.coupons.forCodesYourWebShopAlready}</p>
      <div class={css.field}>
        <Select
          label={t.coupons.campaign}
          value={codes.campaign.value}
          options={[
            { value: "", label: t.coupons.chooseACampaign },
            ...takers.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          onChange={(id) => {
            codes.campaign.value = id;
            codes.save.reset();
          }}
        />
        <p class={css.wrong} aria-live="polite">
          {codes.problem.campaign()}
        </p>
      </div>
      <label class={css.field}>
        <span class={css.label}>{t.coupons.file}</span>
        <input
          class={css.file}
          type="file"
          accept=".csv,.txt,text/csv,text/plain"
          onChange={(event) => codes.choose(event.currentTarget.files?.[0] ?? null)}
        />
        <span class={css.wrong} aria-live="polite">
          {codes.problem.file()}
        </span>
      </label>
      {codes.refused() && (
        <p>
          <a href={`/campaigns/${encodeURIComponent(codes.campaign.value)}`}>{t.coupons.seeItsCoupon}</a>
        </p>
      )}
      {report && <Mistakes report={report} />}
    </FormDialog>
  );
}

function Mistakes({ report: { lines, mistakes, more_mistakes: more } }: { report: CodeImport }) {
  const wrong = mistakes.length + more;
  return (
    <>
      <Notice tone="bad" title={t.coupons.nothingWasAdded} live>
        <p>{t.coupons.ofAMistakeCorrectTheFileAnd(wrong, lines)}</p>
      </Notice>
      <div class={css.report}>
        <table class={css.mistakes}>
          <caption class={css.hidden}>{t.coupons.mistakes}</caption>
          <thead>
            <tr>
              <th scope="col">{t.coupons.line}</th>
              <th scope="col">{t.coupons.code}</th>
              <th scope="col">{t.coupons.problem}</th>
            </tr>
          </thead>
          <tbody>
            {mistakes.map(({ line, code, problem }) => (
              <tr key={line}>
                <td class={css.number}>{count(line)}</td>
                <td>
                  <code class={css.code}>{code}</code>
                </td>
                <td>{problem}</td>
              </tr>
            ))}
          </tbody>
        </table>
        {more > 0 && <p class={css.soft}>{t.coupons.and(more)}</p>}
      </div>
    </>
  );
}
