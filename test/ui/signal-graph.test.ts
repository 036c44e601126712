import { describe, expect, it } from 'vitest';
import { CEILING_DBM, draw, FLOOR_DBM, summarize, yOf } from '../../admin-ui/src/pages/gateways/signal-graph.ts';

const MINUTE = 60_000;
const START = Date.UTC(2026, 2, 2, 9);
const at = (minute: number) => new Date(START + minute * MINUTE).toISOString();
const sample = (minute: number, dbm: number | null, registered = true) => ({
  at: at(minute),
  dbm,
  min: dbm,
  max: dbm,
  registered,
});
const history = (samples: ReturnType<typeof sample>[]) => ({ from: at(0), to: at(60), stepMs: MINUTE, samples });
const frame = { width: 660, height: 220 };

describe('the picture of the signal', () => {
  it('is cut where the modem was away, instead of drawn through', () => {
    const { means, dots } = draw(history([sample(0, -80), sample(1, -81), sample(30, -70), sample(31, -71)]), frame);
    expect(means).toHaveLength(2);
    expect(means.every((path) => path.split('L').length === 2)).toBe(true);
    expect(dots.map(({ x }) => x)).toEqual(dots.map(({ x }) => x).toSorted((a, b) => a - b));
  });

  it('shows a single step as a line that can be seen', () => {
    const [path = ''] = draw(history([sample(10, -80)]), frame).means;
    const [from, to] = path
      .slice(1)
      .split('L')
      .map((point) => Number(point.split(',')[0]));
    expect(to! - from!).toBeGreaterThanOrEqual(2);
  });

  it('keeps every value on the picture, and the stronger one higher', () => {
    expect(yOf(-20, frame)).toBe(yOf(CEILING_DBM, frame));
    expect(yOf(-140, frame)).toBe(yOf(FLOOR_DBM, frame));
    expect(yOf(-70, frame)).toBeLessThan(yOf(-90, frame));
    const { left, right, bottom, dots } = draw(history([sample(0, -140), sample(59, 0)]), frame);
    for (const { x, y } of dots) {
      expect(x).toBeGreaterThanOrEqual(left);
      expect(x).toBeLessThanOrEqual(right);
      expect(y).toBeLessThanOrEqual(bottom);
    }
  });

  it('marks the time outside of any network, also without a figure', () => {
    const { outside, means } = draw(history([sample(0, -80), sample(1, null, false), sample(2, null, false)]), frame);
    expect(outside).toHaveLength(1);
    expect(outside[0]!.width).toBeCloseTo((2 * 600) / 60, 0);
    expect(means).toHaveLength(1);
  });

  it.each([6, 24, 72, 168])('has times that do not overlap over %d hours, on a phone too', (hours) => {
    const to = new Date(START + hours * 60 * MINUTE).toISOString();
    const { times } = draw({ from: at(0), to, stepMs: MINUTE, samples: [] }, { width: 340, height: 220 });
    expect(times.length).toBeGreaterThan(0);
    times.slice(1).forEach(({ x }, index) => {
      expect(x - times[index]!.x).toBeGreaterThan(60);
    });
  });
});

it('the summary says in figures what is seen', () => {
  expect(summarize(history([sample(0, -80), sample(1, -90), sample(2, null, false), sample(20, -70)]))).toEqual({
    mean: -80,
    min: -90,
    max: -70,
    outsideMinutes: 1,
    gaps: true,
  });
  expect(summarize(history([sample(0, null)]))).toMatchObject({ mean: null, min: null, max: null, gaps: false });
});
