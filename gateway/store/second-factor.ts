import type { SecondFactorStore } from '../core/second-factor.ts';
import type { Database } from './db.ts';

const RULE = 'admins.secondFactor';

/** Second factors of administrators, besides the columns of their rows. */
export function secondFactorStore(db: Database): SecondFactorStore {
  return {
    takeStep: (adminId, step) =>
      db.commit(async (trx) => {
        const taken = await trx('admins')
          .where({ id: adminId })
          .where((unused) => unused.whereNull('otpStep').orWhere('otpStep', '<', step))
          .update({ otpStep: step });
        return taken > 0;
      }),
    putRecoveryCodes: (adminId, hashes) =>
      db.commit(async (trx) => {
        await trx('admin_recovery_codes').where({ adminId }).delete();
        if (hashes.length > 0) {
          await trx('admin_recovery_codes').insert(hashes.map((codeHash) => ({ adminId, codeHash })));
        }
      }),
    takeRecoveryCode: (adminId, codeHash) =>
      db.commit(async (trx) => (await trx('admin_recovery_codes').where({ adminId, codeHash }).delete()) > 0),
    recoveryCodesLeft: async (adminId) =>
      Number((await db.read('admin_recovery_codes').where({ adminId }).count({ n: '*' }).first())?.n),
    async rule() {
      const row = await db.read('settings_kv').where({ key: RULE }).first('value');
      return row?.value === 'required' ? 'required' : 'optional';
    },
    putRule: (value, updatedAt) =>
      db.commit(async (trx) => {
        await trx('settings_kv').insert({ key: RULE, value, updatedAt }).onConflict('key').merge();
      }),
  };
}
