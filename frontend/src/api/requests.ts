import { fromServer } from "../i18n/from-server.ts";
import type { Tongue } from "../ui/languages.ts";
import { API, del, get, post, withQuery } from "./client.ts";
import { dateOrNull, type PageAsk, type Paged, type Wire } from "./wire.ts";

export type RequestState = Wire<"Request">["state"];
export type ToldState = Wire<"Request">["told"][number]["state"];

/** One channel that is notified of a request, and the state of that. */
export interface Told {
  deliveryId: string;
  /** slack, email, … */
  type: string;
  /** The channel's name. */
  channel: string;
  state: ToldState;
  /** It stands in for another channel that failed. */
  fallback: boolean;
  dueAt: Date;
  sentAt: Date | null;
  attempts: number;
  /** A plain sentence. */
  reason: string | null;
  /** The other side's own words. */
  detail: string | null;
}

/** An answer of the shop, and how far it has come. */
export interface Answer {
  id: string;
  deliveryId: string;
  text: string;
  at: Date;
  by: Wire<"Answer">["by"];
  to: Wire<"Answer">["to"];
  state: Wire<"Answer">["state"];
  attempts: number;
  dueAt: Date;
  /** Why it waits or has failed. */
  reason: string | null;
  /** The mail server's own words. */
  detail: string | null;
}

/** How a request can be answered at the moment. */
export interface AnswerWay {
  to: Wire<"AnswerWay">["to"];
  /** How long an answer may be. */
  limit: number;
  /** When this way closes. */
  until: Date | null;
  /** Of an e-mail. */
  address: string | null;
  /** Why there is no way, and what to do. */
  problem: string | null;
}

/** A question for one of the shop's desks. */
export interface Request {
  id: string;
  /** As it was asked. */
  topic: string;
  topicId: string | null;
  /** No topic has this name: the default desk was told. */
  unknownTopic: boolean;
  message: string;
  name: string | null;
  email: string | null;
  phone: string | null;
  origin: string;
  customerId: string | null;
  /** The tag of what who asked it speaks; null as long as nobody knows. */
  language: string | null;
  state: RequestState;
  askedAt: Date;
  doneAt: Date | null;
  told: Told[];
  /** The oldest first. */
  answers: Answer[];
  answerWay: AnswerWay;
}

/** Which requests; topic is a topic's id. */
export interface RequestChoice {
  state: RequestState | null;
  topic: string;
  language?: Tongue | undefined;
  q: string;
}

const REQUESTS = `${API}/requests`;

export async function listRequests(choice: RequestChoice, page: PageAsk = {}): Promise<Paged<Request>> {
  const path = withQuery(REQUESTS, { ...choice, ...page });
  const wire = await get<{ requests: Wire<"Request">[]; next: string | null }>(path);
  return { items: wire.requests.map(requestFromWire), next: wire.next };
}

export async function showRequest(id: string): Promise<Request> {
  return requestFromWire(await get<Wire<"Request">>(`${REQUESTS}/${id}`));
}

/** What a bot does; answers with the request's number. */
export async function askRequest(request: Wire<"NewRequest">): Promise<string> {
  return (await post<Wire<"AskedRequest">>(REQUESTS, request)).id;
}

/** The same with the same key is sent once; done marks the request as answered. */
export async function answerRequest(id: string, answer: Wire<"NewAnswer">): Promise<void> {
  await post<Wire<"Answer">>(`${REQUESTS}/${id}/answers`, answer);
}

/** It is answered. */
export async function closeRequest(id: string): Promise<Request> {
  return requestFromWire(await post<Wire<"Request">>(`${REQUESTS}/${id}/done`));
}

export async function reopenRequest(id: string): Promise<Request> {
  return requestFromWire(await post<Wire<"Request">>(`${REQUESTS}/${id}/reopen`));
}

/** Forgets the question and who asked it. */
export async function eraseRequest(id: string): Promise<void> {
  await del(`${REQUESTS}/${id}`);
}

function requestFromWire(wire: Wire<"Request">): Request {
  const { id, topic, message, name, email, phone, origin, language, state } = wire;
  return {
    id,
    topic,
    message,
    name,
    email,
    phone,
    origin,
    language,
    state,
    topicId: wire.topic_id,
    unknownTopic: wire.unknown_topic,
    customerId: wire.customer_id,
    askedAt: new Date(wire.asked_at),
    doneAt: dateOrNull(wire.done_at),
    told: wire.told.map(toldFromWire),
    answers: wire.answers.map(answerFromWire),
    answerWay: {
      ...wire.answer_way,
      problem: wire.answer_way.problem && fromServer(wire.answer_way.problem),
      until: dateOrNull(wire.answer_way.until),
    },
  };
}

function answerFromWire(wire: Wire<"Answer">): Answer {
  const { delivery_id, at, due_at, reason, ...same } = wire;
  return {
    ...same,
    reason: reason && fromServer(reason),
    deliveryId: delivery_id,
    at: new Date(at),
    dueAt: new Date(due_at),
  };
}

function toldFromWire(wire: Wire<"Request">["told"][number]): Told {
  const { type, channel, state, fallback, attempts, reason, detail } = wire;
  return {
    type,
    channel,
    state,
    fallback,
    attempts,
    reason: reason && fromServer(reason),
    detail,
    deliveryId: wire.delivery_id,
    dueAt: new Date(wire.due_at),
    sentAt: dateOrNull(wire.sent_at),
  };
}
