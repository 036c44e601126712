import type { LinkPageTexts } from './model/link-pages.ts';

/** Words of the link pages of a domain in a language, where they differ from the gateway's own. */
export interface LinkPageRow {
  /** '' = general. */
  domainId: string;
  language: string;
  texts: LinkPageTexts;
  updatedAt: number;
  updatedBy: string;
}

/** Words and logos of link pages; the rules of stores.ts hold. */
export interface LinkPageStore {
  all(): Promise<LinkPageRow[]>;
  put(row: LinkPageRow): Promise<void>;
  logos(): Promise<{ domainId: string; type: string; bytes: Buffer; updatedAt: number }[]>;
  putLogo(
    row: { domainId: string; type: string; bytes: Buffer; updatedAt: number } | { domainId: string; bytes: null },
  ): Promise<void>;
}
