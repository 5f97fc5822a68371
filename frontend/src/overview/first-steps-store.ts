import { showWebsite } from "../api/website.ts";
import { createResource } from "../state/resource.ts";

/** How far the shop is on its way to the first customer. */
export function createFirstStepsStore(show = showWebsite) {
  const website = createResource(show);
  return { website, follow: () => website.follow() };
}
