import {
  type AuditChainStore,
  CHAIN_START,
  type ChainLink,
  type ChainSigner,
  pointText,
  type SignedPoint,
} from '../core/audit-chain.ts';
import type { AuditHead } from '../core/model/administration.ts';

export interface ChainExport {
  chain: AuditChainStore;
  signer: ChainSigner;
}

const PAGE = 500;

export async function signedHead({ chain, signer }: ChainExport): Promise<AuditHead> {
  return spoken(await chain.head(), signer);
}

/** First where the chain begins, then every entry with its hash, last the signed head. */
export async function* chainLines({ chain, signer }: ChainExport): AsyncGenerator<string> {
  const [head, base] = [await chain.head(), await chain.base()];
  yield line({ kind: 'base', ...spoken(base ?? { ...CHAIN_START, signature: null }, signer) });
  let after = base?.seq ?? 0;
  while (after < head.seq) {
    const links = await chain.links(after, PAGE);
    if (links.length === 0) break;
    yield links
      .filter(({ seq }) => seq <= head.seq)
      .map(entryLine)
      .join('');
    after = links.at(-1)!.seq;
  }
  yield line({ kind: 'head', ...spoken(head, signer), signed: pointText('head', head).toString() });
}

function entryLine({ hash, ...entry }: ChainLink): string {
  return line({ kind: 'entry', ...entry, hash: hash.toString('hex') });
}

function spoken({ seq, hash, at, signature }: SignedPoint, signer: ChainSigner): AuditHead {
  return {
    ...{ seq, hash: hash.toString('hex'), at },
    signature: signature?.toString('base64') ?? null,
    publicKey: signer.publicKey,
  };
}

const line = (value: object): string => `${JSON.stringify(value)}\n`;
