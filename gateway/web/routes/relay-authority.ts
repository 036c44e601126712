import { RelayAuthority } from '../../core/model/mail-in.ts';
import { raw } from '../answer.ts';
import { needs, type Route, route } from '../route.ts';

const tag = 'Mail in';
const path = '/api/v1/relay-authority';

export const relayAuthorityRoutes: Route[] = [
  route({
    name: 'getRelayAuthority',
    method: 'get',
    path,
    tag,
    summary: "The gateway's own certificate authority, and the certificate it made for the listeners.",
    access: needs('read'),
    answer: RelayAuthority,
    handler: ({ deps }) => deps.mailIn.relayAuthority.get(),
  }),
  route({
    name: 'downloadRelayAuthority',
    method: 'get',
    path: `${path}/certificate.pem`,
    tag,
    summary: 'The certificate of that authority, for clients that are to trust it.',
    access: needs('read'),
    answer: { media: 'application/x-pem-file', description: 'PEM' },
    handler: async ({ deps }) => {
      const { pem } = await deps.mailIn.relayAuthority.get();
      return raw('application/x-pem-file', pem, { 'Content-Disposition': 'attachment; filename="gateway-ca.pem"' });
    },
  }),
];
