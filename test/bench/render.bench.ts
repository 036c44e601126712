import { fileURLToPath } from 'node:url';
import { create } from 'qrcode';
import { modulesToPng } from '../../gateway/push/png.ts';
import { QrCodes } from '../../gateway/push/qr.ts';
import { ADMIN, mailBytes, openPushRig, type PushRig } from '../push/room.ts';

export interface Figure {
  name: string;
  value: number;
  unit: string;
}

const TOKENS = 300;
const ROUNDS = 3;
const keyUri = (n: number) =>
  `otpauth://totp/ACME%20Ltd:user${n}?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer=ACME%20Ltd`;

/** How fast pushes are made into mails and SMS: whole renders over a real database, and the QR code by itself. */
export async function bench(): Promise<Figure[]> {
  const rig = await openPushRig();
  try {
    const tokens: string[] = [];
    for (let n = 0; n < TOKENS; n++) tokens.push((await rig.token()).id);
    return [...qrFigures(), ...(await renderFigures(rig, tokens))];
  } finally {
    await rig.close();
  }
}

function qrFigures(): Figure[] {
  const { modules } = create(keyUri(1), { errorCorrectionLevel: 'M' });
  const png = fastest(() => repeat(TOKENS, () => void modulesToPng(modules, 6, 4)));
  const checked = fastest((round) => {
    const qr = new QrCodes();
    repeat(TOKENS, (n) => void qr.png(keyUri(round * TOKENS + n)));
  });
  return [
    { name: 'PNG from modules (49 modules with border, 6 px)', value: png / TOKENS, unit: 'ms' },
    { name: 'QR code made, written and read back', value: checked / TOKENS, unit: 'ms' },
  ];
}

async function renderFigures(rig: PushRig, tokens: string[]): Promise<Figure[]> {
  const issue = async (channel: 'email' | 'sms') => {
    const started = performance.now();
    const pushes = await Promise.all(tokens.map((tokenId) => rig.pushes.issue({ tokenId, channel }, ADMIN)));
    const ms = performance.now() - started;
    return {
      perSecond: (1000 * tokens.length) / ms,
      messages: await Promise.all(pushes.map((p) => rig.message(p.messageId))),
    };
  };
  const figures: Figure[] = [];
  for (const channel of ['sms', 'email'] as const) {
    const { perSecond, messages } = await issue(channel);
    let bytes = 0;
    let best = 0;
    for (let round = 0; round < ROUNDS; round++) {
      const started = performance.now();
      for (const message of messages) {
        const content = await rig.renderer.render(message);
        bytes = content.channel === 'email' ? (await mailBytes(content)).length : content.text.length;
      }
      best = Math.max(best, (1000 * messages.length) / (performance.now() - started));
      // Only the first round pays for reading each QR code back, so it is the one that counts for mails.
      if (channel === 'email') break;
    }
    figures.push({ name: `pushes by ${channel} accepted (durable)`, value: perSecond, unit: '/s' });
    figures.push({ name: `renders of ${channel} (${bytes} bytes)`, value: best, unit: '/s' });
  }
  return figures;
}

function fastest(run: (round: number) => void): number {
  const times = Array.from({ length: ROUNDS }, (_, round) => {
    const started = performance.now();
    run(round);
    return performance.now() - started;
  });
  return Math.min(...times);
}

function repeat(times: number, run: (n: number) => void): void {
  for (let n = 0; n < times; n++) run(n);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const { name, value, unit } of await bench()) console.log(`${name}: ${value.toPrecision(3)} ${unit}`);
}
