import type { Clock } from '../core/clock.ts';
import type { Log } from '../core/log.ts';
import type { ModemPorts, Probe } from '../core/model/modem-ports.ts';
import { listPorts } from './modem/port-list.ts';
import { type ProbeRequest, probeModem } from './modem/probe.ts';
import { loadProfiles } from './modem/profile-load.ts';
import { portAt } from './port/discover.ts';
import { portHolder } from './port/holder.ts';
import { portOpener } from './port/open.ts';
import { SYSTEM_ROOTS } from './port/roots.ts';

export interface PortToolsDeps {
  clock: Clock;
  log: Log;
  /** Folders of firmware profiles: shipped ones, and the administrator's own, which win. */
  profiles: { shipped: string; own: string };
}

/** What can be done with ports while no gateway runs. */
export interface PortTools {
  list(): Promise<ModemPorts>;
  probe(request: Omit<ProbeRequest, 'usb'>): Promise<Probe>;
}

/** @throws GatewayError PROFILES_INVALID */
export async function createPortTools({ clock, log, profiles: folders }: PortToolsDeps): Promise<PortTools> {
  const profiles = await loadProfiles(folders.shipped, folders.own);
  const roots = SYSTEM_ROOTS;
  const openPort = portOpener({ log, simulator: null });
  const holderOf = async (path: string) => {
    const holder = await portHolder(path, roots);
    return holder?.certain ? `${holder.name} (pid ${holder.pid})` : null;
  };
  return {
    list: () => listPorts({ roots, profiles, holderOf }),
    async probe(request) {
      const found = request.port.startsWith('/dev/') ? await portAt(roots, request.port) : null;
      return probeModem({ openPort, clock, log, profiles }, { ...request, usb: found?.usb ?? null });
    },
  };
}
