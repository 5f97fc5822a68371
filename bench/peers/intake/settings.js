/** What every intake is told: the same page, secret and path that bench/intake.lua posts with. */
export const settings = {
  port: Number(process.env.PORT ?? 18320),
  path: "/webhooks/messenger",
  pageId: process.env.PAGE_ID ?? "104600000000001",
  appSecret: process.env.APP_SECRET ?? "test_app_secret",
  verifyToken: process.env.VERIFY_TOKEN ?? "v",
  databaseUrl: process.env.DATABASE_URL,
  pool: Number(process.env.POOL ?? 16),
  keep: process.env.KEEP ?? "nothing",
};
