import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { AxeBuilder } from "@axe-core/playwright";
import { expect, SIGNED_OUT, test } from "./house/test.ts";

const run = promisify(execFile);

test.describe("people who are not signed in", () => {
  test.use({ storageState: SIGNED_OUT, permissions: ["clipboard-read", "clipboard-write"] });

  test("finds a call of the API, copies its command, and the shell runs it as it is", async ({
    page,
    jar,
    faults,
  }) => {
    faults.allow(/status of 401/);
    await page.goto("/docs/api");
    await expect(page.getByRole("heading", { level: 1, name: "API" })).toBeVisible();

    await page.getByRole("searchbox", { name: "Find a call" }).fill("register person");
    await expect(page.getByText("1 call")).toBeVisible();
    // The whole page is one kind of card many times over; axe would take minutes for it where CI runs.
    const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
    expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);

    await page.getByRole("button", { name: "Copy curl of register_lead" }).click();
    const curl = await page.evaluate(() => navigator.clipboard.readText());
    expect(curl).toContain(jar.url);

    const status = ["-s", "-o", "/dev/null", "-w", "%{http_code}"].join(" ");
    const command = curl.replace(/^curl/, `curl -m 20 ${status}`);
    const { stdout } = await run("sh", ["-c", command], {
      env: { ...process.env, API_TOKEN: jar.apiToken, BOT_TOKEN: jar.botToken },
    });
    expect(["200", "201"]).toContain(stdout);
  });

  test("reads of the same calls as the server's own file tells, each at its own address", async ({
    page,
    request,
    faults,
  }) => {
    faults.allow(/status of 401/);
    const file = await (await request.get("/api/v1/openapi.yaml")).text();
    const served = [...file.matchAll(/operationId: (\w+)/g)].map(([, id]) => id).sort();

    await page.goto("/docs/api#export_leads");
    await expect(page.getByRole("heading", { name: "The same as a file for spreadsheets" })).toBeInViewport();
    const told = await page.getByRole("article").evaluateAll((all) => all.map(({ id }) => id).sort());
    expect(told).toEqual(served);
    await expect(
      page.getByRole("navigation", { name: "Contents" }).getByRole("link", { name: "GET /leads.csv" }),
    ).toHaveAttribute("aria-current", "location");
  });
});
