import type { AddressRules } from '../../core/model/mail-in.ts';

/** Rules made ready: a look costs a few set lookups, however long the lists are. */
export class AddressFilter {
  readonly #allow: PatternSet | null;
  readonly #deny: PatternSet | null;

  constructor({ allow, deny }: AddressRules) {
    this.#allow = allow.length > 0 ? new PatternSet(allow) : null;
    this.#deny = deny.length > 0 ? new PatternSet(deny) : null;
  }

  /** @param address '' = null sender, which passes a list of allowed ones only by `<>` */
  passes(address: string): boolean {
    if (this.#deny?.has(address)) return false;
    return this.#allow === null || this.#allow.has(address);
  }
}

class PatternSet {
  readonly #exact: Set<string>;

  constructor(patterns: readonly string[]) {
    this.#exact = new Set(patterns.map((pattern) => pattern.toLowerCase()));
  }

  has(address: string): boolean {
    const exact = this.#exact;
    if (address === '') return exact.has('<>');
    if (exact.has('*')) return true;
    const text = address.toLowerCase();
    if (exact.has(text)) return true;
    const domain = text.slice(text.lastIndexOf('@') + 1);
    if (exact.has(domain) || exact.has(`.${domain}`)) return true;
    for (let dot = domain.indexOf('.'); dot >= 0; dot = domain.indexOf('.', dot + 1)) {
      if (exact.has(domain.slice(dot))) return true;
    }
    return false;
  }
}
