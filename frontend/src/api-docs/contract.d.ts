declare module "virtual:contract" {
  /** openapi.yaml as the server serves it. */
  export const contract: import("./openapi.ts").Contract;
}
