import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { ChainSigner } from '../core/audit-chain.ts';
import { type KeptHead, verifyChain } from '../core/audit-verify.ts';
import { GatewayError } from '../core/errors.ts';
import { AuditHead } from '../core/model/administration.ts';
import { openStore } from '../open-store.ts';
import { loadSettings } from '../settings/load.ts';
import type { Command } from './command.ts';

export const auditVerify: Command = {
  usage: '[--head FILE] [--config FILE]',
  summary:
    'Checks that the audit log is whole and unchanged, also against a head kept from GET /api/v1/audit/head; exit code 1 if not.',
  async run(args) {
    const { values } = parseArgs({ args, options: { config: { type: 'string' }, head: { type: 'string' } } });
    const kept = values.head === undefined ? null : readHead(values.head);
    const { db, stores, sealer } = await openStore(loadSettings({ file: values.config }));
    try {
      const { entries, from, to, problems } = await verifyChain(stores.auditChain, new ChainSigner(sealer), kept);
      for (const problem of problems) console.log(problem);
      const range = entries === 0 ? 'no entries' : `${entries} entries, ${from} to ${to}`;
      console.log(
        problems.length === 0 ? `The audit log is whole: ${range}.` : `The audit log is NOT whole (${range}).`,
      );
      return problems.length === 0 ? 0 : 1;
    } finally {
      await db.close();
    }
  },
};

/** The answer of GET /api/v1/audit/head, or the last line of an export. */
function readHead(file: string): KeptHead {
  try {
    const last = readFileSync(file, 'utf8').trim().split('\n');
    const text = last.length > 1 && last.at(-1)!.startsWith('{') ? last.at(-1)! : last.join('\n');
    return z
      .object({ ...AuditHead.shape })
      .omit({ publicKey: true })
      .parse(JSON.parse(text));
  } catch (cause) {
    throw new GatewayError('HEAD_FILE', `${file} holds no head of an audit log.`, {
      disposition: 'permanent',
      remedy: 'Give the file with the answer of GET /api/v1/audit/head, or an export as JSON lines.',
      cause,
    });
  }
}
