import { GatewayError } from '../core/errors.ts';

/** A unique index, and what to tell the person whose input ran into it. */
export interface Unique {
  /** Name of the index or constraint. */
  index: string;
  /** Its columns as SQLite writes them in its error. */
  columns: string;
  /** The input's field, null where no person typed it. */
  field: string | null;
  message: string;
}

/** All unique indexes but primary keys. A test compares this list with the database. */
export const UNIQUES: readonly Unique[] = [
  {
    index: 'uq_domains_name',
    columns: 'domains.nameKey',
    field: 'name',
    message: 'There is already a domain with this name.',
  },
  {
    index: 'uq_users_login',
    columns: 'users.domainId, users.loginKey',
    field: 'login',
    message: 'There is already a user with this login in the domain.',
  },
  {
    index: 'uq_users_external',
    columns: 'users.sourceId, users.externalId',
    field: null,
    message: 'This entry of the identity source is a user already.',
  },
  {
    index: 'uq_sources_name',
    columns: 'sources.nameKey',
    field: 'name',
    message: 'There is already an identity source with this name.',
  },
  {
    index: 'uq_tokens_serial',
    columns: 'tokens.serial',
    field: null,
    message: 'There is already a token with this serial number.',
  },
  {
    index: 'uq_pushes_message',
    columns: 'pushes.messageId',
    field: null,
    message: 'This message belongs to another push already.',
  },
  {
    index: 'uq_pushes_link',
    columns: 'pushes.linkHash',
    field: null,
    message: 'This one-time link belongs to another push already.',
  },
  {
    index: 'uq_push_templates',
    columns:
      'push_templates.kind, push_templates.channel, push_templates.domainId, push_templates.language, push_templates.version',
    field: null,
    message: 'Somebody else has just saved this template; look at it and save again.',
  },
  {
    index: 'uq_modems_name',
    columns: 'modems.nameKey',
    field: 'name',
    message: 'There is already a modem with this name.',
  },
  {
    index: 'uq_admins_username',
    columns: 'admins.usernameKey',
    field: 'username',
    message: 'There is already an administrator with this name.',
  },
  {
    index: 'uq_audit_seq',
    columns: 'audit.seq',
    field: null,
    message: 'This place in the chain of the audit log is taken already.',
  },
  {
    index: 'uq_api_keys_hash',
    columns: 'api_keys.keyHash',
    field: null,
    message: 'There is already an API key with this value.',
  },
  {
    index: 'uq_messages_idempotency',
    columns: 'messages.idempotencyScope, messages.idempotencyKey',
    field: null,
    message: 'A message with this Idempotency-Key was accepted already.',
  },
  {
    index: 'uq_parts_seq',
    columns: 'parts.deliveryId, parts.seq',
    field: null,
    message: 'This part of the SMS is in the ledger already.',
  },
  {
    index: 'uq_inbox_parts_fingerprint',
    columns: 'inbox_parts.fingerprint',
    field: null,
    message: 'This inbound SMS is stored already.',
  },
  {
    index: 'uq_forwarding_rules_name',
    columns: 'forwarding_rules.nameKey',
    field: 'name',
    message: 'There is already a forwarding rule with this name.',
  },
  {
    index: 'uq_forwards_once',
    columns: 'forwards.ruleId, forwards.inboxId',
    field: null,
    message: 'This rule has passed this message on already.',
  },
  {
    index: 'uq_opt_outs_number',
    columns: 'opt_outs.number',
    field: 'number',
    message: 'This number is on the opt-out list already.',
  },
  {
    index: 'uq_smtp_listeners_name',
    columns: 'smtp_listeners.nameKey',
    field: 'name',
    message: 'There is already a listener with this name.',
  },
  {
    index: 'uq_relay_accounts_name',
    columns: 'relay_accounts.nameKey',
    field: 'login',
    message: 'There is already a relay account with this login.',
  },
  {
    index: 'uq_smtp_bans_name',
    columns: 'smtp_bans.nameKey',
    field: 'value',
    message: 'There is a ban for this already.',
  },
  {
    index: 'uq_legacy_clients_name',
    columns: 'legacy_clients.nameKey',
    field: 'block',
    message: 'There are exceptions for this address or block already.',
  },
  {
    index: 'uq_mail_to_sms_name',
    columns: 'mail_to_sms.nameKey',
    field: 'domain',
    message: 'There is already an SMS domain with this name.',
  },
  {
    index: 'uq_host_addresses_name',
    columns: 'host_addresses.name',
    field: 'name',
    message: 'There are addresses for this host name already.',
  },
  {
    index: 'uq_dkim_keys_selector',
    columns: 'dkim_keys.domain, dkim_keys.selector',
    field: 'selector',
    message: 'The domain has a DKIM key with this selector already.',
  },
];

/** 409 for a unique violation; `unique` undefined = a primary key. */
export function uniqueViolation(unique: Unique | undefined, cause: unknown): GatewayError {
  const message = unique?.message ?? 'This entry exists already.';
  return new GatewayError('CONFLICT', message, {
    status: 409,
    disposition: 'permanent',
    fields: unique?.field ? [{ path: unique.field, message }] : undefined,
    cause,
  });
}

/** 409 for a reference to a row that is gone. */
export function referenceViolation(cause: unknown): GatewayError {
  return new GatewayError('REFERENCE_GONE', 'What this entry belongs to no longer exists.', {
    status: 409,
    disposition: 'permanent',
    remedy: 'It was probably deleted in the meantime; reload and try again.',
    cause,
  });
}
