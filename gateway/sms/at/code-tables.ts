import type { Disposition } from '../../core/errors.ts';

/** What one error number means for a message. */
export interface CodeMeaning {
  disposition: Disposition;
  cause: string;
  remedy?: string;
}
type Table = ReadonlyMap<number, CodeMeaning>;

const SIM_CARE = 'Check the SIM: seated, not blocked, PIN right.';
const NUMBER = 'Check the number.';
const COVERAGE = 'Check antenna and signal; it is tried again.';
const OPERATOR = 'Ask the network operator what this SIM may send.';
const WAIT = 'It is tried again by itself.';

function table(rows: [codes: number[], disposition: Disposition, cause: string, remedy?: string][]): Table {
  const map = new Map<number, CodeMeaning>();
  for (const [codes, disposition, cause, remedy] of rows) {
    for (const code of codes) map.set(code, { disposition, cause, ...(remedy && { remedy }) });
  }
  return map;
}

/**
 * +CMS ERROR numbers: 1–127 from the network (3GPP TS 24.011, E.2), 128–255 from the service centre (TS 23.040, 9.2.3.22),
 * 300–511 from the modem (TS 27.005, 3.2.5), 512 and up from its maker.
 */
export const CMS_CODES: Table = table([
  [[1], 'permanent', 'The number is not assigned to anybody.', NUMBER],
  [[8], 'permanent', 'The operator bars this SIM from sending to this number.', OPERATOR],
  [[10], 'permanent', 'Calls to or from this number are barred.', OPERATOR],
  [[21], 'permanent', 'The network rejected the message.', OPERATOR],
  [[22], 'temporary', 'Memory in the network is exceeded.', WAIT],
  [[27], 'temporary', 'The recipient is switched off or out of reach.', WAIT],
  [[28], 'permanent', 'The network does not know this subscriber.', NUMBER],
  [[29], 'permanent', 'The network rejected the facility.', OPERATOR],
  [[30], 'permanent', 'The recipient is not known in its own network.', NUMBER],
  [[38], 'temporary', 'The network is out of order.', WAIT],
  [[41], 'temporary', 'The network had a short failure.', WAIT],
  [[42], 'temporary', 'The network is congested.', WAIT],
  [[47], 'temporary', 'The network has no resources free.', WAIT],
  [[50], 'permanent', 'This SIM has not subscribed to the service asked for.', OPERATOR],
  [[69], 'permanent', 'The network does not offer the service asked for.', OPERATOR],
  [[81], 'temporary', 'The network did not recognise the message reference.', WAIT],
  [
    [95, 96, 97, 98, 99],
    'permanent',
    'The network found the message malformed.',
    'Send the transcript of this modem to support.',
  ],
  [[111], 'temporary', 'The network reported a protocol error.', WAIT],
  [[127], 'temporary', 'The network could not pass the message on.', WAIT],
  [[128, 129, 130], 'permanent', 'The service centre does not take this kind of message.', OPERATOR],
  [[143], 'permanent', 'The service centre rejected the protocol identifier.', OPERATOR],
  [
    [144, 145, 159],
    'permanent',
    'The service centre rejected the alphabet or class of the message.',
    'Send it without flash, or in plain characters.',
  ],
  [[160, 161, 175], 'permanent', 'The service centre rejected the command.', OPERATOR],
  [[176], 'permanent', 'The service centre rejected the message.', OPERATOR],
  [[192], 'temporary', 'The service centre is busy.', WAIT],
  [[193], 'permanent', 'The service centre has no subscription for this SIM.', OPERATOR],
  [[194], 'temporary', 'The service centre has a system failure.', WAIT],
  [[195], 'permanent', 'The service centre does not accept the number.', NUMBER],
  [[196], 'permanent', 'The recipient is barred.', OPERATOR],
  [[197], 'permanent', 'The service centre rejected the message as a duplicate.'],
  [[198, 199], 'permanent', 'The service centre rejected the validity period.', OPERATOR],
  [
    [208, 209],
    'local',
    'The message store of the SIM is full.',
    'The gateway empties it; if that does not help, delete messages from the SIM.',
  ],
  [[262], 'local', 'The SIM is in use by a data download.', WAIT],
  [[300], 'temporary', 'The modem failed.', WAIT],
  [[301], 'local', 'The SMS service of the modem is reserved.', 'Close other programs that use this modem.'],
  [
    [302, 303],
    'local',
    'The modem does not allow or support sending now.',
    'Restart the modem; check that the SIM may send SMS.',
  ],
  [[304, 305], 'permanent', 'The modem found the message malformed.', 'Send the transcript of this modem to support.'],
  [[310], 'local', 'No SIM is inserted.', SIM_CARE],
  [[311], 'local', 'The SIM wants its PIN.', 'Enter the PIN in the settings of this modem.'],
  [[312], 'local', 'The SIM is locked to another phone.', SIM_CARE],
  [[313], 'local', 'The SIM failed.', SIM_CARE],
  [[314], 'local', 'The SIM is busy.', WAIT],
  [[315], 'local', 'This is the wrong SIM.', SIM_CARE],
  [[316], 'local', 'The SIM is blocked and wants its PUK.', 'Unblock the SIM in a phone with its PUK.'],
  [[317, 318], 'local', 'The SIM wants its PIN2 or PUK2.', SIM_CARE],
  [[320], 'temporary', 'The memory of the modem failed.', WAIT],
  [[321], 'temporary', 'The modem has no message at this index.'],
  [
    [322],
    'local',
    'The message store of the SIM is full.',
    'The gateway empties it; if that does not help, delete messages from the SIM.',
  ],
  [[330], 'local', 'The SIM has no service centre number.', 'Set it with the number your operator publishes.'],
  [[331], 'local', 'The modem is in no network.', COVERAGE],
  [[332], 'temporary', 'The network did not answer in time.', COVERAGE],
  [[340], 'temporary', 'The modem expected no acknowledgement.'],
  [
    [500],
    'uncertain',
    'The modem reported an unknown error.',
    'Often the modem is not registered, or LTE without SMS support; check signal and registration.',
  ],
  [[512, 513], 'uncertain', 'The modem gave up waiting for the network.', COVERAGE],
  [[514], 'temporary', 'The modem is busy with another message.', WAIT],
  [[515], 'temporary', 'The modem is still starting.', WAIT],
]);

