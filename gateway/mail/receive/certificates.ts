import { watch } from 'node:fs';
import { readFile, realpath } from 'node:fs/promises';
import { dirname } from 'node:path';
import { createSecureContext } from 'node:tls';
import { GatewayError } from '../../core/errors.ts';
import type { Log } from '../../core/log.ts';
import type { OwnAuthority } from './authority.ts';

/** What TLS of a listener needs: PEM. */
export interface TlsMaterial {
  key: string;
  /** With the chain. */
  cert: string;
}

/** Where the certificate of a listener comes from. */
export interface CertificateSource {
  /** @throws GatewayError LISTENER_CERTIFICATE, SEAL_BROKEN */
  read(): Promise<TlsMaterial>;
  /** Calls back whenever there may be a new one. @returns stops it */
  watch(changed: () => void): Promise<() => void>;
}

/** By the gateway's own authority. */
export function ownCertificate(authority: OwnAuthority): CertificateSource {
  return {
    async read() {
      const [{ certificate, privateKey }, { pem }] = [await authority.server(), await authority.get()];
      return { key: privateKey.export({ type: 'pkcs8', format: 'pem' }) as string, cert: `${certificate}${pem}` };
    },
    watch: async (changed) => authority.onRenewed(changed),
  };
}

/** Files are often replaced one after the other (ms). */
const SETTLE_MS = 300;

/** From two PEM files, whoever renews them. */
export function certificateFiles(files: { cert: string; key: string }, log: Log): CertificateSource {
  return {
    async read() {
      try {
        const [key, cert] = await Promise.all([readFile(files.key, 'utf8'), readFile(files.cert, 'utf8')]);
        createSecureContext({ key, cert }); // that they belong together
        return { key, cert };
      } catch (cause) {
        throw certificateFailure(cause);
      }
    },
    async watch(changed) {
      let timer: NodeJS.Timeout | undefined;
      const settle = () => {
        clearTimeout(timer);
        timer = setTimeout(changed, SETTLE_MS);
        timer.unref();
      };
      // Folders, since files are renamed into place; those behind links, since links stay as they are.
      const paths = [
        files.cert,
        files.key,
        ...(await Promise.all([files.cert, files.key].map((path) => realpath(path)))),
      ];
      const watchers = [...new Set(paths.map((path) => dirname(path)))].map((folder) =>
        watch(folder, { persistent: false }, settle).on('error', (error) => {
          log.warn({ err: error, folder }, 'A folder with a certificate cannot be watched: restart after a renewal.');
        }),
      );
      return () => {
        clearTimeout(timer);
        for (const watcher of watchers) watcher.close();
      };
    },
  };
}

export function certificateFailure(cause: unknown): GatewayError {
  const words = cause instanceof Error ? cause.message : String(cause);
  return new GatewayError('LISTENER_CERTIFICATE', `The certificate of an SMTP listener cannot be used: ${words}.`, {
    disposition: 'permanent',
    remedy: 'Check the two files of its certificate: PEM, the key belonging to the certificate, readable by this user.',
    cause,
  });
}
