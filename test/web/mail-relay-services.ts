import type { HostService } from '../../gateway/core/mail-routes.ts';
import { iso } from '../../gateway/core/model/common.ts';
import type { Host } from '../../gateway/core/model/mail-routes.ts';
import { single } from './single.ts';

const at = iso(Date.parse('2026-03-02T09:00:00Z'));

/** The services around the mail relay, in memory and with one of each thing. */
export function mailRelayOf(ids: { host: string }) {
  return { hosts: hostsOf(ids.host) };
}

function hostsOf(id: string): HostService {
  const host = single<Host>('host name', {
    ...{ id, name: 'relay.example', addresses: ['10.0.0.5'], note: null },
    ...{ createdAt: at, updatedAt: at },
  });
  return { ...host, create: (input) => host.update(id, input) };
}
