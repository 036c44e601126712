/* The models of the push room and of webhooks together, for those who name them all. */
export * from './bulk.ts';
export * from './enrolment.ts';
export * from './link-pages.ts';
export * from './message-templates.ts';
export * from './push-policy.ts';
export * from './webhooks.ts';
