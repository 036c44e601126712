import { type Disposition, GatewayError } from '../../core/errors.ts';
import { CME_CODES } from './cme-codes.ts';
import { CMS_CODES } from './cms-codes.ts';
import type { CodeMeaning } from './code-tables.ts';
import type { Reply } from './reply.ts';

/** What a firmware profile says differently: key `CMS 512` or `CME 100`; `as` is the standard number that says the same. */
export type CodeOverrides = Readonly<
  Record<string, { as?: number; disposition?: Disposition; cause?: string; remedy?: string }>
>;

const NO_ANSWER_REMEDY = 'Check power, cable and antenna of the modem; it is restarted by itself.';

/**
 * Why a command failed, as the error the rest of the house decides on; null when it was answered OK.
 * Without a payload handed over nothing can have been sent, so `uncertain` then becomes `temporary`.
 * Codes: CMS_n, CME_n, CMS_TEXT, CME_TEXT, AT_ERROR, AT_TIMEOUT, AT_NO_PROMPT, PORT_*.
 */
export function replyError(reply: Reply, overrides: CodeOverrides = {}): GatewayError | null {
  const { final, handedOver } = reply;
  switch (final.kind) {
    case 'ok':
      return null;
    case 'cms':
    case 'cme':
      return codedError(final.kind === 'cms' ? 'CMS' : 'CME', final.code, final.text, handedOver, overrides);
    case 'error':
      return new GatewayError('AT_ERROR', `The modem answered ${final.text} without a reason.`, {
        disposition: handedOver ? 'uncertain' : 'local',
        remedy: handedOver
          ? 'Look whether it arrived before it is sent again.'
          : 'Look at the transcript of this modem; it is set up again by itself.',
      });
    case 'timeout':
      return new GatewayError(
        'AT_TIMEOUT',
        handedOver ? 'The modem took the message and never answered.' : 'The modem did not answer.',
        {
          disposition: handedOver ? 'uncertain' : 'local',
          remedy: handedOver ? 'Look whether it arrived before it is sent again.' : NO_ANSWER_REMEDY,
        },
      );
    case 'no-prompt':
      return new GatewayError('AT_NO_PROMPT', 'The modem did not ask for the message.', {
        disposition: 'temporary',
        remedy: 'Nothing was sent; it is tried again by itself.',
      });
    case 'withdrawn':
      return final.error;
    case 'lost':
      if (!handedOver) return final.error;
      return new GatewayError(final.error.code, `${final.error.message} The message had just been handed over.`, {
        disposition: 'uncertain',
        remedy: 'Look whether it arrived before it is sent again.',
        cause: final.error,
      });
  }
}

function codedError(
  family: 'CMS' | 'CME',
  code: number | null,
  text: string,
  handedOver: boolean,
  overrides: CodeOverrides,
): GatewayError {
  const override = overrides[`${family} ${code}`];
  const standard = override?.as ?? code;
  const known = standard === null ? undefined : (family === 'CMS' ? CMS_CODES : CME_CODES).get(standard);
  const meaning: CodeMeaning = { ...(known ?? unknownMeaning(family, code, text)), ...override };
  const disposition = meaning.disposition === 'uncertain' && !handedOver ? 'temporary' : meaning.disposition;
  return new GatewayError(
    standard === null ? `${family}_TEXT` : `${family}_${standard}`,
    `${meaning.cause} (${family} ERROR ${text})`,
    { disposition, remedy: meaning.remedy },
  );
}

/** Numbers from 512 on are the maker's own; without a word about them nobody knows whether the message left. */
function unknownMeaning(family: 'CMS' | 'CME', code: number | null, text: string): CodeMeaning {
  const makers = family === 'CMS' && code !== null && code >= 512;
  return {
    disposition: makers ? 'uncertain' : 'temporary',
    cause: code === null ? `The modem refused: ${text}.` : 'The modem refused with a number that is in no standard.',
    remedy: 'Look the number up in the AT manual of this modem.',
  };
}
