/** Narrows a list to some domains; absent or null = all of them. */
export interface Within {
  domains?: readonly string[] | null;
}

/** Things that belong to one domain, through their user. */
export type DomainThing = 'domain' | 'user' | 'token' | 'push' | 'message' | 'bulk' | 'work';

export interface DomainLookup {
  /** The id of the domain that the thing belongs to; null = to none, or there is no such thing. */
  domainOf(kind: DomainThing, id: string): Promise<string | null>;
}
