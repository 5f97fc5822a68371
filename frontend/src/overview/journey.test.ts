import { expect, test } from "vitest";
import { countOf } from "../funnel/figures.ts";
import { randomStats, statsOf } from "../funnel/some-stats.ts";
import { journey } from "./journey.ts";
import { journeyLayout } from "./journey-layout.ts";

test("nobody is nowhere", () => {
  expect(journey(statsOf([]))).toEqual([]);
  expect(journeyLayout([], 300, 400)).toEqual({ nodes: [], flows: [] });
});

test("one person is in one place after the other", () => {
  const one = journey(statsOf([{ path: ["sent", "delivered", "seen"], people: 1 }]));

  expect(one.map((node) => [node.id, node.people])).toEqual([
    ["sent", 1],
    ["seen", 1],
    ["silent", 1],
  ]);
});

test("who says no and then yes has said yes", () => {
  const both = journey(
    statsOf([{ path: ["sent", "delivered", "seen", "responded", "accepted", "declined"], people: 2 }]),
  );

  expect(both.find((node) => node.id === "yes")?.people).toBe(2);
  expect(both.find((node) => node.id === "no")).toBeUndefined();
});

test("who is still waiting for the message has not begun", () => {
  const nodes = journey(
    statsOf([
      { path: [], people: 5 },
      { path: ["sent"], people: 1 },
    ]),
  );

  expect(nodes.map((node) => node.id)).toEqual(["sent", "unseen"]);
});

test("whatever people do, everybody who enters a place leaves it or stays in the end", () => {
  for (let seed = 1; seed <= 60; seed++) {
    const stats = randomStats(seed);
    const nodes = journey(stats);
    for (const node of nodes) {
      const onward = nodes.filter((next) => next.from === node.id);
      if (onward.length > 0) expect(sum(onward)).toBe(node.people);
      if (node.choice) expect(countOf(stats, node.choice)).toBe(node.people);
    }
    const ends = nodes.filter((node) => !nodes.some((next) => next.from === node.id));
    expect(sum(ends)).toBe(stats.people.sent);
  }
});

test("the drawing stays inside, keeps widths in proportion, and no label hides another", () => {
  for (let seed = 1; seed <= 25; seed++) {
    const nodes = journey(randomStats(seed));
    const layout = journeyLayout(nodes, 320, 400);
    expect(layout.nodes.length).toBe(nodes.length);
    for (const node of layout.nodes) {
      expect(node.left).toBeGreaterThanOrEqual(-0.001);
      expect(node.left + node.width).toBeLessThanOrEqual(320.001);
      expect(node.label).toBeGreaterThanOrEqual(0);
    }
    for (const flow of layout.flows) {
      const target = layout.nodes.find((node) => node.id === flow.id);
      expect(flow.width).toBeCloseTo(target?.width ?? -1, 3);
    }
    for (const one of layout.nodes) {
      const near = layout.nodes.filter((other) => other !== one && other.top === one.top);
      for (const other of near) expect(Math.abs(one.label - other.label)).toBeGreaterThan(75);
    }
  }
});

const sum = (nodes: { people: number }[]) => nodes.reduce((total, node) => total + node.people, 0);
