/** One look at the signal. */
export interface Sample {
  /** ms; kept to the second. */
  at: number;
  /** null = no signal. */
  dbm: number | null;
  registered: boolean;
}

/** Second of the hour in 16 bits, dBm (0 = none) in 8, flags in 8. */
const OCTETS = 4;
const REGISTERED = 1;

export const HOUR_MS = 3_600_000;
export const hourOf = (ms: number): number => ms - (ms % HOUR_MS);

/** Samples of one hour as they are stored: four octets each. */
export function packSamples(samples: readonly Sample[]): Buffer {
  const packed = Buffer.alloc(samples.length * OCTETS);
  samples.forEach(({ at, dbm, registered }, i) => {
    packed.writeUInt16BE(Math.floor((at % HOUR_MS) / 1000), i * OCTETS);
    packed.writeInt8(dbm === null ? 0 : Math.max(-127, Math.min(-1, Math.round(dbm))), i * OCTETS + 2);
    packed.writeUInt8(registered ? REGISTERED : 0, i * OCTETS + 3);
  });
  return packed;
}

/** @param hour its begin, ms */
export function unpackSamples(hour: number, packed: Buffer): Sample[] {
  return Array.from({ length: Math.floor(packed.length / OCTETS) }, (_, i) => {
    const dbm = packed.readInt8(i * OCTETS + 2);
    return {
      at: hour + packed.readUInt16BE(i * OCTETS) * 1000,
      dbm: dbm === 0 ? null : dbm,
      registered: (packed.readUInt8(i * OCTETS + 3) & REGISTERED) !== 0,
    };
  });
}
