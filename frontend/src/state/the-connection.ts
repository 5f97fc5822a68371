import { get } from "../api/client.ts";
import { createConnection } from "./connection.ts";

/** The page's one line to its server. */
export const connection = createConnection(() => get("/health/live"));
