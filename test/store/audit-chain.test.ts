import { verify } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { ChainSigner, pointText } from '../../gateway/core/audit-chain.ts';
import { type KeptHead, verifyChain } from '../../gateway/core/audit-verify.ts';
import { newId } from '../../gateway/core/id.ts';
import { openTestStores, type TestStores, testDialects } from '../rig/store.ts';

describe.each(testDialects())('the audit chain on %s', (dialect) => {
  let rig: TestStores;
  let signer: ChainSigner;
  beforeEach(async () => {
    rig = await openTestStores({ dialect });
    signer = new ChainSigner(rig.sealer);
    await Promise.all(Array.from({ length: 12 }, (_, index) => add(1000 + index)));
    return () => rig.close();
  });

  const add = (at: number) =>
    rig.stores.audit.add({
      ...{ id: newId(), at, actorKind: 'admin', actorId: null, actor: 'ann', ip: '::1' },
      ...{ action: 'token.push', target: 'token/1', summary: `Pushed ${at}`, detail: { at, ü: 'ß' } },
    });
  const check = (kept: KeptHead | null = null) => verifyChain(rig.stores.auditChain, signer, kept);
  const head = async (): Promise<KeptHead> => {
    const { seq, hash, at, signature } = await rig.stores.auditChain.head();
    return { seq, hash: hash.toString('hex'), at, signature: signature!.toString('base64') };
  };
  const sql = (text: string, values: unknown[] = []) =>
    rig.db.commit(async (trx) => void (await trx.raw(text, values as never)));

  it('is whole, numbered without gaps, and anybody can check its head with the public key', async () => {
    expect(await check(await head())).toEqual({ entries: 12, from: 1, to: 12, problems: [] });
    const point = await rig.stores.auditChain.head();
    expect(verify(null, pointText('head', point), signer.publicKey, point.signature!)).toBe(true);
    expect(verify(null, pointText('head', { ...point, seq: 11 }), signer.publicKey, point.signature!)).toBe(false);
  });

  it('shows an entry that was changed', async () => {
    await sql(`UPDATE audit SET summary = 'Nothing' WHERE seq = 5`);
    const { problems } = await check();
    expect(problems).toEqual([expect.stringMatching(/^Entry 5 \(1970.*token\.push\) was changed/)]);
  });

  it('shows entries that were deleted', async () => {
    await sql('DELETE FROM audit WHERE seq IN (4, 5, 9)');
    const { problems } = await check();
    expect(problems).toEqual(['Entries 4 to 5 are missing.', 'Entry 9 is missing.']);
  });

  it('shows an end that was cut off, and with a kept head even together with the signed one', async () => {
    const early = await rig.stores.auditChain.head();
    await add(2000);
    const kept = await head();
    await sql('DELETE FROM audit WHERE seq > 11');
    expect((await check()).problems).toEqual(['Entries 12 to 13 are missing. The end of the log was cut off.']);
    // An old head put back, with its own valid signature.
    await sql('UPDATE audit_chain SET seq = 12, hash = ?, at = ?, signature = ?', [
      early.hash,
      early.at,
      early.signature,
    ]);
    expect((await check(kept)).problems).toContainEqual(expect.stringContaining('the kept head is of entry 13'));
  });

  it('cannot be continued over a head that was forged', async () => {
    const [last] = await rig.stores.auditChain.links(10, 1);
    await sql('DELETE FROM audit WHERE seq > 11');
    await sql('UPDATE audit_chain SET seq = 11, hash = ?', [last!.hash]);
    expect((await check()).problems).toEqual(['The head at entry 11 has no valid signature of this gateway.']);
    await add(3000);
    const { problems } = await check();
    expect(problems).toEqual([expect.stringMatching(/^Entry 12 .*signature after entry 11 does not fit/)]);
    expect(signer.isOurs('head', await rig.stores.auditChain.head())).toBe(true);
  });

  it('stays verifiable when old entries leave it', async () => {
    const kept = await head();
    expect(await rig.stores.auditChain.clean(1005, 3)).toBe(3);
    expect(await rig.stores.auditChain.clean(1005, 3)).toBe(2);
    expect(await rig.stores.auditChain.clean(1005, 3)).toBe(0);
    expect(await check(kept)).toEqual({ entries: 7, from: 6, to: 12, problems: [] });
    await sql('DELETE FROM audit WHERE seq = 6');
    expect((await check()).problems).toEqual(['Entry 6 is missing.']);
    await sql(`UPDATE audit_chain SET seq = 6, hash = (SELECT hash FROM audit WHERE seq = 7) WHERE kind = 'base'`);
    expect((await check()).problems[0]).toMatch(/^The mark at entry 6/);
  });
});
