import { alive } from "../api/client.ts";
import { createConnection } from "./connection.ts";

/** The page's one line to its server. */
export const connection = createConnection(alive);
