import { signal } from "@preact/signals";
import {
  cancelPlannedSend,
  movePlannedSend,
  type PlannedSend,
  showSchedule,
  updateScheduleRules,
} from "../api/schedule.ts";
import { listSegments } from "../api/segments.ts";
import { t } from "../i18n/words.ts";
import { createAction } from "../state/action.ts";
import { createForm } from "../state/form.ts";
import { createResource } from "../state/resource.ts";
import { followAll } from "../state/use-store.ts";
import { say } from "../ui/toasts.ts";
import { createPlanForm } from "./plan-form.ts";

const OURS = { listSegments, showSchedule, movePlannedSend, cancelPlannedSend, updateScheduleRules };

export type ScheduleStore = ReturnType<typeof createScheduleStore>;

/** Rules as they are typed. */
interface RulesDraft {
  quiet: boolean;
  from: string;
  until: string;
  graceMinutes: string;
}

/** What is planned, what became of it, and the rules. */
export function createScheduleStore(api = OURS) {
  const schedule = createResource(api.showSchedule, { everyMs: 5_000 });
  /** Plans tell for whom they are by the id of a segment. */
  const segments = createResource(api.listSegments, { everyMs: 60_000 });
  const moved = signal<PlannedSend | null>(null);
  const cancelled = signal<PlannedSend | null>(null);

  const plan = createPlanForm(async (to) => {
    const send = moved.peek();
    if (!send) return;
    await api.movePlannedSend(send.id, to);
    await schedule.refresh();
    say(t.schedule.moved);
  });

  const cancel = createAction(async () => {
    const send = cancelled.peek();
    if (!send) return;
    await api.cancelPlannedSend(send.id);
    cancelled.value = null;
    await schedule.refresh();
    say(t.schedule.itWillNotGoOut);
  });

  const { open, ...rules } = createForm(
    missingIn,
    async ({ quiet, from, until, graceMinutes }: RulesDraft) => {
      await api.updateScheduleRules({
        quietFrom: quiet ? from : null,
        quietUntil: quiet ? until : null,
        graceMinutes: Number(graceMinutes),
      });
      await schedule.refresh();
      open(null);
      say(t.schedule.rulesSaved);
    },
  );

  return {
    schedule,
    /** The name of the people whom a plan is for, as long as the segment exists. */
    segmentName: (id: string): string | null =>
      segments.data.value?.find((segment) => segment.id === id)?.name ?? null,
    plan,
    cancelled,
    cancel,
    rules,
    move(send: PlannedSend) {
      moved.value = send;
      plan.start(send);
    },
    askToCancel(send: PlannedSend | null) {
      cancel.reset();
      cancelled.value = send;
    },
    changeRules() {
      const now = schedule.data.peek()?.rules;
      if (!now) return;
      open({
        quiet: now.quietFrom !== null,
        from: now.quietFrom ?? "21:00",
        until: now.quietUntil ?? "09:00",
        graceMinutes: String(now.graceMinutes),
      });
    },
    follow: () => followAll(schedule, segments),
  };
}

function missingIn({ quiet, from, until, graceMinutes }: RulesDraft) {
  return {
    quiet_from: quiet && !from ? t.schedule.chooseATime : null,
    quiet_until: quiet && !until ? t.schedule.chooseATime : null,
    grace_minutes: /^\d{1,5}$/.test(graceMinutes) ? null : t.schedule.aNumberOfMinutes,
  };
}
