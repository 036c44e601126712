import { checks } from './checks.ts';
import { console } from './console.ts';
import { directory, imports } from './directory.ts';
import { ldap } from './ldap.ts';
import { mail } from './mail.ts';
import { messages } from './messages.ts';
import { apps, push, templates } from './push.ts';
import { routeTest } from './route-test.ts';
import { sms } from './sms.ts';

/** German for the gateway's own sentences; a test holds them against what it says. */
export const serverWords: Record<string, string> = {
  ...mail,
  ...routeTest,
  ...messages,
  ...checks,
  ...console,
  ...sms,
  ...directory,
  ...imports,
  ...ldap,
  ...push,
  ...templates,
  ...apps,
};
