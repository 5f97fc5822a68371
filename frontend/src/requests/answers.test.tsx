// @vitest-environment happy-dom
import { act } from "preact/test-utils";
import { expect, test, vi } from "vitest";
import type { Request } from "../api/requests.ts";
import { onScreen } from "../ui/on-screen.ts";
import { toasts } from "../ui/toasts.ts";
import { AnswerForm } from "./AnswerForm.tsx";
import { AnswerList } from "./AnswerList.tsx";
import { anAnswer, aRequest, aWay } from "./a-request.ts";
import { createAnswerStore } from "./answer-store.ts";
import { answerWord, wayWords } from "./answer-words.ts";
import { createRequestsStore } from "./requests-store.ts";

const { root, show } = onScreen();

const button = (words: string) =>
  [...root.querySelectorAll("button")].find((one) => one.textContent?.trim() === words);
const press = (words: string) => act(async () => button(words)?.click());
const area = () => root.querySelector("textarea");

function type(words: string) {
  return act(() => {
    const field = area();
    if (!field) throw new Error("no field to write into");
    field.value = words;
    field.dispatchEvent(new Event("input", { bubbles: true }));
  });
}

function form(request: Request, answerRequest = vi.fn(async () => {})) {
  const refresh = vi.fn(async () => {});
  const create: typeof createAnswerStore = (one, again) => createAnswerStore(one, again, { answerRequest });
  const view = (shown: Request) => <AnswerForm request={shown} refresh={refresh} create={create} />;
  return { answerRequest, refresh, view, first: view(request) };
}

const now = new Date("2025-11-21T14:00:18Z");

test("it says beforehand where the answer will go", () => {
  const words = (rest: Partial<Request>) => wayWords(aRequest("1", rest), now);
  expect(words({ answerWay: aWay({ to: "web", address: null }) })).toContain("in the website chat.");
  expect(words({ answerWay: aWay() })).toBe("Goes by e-mail to \u2068ana@example.org\u2069.");
  const until = new Date("2025-11-21T18:05:00Z");
  expect(words({ answerWay: aWay({ to: "messenger", until }), name: null })).toMatch(
    /^Goes to them in Messenger, until \d\d:05\.$/,
  );
  const problem = "They left no e-mail address. Call them: +34612345678.";
  expect(words({ answerWay: aWay({ to: "none", problem }) })).toBe(`You can’t answer here: ${problem}`);
});

test("what is typed is sent once, with the request marked done in the same press if wanted", async () => {
  const { first, answerRequest, refresh } = form(aRequest("12"));
  await show(first);
  await press("Answer");
  expect(document.activeElement).toBe(area());
  expect(button("Send")?.disabled).toBe(true);

  await type("Yes, on Tuesday.");
  await press("Send and mark done");

  expect(answerRequest).toHaveBeenCalledExactlyOnceWith("12", {
    text: "Yes, on Tuesday.",
    key: expect.stringMatching(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/),
    done: true,
  });
  expect(refresh).toHaveBeenCalledOnce();
  expect(area()).toBeNull();
  expect(document.activeElement?.textContent).toBe("Answer");
  expect(toasts.list.value.at(-1)?.text).toBe("Your answer to question 12 is on its way");
});

test("Ctrl and Enter send it, Enter alone does not", async () => {
  const { first, answerRequest } = form(aRequest("12"));
  await show(first);
  await press("Answer");
  await type("Yes.");
  const key = (init: KeyboardEventInit) =>
    act(async () => void area()?.dispatchEvent(new KeyboardEvent("keydown", { bubbles: true, ...init })));

  await key({ key: "Enter" });
  expect(answerRequest).not.toHaveBeenCalled();
  await key({ key: "Enter", ctrlKey: true });
  expect(answerRequest).toHaveBeenCalledExactlyOnceWith("12", expect.objectContaining({ done: false }));
});

test("after a lost reply the same words go out with the same key, other words with another", async () => {
  const answerRequest = vi.fn(async (_id: string, _answer: { text: string; key?: string }) => {
    throw new Error("the line is dead");
  });
  const store = createAnswerStore({ id: "12" }, async () => {}, { answerRequest });
  store.write("Yes.");
  await store.send.run(false);
  await store.send.run(false);
  store.write("Yes!");
  await store.send.run(false);

  const [one, two, three] = answerRequest.mock.calls.map(([, answer]) => answer.key);
  expect(one).toBe(two);
  expect(three).not.toBe(one);
  expect(store.text.value).toBe("Yes!");
});

test("what is typed survives a new look at the request, and what does not fit cannot be sent", async () => {
  const { first, view } = form(aRequest("12", { answerWay: aWay({ limit: 10 }) }));
  await show(first);
  await press("Answer");
  await type("Yes, on Tuesday.");
  await show(view(aRequest("12", { answerWay: aWay({ limit: 10 }), origin: "poster" })));

  expect(area()?.value).toBe("Yes, on Tuesday.");
  expect(root.textContent).toContain("6 too many");
  expect(button("Send")?.disabled).toBe(true);
});

test("with nowhere to answer there is no field, but the reason", async () => {
  const problem = "They left no e-mail address.";
  const { first } = form(aRequest("12", { answerWay: aWay({ to: "none", problem }) }));
  await show(first);
  await press("Answer");

  expect(area()).toBeNull();
  expect(root.querySelector('[role="status"]')?.textContent).toContain(problem);
});

test("answers stand below the question with how far each has come; words stay words", async () => {
  const request = aRequest("12", {
    answers: [
      anAnswer({ to: "web", state: "seen" }),
      anAnswer({
        id: "4",
        state: "failed",
        reason: "The mail server refused the address.",
        text: "<b>No</b>",
      }),
    ],
  });
  const store = createRequestsStore({ state: "open", topic: "", q: "" });
  await show(<AnswerList request={request} store={store} />);

  expect(root.textContent).toContain("You in the website chat");
  expect(root.textContent).toContain("Seen");
  expect(root.textContent).toContain("The mail server refused the address.");
  expect(root.querySelector("b")).toBeNull();
  expect(root.querySelector('[aria-label="Try again: Your answer to question 12"]')).not.toBeNull();
});

test("an answer that waits says whether it has been tried", () => {
  expect(answerWord(anAnswer({ state: "waiting", attempts: 0 })).word).toBe("Waiting");
  expect(answerWord(anAnswer({ state: "waiting", attempts: 2 })).word).toBe("Retrying");
  expect(answerWord(anAnswer({ state: "delivered" })).word).toBe("Delivered");
});
