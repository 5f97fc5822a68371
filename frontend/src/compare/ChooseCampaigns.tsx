import { campaignName } from "../api/campaigns.ts";
import { t } from "../i18n/words.ts";
import { Loaded } from "../state/Loaded.tsx";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { count, people } from "../ui/format.ts";
import { Switch } from "../ui/Switch.tsx";
import { MOST_CAMPAIGNS } from "./address.ts";
import css from "./compare.module.css";
import type { CompareStore } from "./compare-store.ts";

interface Props {
  store: CompareStore;
  onChosen: (campaigns: string[]) => void;
}

/** Which campaigns are compared. */
export function ChooseCampaigns({ store, onChosen }: Props) {
  const ticked = store.ticked.value;
  const full = (ticked?.length ?? 0) >= MOST_CAMPAIGNS;
  const compare = () => {
    store.close();
    onChosen([...(ticked ?? [])]);
  };
  const actions = (
    <>
      <Button onPress={store.close}>{t.ui.cancel}</Button>
      <Button kind="primary" disabled={ticked?.length === 0} onPress={compare}>
        {t.compare.compare}
      </Button>
    </>
  );
  return (
    <Dialog open={ticked !== null} title={t.compare.choose} onClose={store.close} actions={actions}>
      <p class={css.soft}>{t.compare.atMost(count(MOST_CAMPAIGNS))}</p>
      <Loaded resource={store.campaigns}>
        {(campaigns) => (
          <div class={css.campaigns}>
            {campaigns.map(({ id, name, people: reached }) => (
              <Switch
                key={id}
                label={campaignName(id, name)}
                hint={people(reached.sent ?? 0)}
                on={ticked?.includes(id) ?? false}
                disabled={full && !ticked?.includes(id)}
                onChange={(on) => store.tick(id, on)}
              />
            ))}
          </div>
        )}
      </Loaded>
    </Dialog>
  );
}
