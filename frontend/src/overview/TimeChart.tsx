import { useEffect, useRef } from "preact/hooks";
import uPlot from "uplot";
import "uplot/dist/uPlot.min.css";
import { count } from "../ui/format.ts";
import { type Moment, marked } from "./history.ts";
import { useWidth } from "./use-width.ts";

const HEIGHT = 224;
/** A label such as "09:00 PM" is centred below its bar, also the last one. */
const LABEL = 56;
/** So wide is a label with the space around it. */
const SPACE = 68;
/** How much of its room a bar takes, and how wide it gets at most. */
const BAR: [number, number] = [0.7, 48];

interface Props {
  moments: Moment[];
  /** Which of the figures of each moment is drawn. */
  shown: number;
  step: "hour" | "day";
  /** Which moment is pointed at; null when none is. */
  onPoint: (index: number | null) => void;
}

/** Bars over time on a canvas; the numbers are in the words above and in the table below. */
export function TimeChart({ moments, shown, step, onPoint }: Props) {
  const frame = useRef<HTMLDivElement>(null);
  const plot = useRef<uPlot | null>(null);
  const point = useRef(onPoint);
  point.current = onPoint;
  const width = useWidth(frame);
  const data = dataOf(moments, shown);
  const latest = useRef(data);
  latest.current = data;
  const known = useRef(moments);
  known.current = moments;

  const ready = width > 0;
  useEffect(() => {
    const target = frame.current;
    if (!ready || !target) return;
    const draw = () => {
      plot.current?.destroy();
      const look = options(
        target,
        step,
        () => known.current,
        (index) => point.current(index),
      );
      plot.current = new uPlot(look, latest.current, target);
    };
    draw();
    // A canvas does not know of a change from light to dark.
    const scheme = matchMedia("(prefers-color-scheme: dark)");
    scheme.addEventListener("change", draw);
    return () => {
      scheme.removeEventListener("change", draw);
      plot.current?.destroy();
      plot.current = null;
    };
  }, [ready, step]);
  useEffect(() => plot.current?.setSize({ width, height: HEIGHT }), [width]);
  useEffect(() => plot.current?.setData(latest.current), [moments, shown]);

  return <div ref={frame} aria-hidden="true" />;
}

function dataOf(moments: Moment[], shown: number): uPlot.AlignedData {
  return [moments.map(secondsOf), moments.map(({ people }) => people[shown] ?? 0)];
}

function options(
  target: HTMLElement,
  step: Props["step"],
  moments: () => Moment[],
  onPoint: Props["onPoint"],
): uPlot.Options {
  const style = getComputedStyle(target);
  const colour = (token: string) => style.getPropertyValue(token).trim();
  const bars = uPlot.paths.bars;
  const font = `12px ${style.fontFamily}`;
  const axis: uPlot.Axis = {
    font,
    stroke: colour("--ink-soft"),
    ticks: { show: false },
    grid: { stroke: colour("--line"), width: 1 },
  };
  const half = step === "hour" ? 1_800 : 43_200;
  return {
    width: target.clientWidth,
    height: HEIGHT,
    padding: [8, LABEL / 2, 0, 0],
    legend: { show: false },
    cursor: { y: false, drag: { x: false, y: false }, points: { show: false } },
    scales: {
      x: { range: (_, first, last) => [first - half, last + half] },
      y: { range: (_, __, most) => [0, Math.max(4, most * 1.08)] },
    },
    axes: [
      {
        ...axis,
        grid: { show: false },
        size: 28,
        // Each mark stands below a bar: where that is on the shop's clock the chart need not know.
        splits: (plot) => marked(moments(), plot.width / SPACE).map(secondsOf),
        values: (_, splits) => splits.map((at) => moments().find((one) => secondsOf(one) === at)?.mark ?? ""),
      },
      {
        ...axis,
        size: (_, values) => Math.max(28, ...(values ?? []).map((value) => 12 + value.length * 7)),
        incrs: [1, 2, 5]
          .flatMap((one) => [one, one * 10, one * 100, one * 1e3, one * 1e4, one * 1e5])
          .sort((a, b) => a - b),
        values: (_, numbers) => numbers.map(count),
      },
    ],
    series: [
      {},
      {
        fill: colour("--accent"),
        width: 0,
        points: { show: false },
        ...(bars && { paths: bars({ size: BAR, radius: 0.15 }) }),
      },
    ],
    hooks: { setCursor: [(self) => onPoint(self.cursor.idx ?? null)] },
  };
}

const secondsOf = (moment: Moment): number => moment.at.getTime() / 1000;
