import type { Actor } from '../core/actor.ts';
import type { Clock } from '../core/clock.ts';
import { invalid, notFound } from '../core/errors.ts';
import type { LinkPageRow, LinkPageStore } from '../core/link-page-store.ts';
import { iso } from '../core/model/common.ts';
import type { LinkPageInput, LinkPageTexts, LinkPageTextsView } from '../core/model/link-pages.ts';
import type { LinkPageService, Logo } from '../core/push-services.ts';
import type { DirectoryStore } from '../core/stores.ts';

export interface LinkPagesDeps {
  store: LinkPageStore;
  directory: Pick<DirectoryStore, 'getDomain'>;
  clock: Clock;
}

const MOST_BYTES = 100 * 1024;
const WIDEST = 2000;
const FRESH_MS = 10_000;
const SIGNATURES = {
  'image/png': Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
  'image/jpeg': Buffer.from([0xff, 0xd8, 0xff]),
} as const;

interface Known {
  rows: LinkPageRow[];
  logos: Map<string, Logo>;
}

/** What admins say and show on the one-time link pages, by domain and language. */
export class LinkPages implements LinkPageService {
  readonly #deps: LinkPagesDeps;
  #known: Promise<Known> | null = null;
  #readAt = 0;

  constructor(deps: LinkPagesDeps) {
    this.#deps = deps;
  }

  async get(domainId: string | null, language: string): Promise<LinkPageTextsView> {
    if (domainId !== null) await this.#requireDomain(domainId);
    const { rows, logos } = await this.#all();
    const own = rows.find((row) => row.domainId === (domainId ?? '') && row.language === language);
    const logo = logoOf(logos, domainId);
    return {
      domainId,
      language,
      texts: own?.texts ?? {},
      shown: textsOf(rows, domainId, language),
      hasLogo: logos.has(domainId ?? ''),
      logo: logo && `data:${logo.type};base64,${logo.bytes.toString('base64')}`,
      updatedAt: own ? iso(own.updatedAt) : null,
      updatedBy: own?.updatedBy ?? null,
    };
  }

  async put(domainId: string | null, language: string, { texts }: LinkPageInput, actor: Actor) {
    if (domainId !== null) await this.#requireDomain(domainId);
    const given = Object.fromEntries(Object.entries(texts).filter(([, text]) => text)) as LinkPageTexts;
    const updatedAt = this.#deps.clock.now();
    await this.#deps.store.put({ domainId: domainId ?? '', language, texts: given, updatedAt, updatedBy: actor.name });
    this.#known = null;
    return this.get(domainId, language);
  }

  async putLogo(domainId: string | null, base64: string | null): Promise<void> {
    if (domainId !== null) await this.#requireDomain(domainId);
    const key = domainId ?? '';
    const { store, clock } = this.#deps;
    if (base64 === null) await store.putLogo({ domainId: key, bytes: null });
    else await store.putLogo({ domainId: key, ...checkedLogo(base64), updatedAt: clock.now() });
    this.#known = null;
  }

  async shown(domainId: string | null, language: string) {
    const { rows, logos } = await this.#all();
    return { texts: textsOf(rows, domainId, language), logo: logoOf(logos, domainId) };
  }

  #all(): Promise<Known> {
    const now = this.#deps.clock.now();
    if (this.#known && now - this.#readAt < FRESH_MS) return this.#known;
    this.#readAt = now;
    this.#known = this.#read();
    this.#known.catch(() => {
      this.#known = null;
    });
    return this.#known;
  }

  async #read(): Promise<Known> {
    const [rows, logos] = await Promise.all([this.#deps.store.all(), this.#deps.store.logos()]);
    return {
      rows,
      logos: new Map(logos.map(({ domainId, type, bytes }) => [domainId, { type: type as Logo['type'], bytes }])),
    };
  }

  async #requireDomain(id: string): Promise<void> {
    if (!(await this.#deps.directory.getDomain(id))) throw notFound('domain', id);
  }
}

/** The general ones, and over them those of the domain. */
function textsOf(rows: readonly LinkPageRow[], domainId: string | null, language: string): Record<string, string> {
  const of = (domain: string) => rows.find((row) => row.domainId === domain && row.language === language)?.texts;
  return { ...of(''), ...(domainId === null ? {} : of(domainId)) } as Record<string, string>;
}

/** The domain's, else the general one. */
function logoOf(logos: ReadonlyMap<string, Logo>, domainId: string | null): Logo | null {
  return (domainId === null ? undefined : logos.get(domainId)) ?? logos.get('') ?? null;
}

/** What browsers take for something else than a picture does not get in. */
function checkedLogo(base64: string): { type: Logo['type']; bytes: Buffer } {
  const bytes = Buffer.from(base64, 'base64');
  const type = (['image/png', 'image/jpeg'] as const).find((each) =>
    bytes.subarray(0, SIGNATURES[each].length).equals(SIGNATURES[each]),
  );
  const refuse = (message: string) => invalid('LOGO_INVALID', message, [{ path: 'data', message }]);
  if (!type) throw refuse('The picture is neither PNG nor JPEG.');
  if (bytes.length > MOST_BYTES) throw refuse('The picture is larger than 100 kB.');
  if (
    type === 'image/png' &&
    (bytes.length < 24 || bytes.readUInt32BE(16) > WIDEST || bytes.readUInt32BE(20) > WIDEST)
  ) {
    throw refuse(`The picture is broken, or wider or higher than ${WIDEST} pixels.`);
  }
  return { type, bytes };
}
