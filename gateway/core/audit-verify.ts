import { type AuditChainStore, CHAIN_START, type ChainLink, type ChainSigner, linkHash } from './audit-chain.ts';

/** A head that was kept elsewhere. */
export interface KeptHead {
  seq: number;
  /** Hexadecimal. */
  hash: string;
  at: number;
  /** Base64. */
  signature: string | null;
}

export interface ChainVerdict {
  /** Entries that were looked at. */
  entries: number;
  from: number;
  to: number;
  /** What is wrong and where; empty = nothing. */
  problems: string[];
}

const PAGE = 500;
const MOST_PROBLEMS = 100;

/**
 * Walks the whole chain. Finds entries that were changed, deleted or added by hand, and a log that ends before its
 * signed head; with a head that was kept elsewhere also one whose end was cut off together with its head.
 */
export async function verifyChain(
  chain: AuditChainStore,
  signer: ChainSigner,
  kept: KeptHead | null = null,
): Promise<ChainVerdict> {
  const [head, base] = [await chain.head(), await chain.base()];
  const problems: string[] = [];
  const note = (problem: string) => problems.length < MOST_PROBLEMS && problems.push(problem);
  if (base && !signer.isOurs('base', base)) {
    note(`The mark at entry ${base.seq}, up to which old entries were deleted, has no valid signature.`);
  }
  if (kept) checkKept(kept, signer, note);
  let last = { seq: base?.seq ?? 0, hash: base?.hash ?? CHAIN_START.hash };
  const from = last.seq + 1;
  let entries = 0;
  let chained = 0;
  let keptSeen = kept === null || kept.seq === last.seq;
  if (kept && keptSeen && kept.hash !== last.hash.toString('hex')) note(otherHash(kept.seq));
  for await (const link of linksUpTo(chain, last.seq, head.seq)) {
    entries++;
    if (link.seq !== last.seq + 1) note(missing(last.seq + 1, link.seq - 1));
    else if (!linkHash(last.hash, link.seq, link).equals(link.hash)) {
      note(`Entry ${link.seq} (${when(link)}, ${link.action}) was changed, or the one before it was.`);
    }
    if (link.action === 'audit.broken') note(`Entry ${link.seq} (${when(link)}): ${link.summary}.`);
    if (link.action === 'audit.chained' && ++chained > 1) {
      note(`Entry ${link.seq} (${when(link)}): the signature of the log was taken away before it.`);
    }
    if (kept && link.seq === kept.seq) {
      keptSeen = true;
      if (link.hash.toString('hex') !== kept.hash) note(otherHash(kept.seq));
    }
    last = { seq: link.seq, hash: link.hash };
  }
  if (last.seq < head.seq) note(`${missing(last.seq + 1, head.seq)} The end of the log was cut off.`);
  else if (!last.hash.equals(head.hash)) note(`The signed head does not fit entry ${head.seq}.`);
  // Before the first entry is signed there is nothing that could have been changed.
  if (head.seq > 0 && !signer.isOurs('head', head)) {
    note(`The head at entry ${head.seq} has no valid signature of this gateway.`);
  }
  if (kept && !keptSeen) {
    note(
      kept.seq < from
        ? `The kept head is of entry ${kept.seq}, which has left the log by its age: keep a newer one.`
        : `The log ends at entry ${last.seq}, the kept head is of entry ${kept.seq}: the end was cut off.`,
    );
  }
  const [beyond] = await chain.links(head.seq, 1);
  if (beyond && (await chain.head()).seq === head.seq)
    note(`There are entries behind the signed head, from ${beyond.seq} on.`);
  return { entries, from, to: last.seq, problems };
}

function checkKept(kept: KeptHead, signer: ChainSigner, note: (problem: string) => void): void {
  const signature = kept.signature === null ? null : Buffer.from(kept.signature, 'base64');
  if (signer.isOurs('head', { ...kept, hash: Buffer.from(kept.hash, 'hex'), signature })) return;
  note('The kept head has no valid signature of this gateway: it was changed, or belongs to another one.');
}

async function* linksUpTo(chain: AuditChainStore, from: number, to: number): AsyncGenerator<ChainLink> {
  let after = from;
  while (after < to) {
    const links = await chain.links(after, PAGE);
    if (links.length === 0) return;
    for (const link of links) if (link.seq <= to) yield link;
    after = links.at(-1)!.seq;
  }
}

const missing = (from: number, to: number): string =>
  from === to ? `Entry ${from} is missing.` : `Entries ${from} to ${to} are missing.`;
const otherHash = (seq: number): string =>
  `Entry ${seq}, or one before it, is not what it was when the kept head was taken.`;
const when = ({ at }: ChainLink): string => new Date(at).toISOString();
