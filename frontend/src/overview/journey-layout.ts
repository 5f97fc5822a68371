import { type SankeyNode, sankey, sankeyLeft } from "d3-sankey";
import type { Place } from "../stories/places.ts";

/** A place as a bar across the way, which leads from the top to the bottom. */
export interface PlacedNode extends Place {
  left: number;
  top: number;
  width: number;
  /** The middle of its words, and how wide they may be. */
  label: number;
  room: number;
}

/** Those who come into a place, as a band from the place before. */
export interface PlacedFlow {
  /** The place it leads to. */
  id: string;
  width: number;
  path: string;
}

export interface JourneyLayout {
  nodes: PlacedNode[];
  flows: PlacedFlow[];
}

/** How thick a place's bar is, and what its words need below it and beside each other. */
export const BAR = 8;
const WORDS_BELOW = 68;
const ROW = 85;
const LOW = 4 * ROW + WORDS_BELOW + BAR;
const LABEL = 86;
const BETWEEN = 52;

/** As high as its words need; not less when there are few rows, so that the page does not jump as people move on. */
export function heightOf(nodes: Place[]): number {
  const depth = (node: Place | undefined): number =>
    node ? 1 + depth(nodes.find((other) => other.id === node.from)) : 0;
  return Math.max(LOW, ...nodes.map((node) => (depth(node) - 1) * ROW + WORDS_BELOW + BAR));
}

export function journeyLayout(nodes: Place[], width: number, height: number): JourneyLayout {
  if (nodes.length === 0) return { nodes: [], flows: [] };
  const layout = sankey<Place, { to: string }>()
    .nodeId((node) => node.id)
    .nodeAlign(sankeyLeft)
    .nodeWidth(BAR)
    .nodePadding(BETWEEN)
    // In the order given, so that nothing changes sides while the figures move.
    .nodeSort(null)
    .linkSort(null)
    .extent([
      [0, 0],
      [height - WORDS_BELOW, width],
    ]);
  const graph = layout({
    nodes: nodes.map((node) => ({ ...node })),
    links: nodes.flatMap((node) =>
      node.from === null ? [] : [{ source: node.from, target: node.id, to: node.id, value: node.people }],
    ),
  });

  alignLeft(graph.nodes);
  const { nodes: placed, links } = layout.update(graph);

  // d3 leads from left to right; turned, length is height and breadth is width.
  const bars = placed.map(({ x0 = 0, y0 = 0, y1 = 0, ...node }) => ({
    ...plain(node),
    ...{ left: y0, top: x0, width: y1 - y0, label: (y0 + y1) / 2, room: LABEL },
  }));
  return {
    nodes: bars.map((bar) => ({ ...bar, ...labelOf(bar, bars, width) })),
    flows: links.map(({ source, target, y0 = 0, y1 = 0, width: band = 0, to }) => ({
      ...{ id: to, width: band },
      path: bandPath(edge(source, "x1"), y0, edge(target, "x0"), y1, band),
    })),
  };
}

/** Each row from the left edge on, so that the way is a straight trunk and the others branch off. */
function alignLeft(nodes: SankeyNode<Place, { to: string }>[]): void {
  for (const row of new Set(nodes.map((node) => node.x0))) {
    const inRow = nodes.filter((node) => node.x0 === row);
    const shift = Math.min(...inRow.map(({ y0 = 0 }) => y0));
    for (const node of inRow) {
      node.y0 = (node.y0 ?? 0) - shift;
      node.y1 = (node.y1 ?? 0) - shift;
    }
  }
}

function plain({ id, words, from, people, fate, choice }: Place): Place {
  return { id, words, from, people, fate, choice };
}

function edge(
  end: string | number | { x0?: number | undefined; x1?: number | undefined },
  side: "x0" | "x1",
): number {
  return typeof end === "object" ? (end[side] ?? 0) : 0;
}

/** A band of one width whose middle leads from one point to the other. */
function bandPath(top: number, from: number, bottom: number, to: number, width: number): string {
  const half = Math.max(width, 1) / 2;
  const middle = round((top + bottom) / 2);
  const [y0, y1] = [round(top), round(bottom)];
  const [a, b, c, d] = [from - half, from + half, to + half, to - half].map(round);
  return `M${a},${y0}C${a},${middle} ${d},${middle} ${d},${y1}L${c},${y1}C${c},${middle} ${b},${middle} ${b},${y0}Z`;
}

function labelOf(
  bar: { id: string; top: number },
  all: { id: string; top: number; label: number }[],
  width: number,
): { label: number; room: number } {
  const row = all.filter((other) => other.top === bar.top);
  const room = Math.min(LABEL, width / row.length);
  const middles = spread(
    row.map((other) => other.label),
    room,
    width,
  );
  return { label: middles[row.findIndex((other) => other.id === bar.id)] ?? 0, room };
}

/** Moves middles, given in order, as little as needed to be `room` apart and inside. */
export function spread(middles: number[], room: number, width: number): number[] {
  const moved: number[] = [];
  for (const [index, middle] of middles.entries()) {
    moved.push(Math.max(middle, index === 0 ? room / 2 : (moved[index - 1] ?? 0) + room));
  }
  let most = width - room / 2;
  for (let index = moved.length - 1; index >= 0; index--) {
    moved[index] = Math.min(moved[index] ?? 0, most);
    most = (moved[index] ?? 0) - room;
  }
  return moved;
}

const round = (number: number): number => Math.round(number * 100) / 100;
