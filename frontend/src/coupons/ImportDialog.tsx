import type { CodeImport } from "../api/coupons.ts";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { FormDialog } from "../ui/FormDialog.tsx";
import { count, plural } from "../ui/format.ts";
import { Notice } from "../ui/Notice.tsx";
import { Select } from "../ui/Select.tsx";
import css from "./coupons.module.css";
import type { ImportStore } from "./import-store.ts";

interface Props {
  codes: ImportStore;
  campaigns: readonly { id: string; name: string }[];
}

/** Takes the owner's own codes from a file, and says line by line what is wrong with it. */
export function ImportDialog({ codes, campaigns }: Props) {
  const report = codes.report.value;
  const open = codes.shown.value;
  if (report && report.mistakes.length === 0)
    return (
      <Dialog
        open={open}
        title="Codes imported"
        onClose={codes.close}
        actions={
          <Button kind="primary" onPress={codes.close}>
            Done
          </Button>
        }
      >
        <Notice tone="good" title={`${plural(report.added, "code was", "codes were")} added`} live>
          <p>Each is given out once, in the order of your file.</p>
        </Notice>
      </Dialog>
    );
  return (
    <FormDialog
      open={open}
      title="Import your own codes"
      verb="Import"
      save={codes.save}
      onClose={codes.close}
    >
      <p>
        For codes your web shop already knows. One code per line, as a CSV or text file; other columns are
        ignored. Either all of them are added or none.
      </p>
      <div class={css.field}>
        <Select
          label="Campaign"
          value={codes.campaign.value}
          options={[
            { value: "", label: "Choose a campaign" },
            ...campaigns.map(({ id, name }) => ({ value: id, label: name })),
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
        <span class={css.label}>File</span>
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
          <a href={`/campaigns/${encodeURIComponent(codes.campaign.value)}`}>See its coupon</a>
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
      <Notice tone="bad" title="Nothing was added" live>
        <p>
          {count(wrong)} of {plural(lines, "line", "lines")} {wrong === 1 ? "has" : "have"} a mistake. Correct
          the file and import it again.
        </p>
      </Notice>
      <div class={css.report}>
        <table class={css.mistakes}>
          <caption class={css.hidden}>Mistakes</caption>
          <thead>
            <tr>
              <th scope="col">Line</th>
              <th scope="col">Code</th>
              <th scope="col">Problem</th>
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
        {more > 0 && <p class={css.soft}>And {plural(more, "more line", "more lines")}.</p>}
      </div>
    </>
  );
}
