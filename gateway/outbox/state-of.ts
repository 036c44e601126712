import { asGatewayError } from '../core/errors.ts';
import type { DeliveryState } from '../core/model/message.ts';
import type { OutboxService } from '../core/services.ts';

/** A message's state, null once it is gone. */
export async function stateOf(outbox: Pick<OutboxService, 'get'>, messageId: string): Promise<DeliveryState | null> {
  try {
    return (await outbox.get(messageId)).state;
  } catch (error) {
    if (asGatewayError(error).code === 'NOT_FOUND') return null;
    throw error;
  }
}
