import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { unique } from "./house/shop.ts";
import { expect, test } from "./house/test.ts";

interface Got {
  headers: IncomingHttpHeaders;
  body: { type: string; data: { customer_id: string } };
}

/** A program beside the shop, which takes everything. */
async function aProgram() {
  const got: Got[] = [];
  const server = createServer((request, response) => {
    let text = "";
    request.on("data", (part) => {
      text += part;
    });
    request.on("end", () => {
      got.push({ headers: request.headers, body: JSON.parse(text) });
      response.writeHead(204).end();
    });
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const { port } = server.address() as AddressInfo;
  return { got, address: `http://127.0.0.1:${port}/events`, close: () => server.close() };
}

test("a program is told what is ticked, again when asked, and gets another secret", async ({
  page,
  shop,
}) => {
  const program = await aProgram();
  const name = unique("CRM");
  await page.goto("/topics");
  await page.getByRole("button", { name: "New channel" }).click();
  const form = page.getByRole("dialog", { name: "New channel" });
  await form.getByRole("combobox", { name: "Kind" }).selectOption("webhook");
  await form.getByRole("textbox", { name: "Name" }).fill(name);
  await form.getByRole("textbox", { name: "Address of your program" }).fill(program.address);
  await form.getByRole("switch", { name: "Somebody new came" }).check();
  await form.getByRole("button", { name: "Save" }).click();
  const made = page.getByRole("dialog", { name: `${name} is ready` });
  await expect(made.getByText(/^whsec_/)).toBeVisible();
  await made.getByRole("button", { name: "I’ve copied it" }).click();
  const line = page.getByRole("list", { name: "Channels" }).getByRole("listitem").filter({ hasText: name });
  await expect(line.getByText("Notified of 1 event")).toBeVisible();

  await shop.welcomed();
  await expect.poll(() => program.got.length, { timeout: 30_000 }).toBeGreaterThan(0);
  const [first] = program.got;
  expect(first?.body.type).toBe("customer.came");

  await line.getByRole("button", { name: `Send events again to ${name}` }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Send again" }).click();
  await expect(page.getByText(/out again$/)).toBeVisible();
  const id = first?.headers["webhook-id"];
  await expect
    .poll(() => program.got.filter((each) => each.headers["webhook-id"] === id).length, { timeout: 30_000 })
    .toBe(2);

  await line.getByRole("button", { name: `New secret for ${name}` }).click();
  await page.getByRole("button", { name: "Make a new secret" }).click();
  await expect(page.getByRole("dialog").getByText(/^whsec_/)).toBeVisible();
  await page.getByRole("button", { name: "I’ve copied it" }).click();
  await shop.welcomed();
  await expect
    .poll(() => program.got.at(-1)?.headers["webhook-signature"], { timeout: 30_000 })
    .toMatch(/^v1,\S+ v1,\S+$/);

  await line.getByRole("button", { name: `Delete ${name}` }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Delete" }).click();
  await expect(line).toHaveCount(0);
  program.close();
});
