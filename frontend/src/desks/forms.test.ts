// @vitest-environment happy-dom
import { expect, test, vi } from "vitest";
import { ApiError } from "../api/client.ts";
import type { ChannelChange, NewChannel, TopicChange } from "../api/desks.ts";
import { aChannel, aTopic, SLACK, WEBHOOK } from "./a-desk.ts";
import { createChannelForm } from "./channel-form.ts";
import { createTopicForm } from "./topic-form.ts";

function topicForm() {
  const server = {
    createTopic: vi.fn(async (_: TopicChange) => aTopic("9")),
    updateTopic: vi.fn(async (id: string, _: TopicChange) => aTopic(id)),
  };
  const saved = vi.fn(async () => {});
  return { form: createTopicForm(saved, server), server, saved };
}

function channelForm(secret: string | null = null) {
  const server = {
    createChannel: vi.fn(async (_: NewChannel) => aChannel("9", { secret })),
    updateChannel: vi.fn(async (id: string, _: ChannelChange) => aChannel(id)),
  };
  return { form: createChannelForm(async () => {}, server), server };
}

test("a topic needs a name and somebody to tell, and says so only when it is to be saved", async () => {
  const { form, server, saved } = topicForm();
  form.start();
  expect([form.problem("name"), form.problem("channels")]).toEqual([null, null]);

  await form.save.run();
  expect([form.problem("name"), form.problem("channels")]).toEqual([
    "Enter a name.",
    "Choose at least one channel.",
  ]);
  expect(server.createTopic).not.toHaveBeenCalled();

  form.rename(" Returns ");
  form.tell("1", true);
  form.tell("2", true);
  form.tell("1", false);
  await form.save.run();
  expect(server.createTopic).toHaveBeenCalledWith({ name: "Returns", channels: ["2"] });
  expect(form.draft.value).toBeNull();
  expect(saved).toHaveBeenCalledOnce();
});

test("a topic is called otherwise in other languages, and only what differs is sent", async () => {
  const { form, server } = topicForm();
  form.change(aTopic("1", { names: { es: "Ventas", fr: "Ventes" } }));

  form.call("es", "");
  form.call("fr", " Ventes ");
  form.call("ar", "المبيعات");
  await form.save.run();

  const names = { es: null, ar: "المبيعات" };
  expect(server.updateTopic).toHaveBeenCalledWith("1", { name: "Sales", names, channels: ["1"] });
});

test("a refused topic stays open with the server's words", async () => {
  const { form, server } = topicForm();
  form.change(aTopic("1"));
  server.updateTopic.mockRejectedValueOnce(new ApiError(409, "There is a topic Sales already"));

  await form.save.run();

  expect(form.draft.value?.topic?.id).toBe("1");
  expect(form.save.failure.value).toBeInstanceOf(ApiError);
});

test("a channel of the settings needs no address, another one does, and a secret is kept in sight", async () => {
  const { form, server } = channelForm("s3cret");
  form.start(SLACK);
  form.edit({ name: "Slack" });
  await form.save.run();
  expect(server.createChannel).toHaveBeenLastCalledWith({ type: "slack", name: "Slack" });

  form.start(SLACK);
  form.choose(WEBHOOK);
  form.edit({ name: "CRM" });
  await form.save.run();
  expect(form.problem("address")).toBe("Enter an address.");
  form.edit({ address: " https://crm.example/in " });
  await form.save.run();

  const address = "https://crm.example/in";
  expect(server.createChannel).toHaveBeenLastCalledWith({ type: "webhook", name: "CRM", address });
  expect(form.made.value?.secret).toBe("s3cret");
});

test("a webhook is told about coupons when it is asked to be, and only a change of that is sent", async () => {
  const { form, server } = channelForm("s3cret");
  form.start(WEBHOOK);
  form.edit({ name: "CRM", address: "https://crm.example/in", coupons: true });
  await form.save.run();
  expect(server.createChannel).toHaveBeenLastCalledWith(expect.objectContaining({ coupons: true }));

  form.change(aChannel("4", { type: "webhook", fromSettings: false, coupons: true }), WEBHOOK);
  form.edit({ coupons: false });
  await form.save.run();
  expect(server.updateChannel).toHaveBeenLastCalledWith("4", { name: "Slack", coupons: false });

  form.start(WEBHOOK);
  form.edit({ coupons: true });
  form.choose(SLACK);
  form.edit({ name: "Slack" });
  await form.save.run();
  expect(server.createChannel).toHaveBeenLastCalledWith({ type: "slack", name: "Slack" });
});

test("an address left empty stays as it is; going back to the settings is said", async () => {
  const { form, server } = channelForm();
  const own = aChannel("4", { fromSettings: false, address: "https://hooks.…" });

  form.change(own, SLACK);
  await form.save.run();
  expect(server.updateChannel).toHaveBeenLastCalledWith("4", { name: "Slack" });

  form.change(own, SLACK);
  form.edit({ fromSettings: true });
  await form.save.run();
  expect(server.updateChannel).toHaveBeenLastCalledWith("4", { name: "Slack", address: "" });

  form.change(aChannel("4"), SLACK);
  form.edit({ fromSettings: false });
  await form.save.run();
  expect(form.problem("address")).toBe("Enter an address.");
});