/** +CME ERROR numbers (3GPP TS 27.007, 9.2). */
export const CME_CODES: Table = table([
  [[0], 'local', 'The modem failed.', 'Restart the modem.'],
  [[1], 'local', 'The modem has no connection to its phone.', 'Restart the modem.'],
  [[3], 'local', 'The modem does not allow this now.', 'Restart the modem.'],
  [[4], 'local', 'The modem does not support this.', 'Choose another firmware profile.'],
  [[5], 'local', 'The modem is locked to another SIM.', SIM_CARE],
  [[10], 'local', 'No SIM is inserted.', SIM_CARE],
  [[11], 'local', 'The SIM wants its PIN.', 'Enter the PIN in the settings of this modem.'],
  [[12], 'local', 'The SIM is blocked and wants its PUK.', 'Unblock the SIM in a phone with its PUK.'],
  [[13], 'local', 'The SIM failed.', SIM_CARE],
  [[14], 'temporary', 'The SIM is busy.', WAIT],
  [[15], 'local', 'This is the wrong SIM.', SIM_CARE],
  [[16], 'local', 'The SIM refused the PIN.', 'Enter the right PIN in the settings of this modem.'],
  [[17, 18], 'local', 'The SIM wants its PIN2 or PUK2.', SIM_CARE],
  [
    [20],
    'local',
    'The message store of the modem is full.',
    'The gateway empties it; if that does not help, delete messages from the SIM.',
  ],
  [[30], 'local', 'The modem is in no network.', COVERAGE],
  [[31], 'temporary', 'The network did not answer in time.', COVERAGE],
  [[32], 'local', 'The network allows emergency calls only.', OPERATOR],
  [[100], 'uncertain', 'The modem reported an unknown error.', 'Restart the modem if this goes on.'],
  [[256], 'temporary', 'The modem is busy.', WAIT],
  [[515], 'temporary', 'The modem is busy.', WAIT],
]);
