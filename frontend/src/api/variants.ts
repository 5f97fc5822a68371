import type { TranslationsChange } from "./campaigns.ts";
import { API, del, get, patch, post, put } from "./client.ts";
import type { Wire } from "./wire.ts";

export type Trial = Wire<"Variants">;
export type Variant = Trial["variants"][number];
export type Report = Wire<"Experiment">;
export type ReportLine = Report["variants"][number];
export type Plan = Wire<"NewVariants">;

/** What came of a campaign's variants. */
export interface Experiment {
  trial: Trial;
  report: Report;
}

/** In the main language null stands for the campaign's own words, too. */
export interface VariantChange {
  copy?: Readonly<Record<string, string | null>>;
  translations?: TranslationsChange;
}

const at = (campaign: string, rest: string) => `${API}/campaigns/${encodeURIComponent(campaign)}${rest}`;

/** Null without variants. */
export const showVariants = async (campaign: string): Promise<Trial | null> =>
  (await get<Wire<"Trial">>(at(campaign, "/variants"))).trial;

/** Null without variants. */
export async function showExperiment(campaign: string): Promise<Experiment | null> {
  const { trial, report } = await get<Wire<"Trial">>(at(campaign, "/experiment"));
  return trial && report ? { trial, report } : null;
}

export const planVariants = (campaign: string, plan: Plan): Promise<Trial> =>
  put(at(campaign, "/variants"), plan);

export const dropVariants = (campaign: string): Promise<void> => del(at(campaign, "/variants"));

export const startVariants = (campaign: string): Promise<Trial> => post(at(campaign, "/variants/start"));

export const useVariant = (campaign: string, name: string): Promise<Trial> =>
  post(at(campaign, `/variants/${name}/use`));

export const changeVariant = (campaign: string, name: string, change: VariantChange): Promise<Trial> =>
  patch(at(campaign, `/variants/${name}`), change);
