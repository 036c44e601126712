import { useElementSize } from '@mantine/hooks';
import { type PointerEvent, useMemo, useState } from 'react';
import type { SignalHistory } from '../../api/types.ts';
import { useLanguage } from '../../texts/texts.tsx';
import { type Dot, draw, LINES_DBM, yOf } from './signal-graph.ts';
import styles from './signal-history.module.css';

const HEIGHT = 220;
/** Until it is measured. */
const FIRST_WIDTH = 640;
const STRIP = 5;

interface Props {
  history: SignalHistory;
  /** What it shows, in words. */
  label: string;
  /** Hears of the step that is pointed at; null = none. */
  onPoint(sample: SignalHistory['samples'][number] | null): void;
}

/** The signal over time: mean, lowest and highest of each step, and when the modem was in no network. */
export function SignalPicture({ history, label, onPoint }: Props) {
  const { texts: t, formats } = useLanguage();
  const { ref, width: measured } = useElementSize<HTMLDivElement>();
  const width = measured || FIRST_WIDTH;
  const frame = useMemo(() => ({ width, height: HEIGHT }), [width]);
  const picture = useMemo(() => draw(history, frame), [history, frame]);
  const [pointed, setPointed] = useState<Dot | null>(null);
  const point = (dot: Dot | null) => {
    setPointed(dot);
    onPoint(dot?.sample ?? null);
  };
  const moved = ({ clientX, currentTarget }: PointerEvent<SVGSVGElement>) => {
    const x = clientX - currentTarget.getBoundingClientRect().left;
    point(picture.dots.reduce<Dot | null>((best, dot) => (best && away(best, x) <= away(dot, x) ? best : dot), null));
  };
  const { left, right, bottom } = picture;
  return (
    <div ref={ref}>
      <svg
        className={styles.picture}
        viewBox={`0 0 ${width} ${HEIGHT}`}
        role="img"
        aria-label={label}
        onPointerMove={moved}
        onPointerLeave={() => point(null)}
      >
        {LINES_DBM.map((dbm) => (
          <g key={dbm}>
            <line className={styles.grid} x1={left} x2={right} y1={yOf(dbm, frame)} y2={yOf(dbm, frame)} />
            <text x={left - 8} y={yOf(dbm, frame) + 4} textAnchor="end">
              {t.modems.dbm(dbm).replace(/[^\d\u2212]/g, '')}
            </text>
          </g>
        ))}
        <text x={left - 8} y={14} textAnchor="end">
          dBm
        </text>
        <line className={styles.base} x1={left} x2={right} y1={bottom} y2={bottom} />
        {picture.times.map(({ x, at }) => (
          <text key={at} x={x} y={HEIGHT - 6} textAnchor={x > right - 30 ? 'end' : 'middle'}>
            {formats.axisTime(at)}
          </text>
        ))}
        {picture.spreads.map((path) => (
          <path key={path} className={styles.spread} d={path} />
        ))}
        {picture.means.map((path) => (
          <path key={path} className={styles.mean} d={path} />
        ))}
        {picture.outside.map(({ x, width: length }) => (
          <rect key={x} className={styles.outside} x={x} y={bottom + 4} width={length} height={STRIP} rx={1} />
        ))}
        {pointed && <line className={styles.cursor} x1={pointed.x} x2={pointed.x} y1={4} y2={bottom} />}
        {pointed?.sample.dbm != null && <circle className={styles.dot} cx={pointed.x} cy={pointed.y} r={4} />}
      </svg>
    </div>
  );
}

function away(dot: Dot, x: number): number {
  return Math.abs(dot.x - x);
}
