import type { SignalHistory } from '../../api/types.ts';

type Sample = SignalHistory['samples'][number];

/** The scale: below nothing is heard, above it gets no better (dBm). */
export const FLOOR_DBM = -115;
export const CEILING_DBM = -50;
/** Where a quality begins, as the gateway names them. */
export const LINES_DBM = [-73, -83, -93, -109] as const;
/** Room for the figures on the left, the times below and the strip of the network, in pixels. */
const LEFT = 52;
const BELOW = 34;
const ABOVE = 8;
const RIGHT = 8;

export interface Frame {
  width: number;
  height: number;
}

/** A step of the history on the picture, in pixels. */
export interface Dot {
  x: number;
  y: number;
  sample: Sample;
}

export interface Picture {
  /** SVG paths of the mean, one a stretch without a gap. */
  means: string[];
  /** SVG paths of the area between lowest and highest. */
  spreads: string[];
  /** Stretches outside of any network, as x and width. */
  outside: { x: number; width: number }[];
  dots: Dot[];
  times: { x: number; at: string }[];
  left: number;
  right: number;
  bottom: number;
}

export function yOf(dbm: number, { height }: Frame): number {
  const share = (CEILING_DBM - Math.min(CEILING_DBM, Math.max(FLOOR_DBM, dbm))) / (CEILING_DBM - FLOOR_DBM);
  return ABOVE + share * (height - ABOVE - BELOW);
}

/** Cuts where a step is missing: the modem was away, and nobody knows what was in between. */
function stretches(samples: Sample[], stepMs: number): Sample[][] {
  const found: Sample[][] = [];
  let before: Sample | undefined;
  for (const sample of samples) {
    const joined = before && Date.parse(sample.at) - Date.parse(before.at) <= stepMs * 1.5;
    if (joined) found.at(-1)!.push(sample);
    else found.push([sample]);
    before = sample;
  }
  return found;
}

const point = (x: number, y: number) => `${x.toFixed(1)},${y.toFixed(1)}`;

/** Lays the history out on a frame of so many pixels. */
export function draw({ from, to, stepMs, samples }: SignalHistory, frame: Frame): Picture {
  const [start, end] = [Date.parse(from), Date.parse(to)];
  const span = Math.max(1, end - start);
  const room = Math.max(1, frame.width - LEFT - RIGHT);
  const xAt = (ms: number) => LEFT + (Math.min(end, Math.max(start, ms)) - start) * (room / span);
  const xOf = ({ at }: Sample) => xAt(Date.parse(at) + stepMs / 2);
  const heard = stretches(
    samples.filter(({ dbm }) => dbm !== null),
    stepMs,
  );
  const halfStep = Math.max(1, (stepMs / 2) * (room / span));
  const line = (stretch: Sample[], y: (sample: Sample) => number) => stretch.map((one) => point(xOf(one), y(one)));
  return {
    means: heard.map((stretch) => {
      const points = line(stretch, ({ dbm }) => yOf(dbm!, frame));
      // A single step would be a point of no length.
      const [only] = stretch.length === 1 ? stretch : [];
      if (!only) return `M${points.join('L')}`;
      const y = yOf(only.dbm!, frame);
      return `M${point(xOf(only) - halfStep, y)}L${point(xOf(only) + halfStep, y)}`;
    }),
    spreads: heard
      .filter((stretch) => stretch.length > 1)
      .map((stretch) => {
        const top = line(stretch, ({ max, dbm }) => yOf(max ?? dbm!, frame));
        const bottom = line(stretch, ({ min, dbm }) => yOf(min ?? dbm!, frame)).reverse();
        return `M${[...top, ...bottom].join('L')}Z`;
      }),
    outside: stretches(
      samples.filter(({ registered }) => !registered),
      stepMs,
    ).map((stretch) => {
      const x = xAt(Date.parse(stretch[0]!.at));
      return { x, width: Math.max(2, xAt(Date.parse(stretch.at(-1)!.at) + stepMs) - x) };
    }),
    dots: samples.map((sample) => ({ x: xOf(sample), y: yOf(sample.dbm ?? FLOOR_DBM, frame), sample })),
    times: ticks(start, end, room).map((ms) => ({ x: xAt(ms), at: new Date(ms).toISOString() })),
    left: LEFT,
    right: frame.width - RIGHT,
    bottom: frame.height - BELOW,
  };
}

const HOUR_MS = 3_600_000;
/** Hours between two times below the picture; whole days last. */
const TICK_HOURS = [1, 2, 3, 6, 12, 24, 48];
/** A time needs so much room (pixels). */
const TICK_ROOM = 76;

/** Round hours of the local day, as many as fit. */
function ticks(start: number, end: number, room: number): number[] {
  const hours = (end - start) / HOUR_MS;
  const every = TICK_HOURS.find((step) => (hours / step) * TICK_ROOM <= room) ?? 48;
  const first = new Date(start);
  first.setHours(0, 0, 0, 0);
  const found: number[] = [];
  for (let day = first; day.getTime() <= end; day.setHours(day.getHours() + every))
    if (day.getTime() > start) found.push(day.getTime());
  return found;
}

export interface SignalSummary {
  /** dBm, null when no step has a figure. */
  mean: number | null;
  min: number | null;
  max: number | null;
  outsideMinutes: number;
  gaps: boolean;
}

/** What the picture shows, as figures for those who do not see it. */
export function summarize({ samples, stepMs }: SignalHistory): SignalSummary {
  const heard = samples.filter(({ dbm }) => dbm !== null);
  const outside = samples.filter(({ registered }) => !registered).length;
  const lowest = heard.map(({ min, dbm }) => min ?? dbm!);
  const highest = heard.map(({ max, dbm }) => max ?? dbm!);
  return {
    mean: heard.length === 0 ? null : Math.round(heard.reduce((sum, { dbm }) => sum + dbm!, 0) / heard.length),
    min: heard.length === 0 ? null : Math.round(lowest.reduce((a, b) => Math.min(a, b))),
    max: heard.length === 0 ? null : Math.round(highest.reduce((a, b) => Math.max(a, b))),
    outsideMinutes: Math.round((outside * stepMs) / 60_000),
    gaps: stretches(samples, stepMs).length > 1,
  };
}
