import { API, del, get, patch, post, put } from "./client.ts";
import { dateOrNull, type Wire } from "./wire.ts";

export type Repeat = Wire<"Repeat">;
export type EachRun = Wire<"EachRun">;
export type Clock = Wire<"Clock">;

/** A send that waits for its time, or what became of it. */
export interface PlannedSend {
  id: string;
  campaign: string;
  campaignName: string;
  /** Whom it is for; null for everybody. */
  segment: string | null;
  at: Date;
  repeat: Repeat;
  /** Whom its runs are for, if it repeats. */
  eachRun: EachRun;
  /** Whose clock shows that time when it goes out. */
  clock: Clock;
  /** The last day on which it may run again: "2027-02-28". */
  until: string | null;
  state: Wire<"PlannedSend">["state"];
  /** Why it did not go out, in a sentence; otherwise empty. */
  reason: string;
  endedAt: Date | null;
}

/** When planned sends may go out, by the shop's clock, and how late. */
export interface Rules {
  quietFrom: string | null;
  quietUntil: string | null;
  graceMinutes: number;
}

export interface Schedule {
  /** What is planned, soonest first, and then what is over. */
  sends: PlannedSend[];
  rules: Rules;
}

/** `at`: a time of the shop's clock, "2026-12-01T18:00". */
export interface Plan {
  at: string;
  repeat: Repeat;
  eachRun: EachRun;
  clock: Clock;
  until: string | null;
}

function planToWire({ eachRun, ...plan }: Plan): Wire<"Plan"> {
  return { ...plan, each_run: eachRun };
}

const SCHEDULE = `${API}/schedule`;

export async function showSchedule(): Promise<Schedule> {
  const { sends, rules } = await get<Wire<"Schedule">>(SCHEDULE);
  return { sends: sends.map(sendFromWire), rules: rulesFromWire(rules) };
}

export async function planSend(campaign: string, segment: string | null, plan: Plan): Promise<PlannedSend> {
  const path = `${API}/campaigns/${encodeURIComponent(campaign)}/send`;
  const { planned } = await post<Wire<"Scheduled">>(path, {
    segment,
    ...planToWire(plan),
  });
  return sendFromWire(planned);
}

export async function movePlannedSend(id: string, plan: Plan): Promise<PlannedSend> {
  return sendFromWire(await patch<Wire<"PlannedSend">>(`${SCHEDULE}/${id}`, planToWire(plan)));
}

export async function cancelPlannedSend(id: string): Promise<void> {
  await del(`${SCHEDULE}/${id}`);
}

export async function updateScheduleRules({ quietFrom, quietUntil, graceMinutes }: Rules): Promise<Rules> {
  return rulesFromWire(
    await put<Wire<"ScheduleRules">>(`${API}/schedule-rules`, {
      quiet_from: quietFrom,
      quiet_until: quietUntil,
      grace_minutes: graceMinutes,
    }),
  );
}

function sendFromWire(wire: Wire<"PlannedSend">): PlannedSend {
  return {
    id: wire.id,
    campaign: wire.campaign,
    campaignName: wire.campaign_name,
    segment: wire.segment,
    at: new Date(wire.at),
    repeat: wire.repeat,
    eachRun: wire.each_run,
    clock: wire.clock,
    until: wire.until,
    state: wire.state,
    reason: wire.reason,
    endedAt: dateOrNull(wire.ended_at),
  };
}

function rulesFromWire(wire: Wire<"ScheduleRules">): Rules {
  return { quietFrom: wire.quiet_from, quietUntil: wire.quiet_until, graceMinutes: wire.grace_minutes };
}
