import { useMemo, useRef } from "preact/hooks";
import type { PeopleChoice, Stats } from "../api/figures.ts";
import { type Place, placesOf } from "../stories/places.ts";
import { storyNamed } from "../stories/the-stories.ts";
import { classNames } from "../ui/class-names.ts";
import { count, people, percent, share } from "../ui/format.ts";
import { Table } from "../ui/Table.tsx";
import { AsTable } from "./AsTable.tsx";
import css from "./journey.module.css";
import { BAR, heightOf, journeyLayout, type PlacedNode } from "./journey-layout.ts";
import { useWidth } from "./use-width.ts";

interface Props {
  stats: Stats;
  onPeople: (choice: PeopleChoice) => void;
}

/** Everybody's path through the story as a stream that divides; people who enter a place leave it or stay. */
export function Journey({ stats, onPeople }: Props) {
  const frame = useRef<HTMLDivElement>(null);
  const width = useWidth(frame);
  const nodes = useMemo(() => placesOf(storyNamed(stats.story), stats.paths), [stats]);
  const height = heightOf(nodes);
  const { nodes: placed, flows } = useMemo(
    () => journeyLayout(width > 0 ? nodes : [], width, height),
    [nodes, height, width],
  );
  const byId = new Map(placed.map((node) => [node.id, node]));
  const open = (node: Place | undefined) => node?.choice && onPeople(node.choice);

  return (
    <>
      <div ref={frame} class={css.frame} style={{ height: `${height}px` }}>
        {nodes.length === 0 && <p class={css.nobody}>Nothing has gone out yet.</p>}
        {/* The words below are buttons: pressing the drawing itself is only for those who point. */}
        <svg class={css.drawing} width={width} height={height} aria-hidden="true" focusable="false">
          {flows.map((flow) => (
            // biome-ignore lint/a11y/noStaticElementInteractions: hidden from assistive technology, see above
            <path
              key={flow.id}
              class={classNames(css.flow, css[byId.get(flow.id)?.fate ?? "rest"])}
              d={flow.path}
              onClick={() => open(byId.get(flow.id))}
            />
          ))}
          {placed.map((node) => (
            <rect
              key={node.id}
              class={classNames(css.bar, css[node.fate])}
              x={node.left}
              y={node.top}
              width={Math.max(2, node.width)}
              height={BAR}
              rx={Math.min(3, Math.max(2, node.width) / 2)}
            />
          ))}
        </svg>
        <ol class={css.labels}>
          {placed.map((node) => (
            <Label
              key={node.id}
              node={node}
              from={node.from ? byId.get(node.from) : undefined}
              onOpen={open}
            />
          ))}
        </ol>
      </div>
      <AsTable>
        <Table
          caption="Where people are on their way"
          columns={[
            { head: "People", cell: (node) => `${people(node.people)} ${node.words}`, names: true },
            { head: "Of", cell: (node) => (node.from ? (byId.get(node.from)?.words ?? "") : "everybody") },
            { head: "Share", cell: (node) => percentOf(node, nodes), numeric: true },
          ]}
          rows={nodes}
          rowKey={(node) => node.id}
        />
      </AsTable>
    </>
  );
}

function percentOf(node: Place, all: Place[]): string {
  const from = all.find((other) => other.id === node.from);
  return percent(share(node.people, from?.people ?? node.people));
}

interface LabelProps {
  node: PlacedNode;
  from: PlacedNode | undefined;
  onOpen: (node: Place) => void;
}

function Label({ node, from, onOpen }: LabelProps) {
  const words = (
    <>
      <span class={css.count}>{count(node.people)}</span> <span class={css.words}>{node.words}</span>
    </>
  );
  const of = from && `${percent(share(node.people, from.people))} of those who ${from.words}`;
  return (
    <li
      class={classNames(css.label, css[node.fate])}
      style={{
        width: `${node.room}px`,
        transform: `translate(${node.label}px, ${node.top + BAR}px) translateX(-50%)`,
      }}
    >
      {node.choice ? (
        <button type="button" class={css.press} title={of} onClick={() => onOpen(node)}>
          {words}
        </button>
      ) : (
        <span title={of}>{words}</span>
      )}
    </li>
  );
}
