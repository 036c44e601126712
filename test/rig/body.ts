import type { Bodies } from '../../gateway/store/bodies.ts';
import type { Database } from '../../gateway/store/db.ts';

/** The stored body of a message, whole. */
export async function bodyOf({ db, bodies }: { db: Database; bodies: Bodies }, messageId: string): Promise<Buffer> {
  const row = await db.read('messages').where({ id: messageId }).first('bodySize');
  const chunks: Buffer[] = [];
  for await (const chunk of bodies.read(messageId, Number(row?.bodySize ?? 0))) chunks.push(chunk);
  return Buffer.concat(chunks);
}
