import { ApiError } from "../api/client.ts";
import { createEntryLink } from "../api/page.ts";

/** Where the crowd comes from. */
export const CROWD_LINKS = ["counter-poster", "instagram-bio", "flyer-spring"];

/** Makes the crowd's links those of the shop, so that Settings knows whatever Sources shows. */
export async function makeCrowdLinks(create = createEntryLink): Promise<void> {
  for (const origin of CROWD_LINKS) {
    await create(origin).catch((failure) => {
      // It is there already, perhaps in other capitals.
      if (!(failure instanceof ApiError)) throw failure;
    });
  }
}
