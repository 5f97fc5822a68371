import { writeFor } from "../src/ui/format.ts";

/** Whatever the machine that runs the tests speaks; its zone is its own. */
writeFor({ language: "en-GB" });
