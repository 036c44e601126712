import { once } from 'node:events';
import { describe, expect, it } from 'vitest';
import { systemClock } from '../../../gateway/core/clock.ts';
import { silentLog } from '../../../gateway/core/log.ts';
import type { DialogueLine } from '../../../gateway/core/model/message.ts';
import { scriptFromTranscript } from '../../../gateway/sms/simulator/from-transcript.ts';
import { parseScript } from '../../../gateway/sms/simulator/script.ts';
import { Simulator } from '../../../gateway/sms/simulator/simulator.ts';

function dialogue(...lines: [number, DialogueLine['dir'], string][]): DialogueLine[] {
  return lines.map(([ms, dir, text]) => ({ ms, dir, text }));
}

const RECORDED = dialogue(
  [0, '-', '/dev/ttyUSB2 opened'],
  [1, '<', '^BOOT:1,0'],
  [2, '>', '<ESC>'],
  [100, '>', 'AT'],
  [101, '<', 'AT'],
  [102, '<', 'OK'],
  [110, '>', 'AT+CGMI'],
  [112, '<', 'huawei'],
  [113, '<', 'OK'],
  [120, '>', 'AT+CGMM'],
  [122, '<', 'E173'],
  [123, '<', 'OK'],
  [130, '>', 'AT^CURC=0'],
  [131, '<', 'OK'],
  [131, '<', '^RSSI:20'],
  [140, '>', 'AT^ICCID?'],
  [141, '<', '^ICCID: ***003'],
  [142, '<', 'OK'],
  [150, '>', 'AT+CNMI=?'],
  [151, '<', '+CNMI: (0-2),(0-3),(0,2,3),(0-2),(0,1)'],
  [151, '<', 'OK'],
  [160, '>', 'AT+CNMI=2,1,0,2,0'],
  [161, '<', '+CME ERROR: 4'],
  [170, '>', 'AT+CNMI=1,1,0,2,0'],
  [171, '<', 'OK'],
  [180, '>', 'AT^HCSQ?'],
  [980, '<', '^HCSQ:"WCDMA",30'],
  [981, '<', 'OK'],
  [990, '>', 'AT+CMGS=23'],
  [991, '<', '> '],
  [992, '>', '<23 octets><Ctrl-Z>'],
  [2000, '<', '+CMGS: 5'],
  [2000, '<', 'OK'],
);

describe('a script out of a transcript', () => {
  const text = scriptFromTranscript(RECORDED, 'an E173');

  it('holds who it is and what it says differently', () => {
    expect(text).toBe(
      `# an E173
manufacturer: huawei
model: E173
boot: ^BOOT:1,0

> AT^CURC=0
< OK
! ^RSSI:20

# AT^ICCID?: its answer is hidden in the transcript; give one here if it matters
#   ^ICCID: ***003
#   OK

> AT+CNMI=?
< +CNMI: (0-2),(0-3),(0,2,3),(0-2),(0,1)
< OK

> AT+CNMI=2,1,0,2,0
< +CME ERROR: 4

> AT^HCSQ?
~ 801
< ^HCSQ:"WCDMA",30
< OK
`,
    );
  });

  it('is one that the simulator plays', async () => {
    const simulator = new Simulator({ clock: systemClock, log: silentLog, script: parseScript(text) });
    try {
      const wire = simulator.connect();
      let said = '';
      wire.on('data', (chunk: Buffer) => {
        said += chunk.toString('latin1');
      });
      const until = async (part: string) => {
        while (!said.includes(part)) await once(wire, 'data');
      };
      wire.write('AT^CURC=0\r');
      await until('^RSSI:20');
      wire.write('AT+CGMM\r');
      await until('E173');
      wire.write('AT+CNMI=2,1,0,2,0\r');
      await until('ERROR');
      wire.destroy();
    } finally {
      simulator.stop();
    }
  });

  it('is no trouble where nothing was said', () => {
    expect(parseScript(scriptFromTranscript([], 'nothing')).exchanges).toEqual([]);
  });
});
