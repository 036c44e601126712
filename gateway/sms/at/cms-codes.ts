import { codeTable, REMEDY, span } from './code-tables.ts';

const MALFORMED = 'The network found the message malformed.';
const ALPHABET = 'The service centre does not take the alphabet or class of this message.';
const PLAIN = 'Send it without flash and in plain characters.';
const STORE_FULL = 'The message store of the SIM is full.';

/**
 * +CMS ERROR: why a message was not taken.
 *
 * 1–127 are the network's (3GPP TS 24.011, 8.2.5.4 and E.2), 128–255 the service centre's (TS 23.040, 9.2.3.22), 300–511
 * the modem's own (TS 27.005, 3.2.5). From 512 on each maker has its own, which firmware profiles name; the four here are
 * what several makers use them for, none of them sure.
 */
export const CMS_CODES = codeTable([
  [[1], 'permanent', 'The number is not assigned to anybody.', REMEDY.number],
  [[8], 'permanent', 'The operator bars this SIM from sending to this number.', REMEDY.operator],
  [[10], 'permanent', 'Messages between this SIM and this number are barred.', REMEDY.operator],
  [[17], 'temporary', 'The network failed.', REMEDY.wait],
  [
    [21],
    'permanent',
    'The network rejected the message.',
    'Check the number, the credit of the SIM and the service centre number; then ask the network operator.',
  ],
  [[22], 'temporary', 'The network is congested, or its memory for the recipient is full.', REMEDY.wait],
  [[27], 'temporary', 'The recipient is switched off or out of reach.', REMEDY.wait],
  [
    [28],
    'permanent',
    'The network does not know this SIM.',
    'Check that the SIM is activated and paid for, or ask the network operator.',
  ],
  [[29], 'permanent', 'The network rejected the service asked for.', REMEDY.operator],
  [[30], 'permanent', 'The recipient is not known in its own network.', REMEDY.number],
  [
    [38],
    'temporary',
    'The network is out of order.',
    'It is tried again by itself. If no message gets out, check credit and service centre number, or force 3G: not every LTE network carries SMS.',
  ],
  [[41], 'temporary', 'The network had a short failure.', REMEDY.wait],
  [[42], 'temporary', 'The network is congested.', REMEDY.wait],
  [[47], 'temporary', 'The network has no resources free.', REMEDY.wait],
  [
    [50],
    'permanent',
    'This SIM has no subscription for sending SMS.',
    'Ask the network operator to switch SMS on; SIMs for data only often lack it.',
  ],
  [[69], 'permanent', 'The network does not offer the service asked for.', REMEDY.operator],
  [[81], 'temporary', 'Modem and network lost count of their messages.', REMEDY.wait],
  [span(95, 99), 'permanent', MALFORMED, REMEDY.transcript],
  [[111], 'temporary', 'The network reported a protocol error.', REMEDY.wait],
  [[127], 'temporary', 'The network could not pass the message on to another one.', REMEDY.wait],

  [[128], 'permanent', 'The service centre does not pass messages on to other kinds of devices.', REMEDY.operator],
  [[129], 'permanent', 'The service centre does not take invisible messages (type 0).', REMEDY.operator],
  [[130], 'permanent', 'The service centre cannot replace an earlier message.', REMEDY.operator],
  [[143], 'permanent', 'The service centre rejected the protocol identifier of the message.', REMEDY.operator],
  [[144, 145, 159], 'permanent', ALPHABET, PLAIN],
  [[160, 161, 175], 'permanent', 'The service centre rejected the command.', REMEDY.operator],
  [
    [176],
    'permanent',
    'The service centre does not take this kind of message.',
    'Check the service centre number of this SIM; then ask the network operator.',
  ],
  [[192], 'temporary', 'The service centre is busy.', REMEDY.wait],
  [
    [193],
    'permanent',
    'The service centre does not serve this SIM.',
    'Set the service centre number that the operator of this SIM publishes.',
  ],
  [[194], 'temporary', 'The service centre has a system failure.', REMEDY.wait],
  [[195], 'permanent', 'The service centre does not accept the number.', REMEDY.number],
  [[196], 'permanent', 'The service centre bars this recipient.', REMEDY.operator],
  [
    [197],
    'permanent',
    'The service centre has this message already and rejected it as a duplicate.',
    'Nothing needs to be done: the earlier copy was accepted.',
  ],
  [[198, 199], 'permanent', 'The service centre rejected the validity period.', REMEDY.operator],
  [[208], 'local', STORE_FULL, REMEDY.full],
  [[209], 'local', 'The SIM cannot store messages.', 'Use another SIM, or a modem with a store of its own.'],
  [[210], 'temporary', 'The modem failed.', REMEDY.restart],
  [[211], 'local', 'The message store is full.', REMEDY.full],
  [[212], 'local', 'The SIM is busy with its own application.', REMEDY.wait],
  [[213], 'local', 'The SIM failed while it took data from the network.', REMEDY.restart],
  [span(224, 254), 'temporary', 'The network refused for a reason of its own.', REMEDY.operator],
  [[255], 'temporary', 'The network refused without a reason.', REMEDY.wait],

  [[262], 'local', 'The SIM is in use by its own application.', REMEDY.wait],
  [[300], 'temporary', 'The modem failed.', REMEDY.restart],
  [[301], 'local', 'The SMS service of the modem is reserved.', 'Close other programs that use this modem.'],
  [
    [302],
    'local',
    'The modem does not allow sending now.',
    'Check that it is registered, that the SIM is ready, and that fixed dialling (FDN) is off; then restart the modem.',
  ],
  [
    [303],
    'local',
    'The modem does not support this.',
    'Choose another firmware profile; some data sticks cannot send SMS at all.',
  ],
  [[304, 305], 'permanent', 'The modem found the message malformed.', REMEDY.transcript],
  [[310], 'local', 'No SIM is inserted.', REMEDY.sim],
  [[311], 'local', 'The SIM wants its PIN.', REMEDY.pin],
  [[312], 'local', 'The modem is locked to another SIM.', REMEDY.unlock],
  [[313], 'local', 'The SIM failed.', REMEDY.sim],
  [[314], 'local', 'The SIM is busy.', REMEDY.wait],
  [[315], 'local', 'This is the wrong SIM.', REMEDY.sim],
  [[316], 'local', 'The SIM is blocked and wants its PUK.', REMEDY.puk],
  [[317, 318], 'local', 'The SIM wants its PIN2 or PUK2.', REMEDY.pin2],
  [[320], 'temporary', 'The memory of the modem failed.', REMEDY.restart],
  [[321], 'temporary', 'The modem has no message at this place.', REMEDY.wait],
  [[322], 'local', STORE_FULL, REMEDY.full],
  [
    [330],
    'local',
    'The SIM has no service centre number.',
    'Set the service centre number of this modem to the one that the operator publishes.',
  ],
  [[331], 'local', 'The modem is in no network.', REMEDY.coverage],
  [[332], 'temporary', 'The network did not answer in time.', REMEDY.coverage],
  [[340], 'temporary', 'The modem expected no acknowledgement.', REMEDY.wait],
  [
    [500],
    'uncertain',
    'The modem reported an unknown error.',
    'Check registration, credit and service centre number. In LTE networks without SMS (no "SMS over SGs") force 3G for this modem.',
  ],
  [[512, 513], 'uncertain', 'The modem gave up on the network.', REMEDY.coverage],
  [[514], 'temporary', 'The modem is busy with another message.', REMEDY.wait],
  [[515], 'temporary', 'The modem is still starting.', REMEDY.wait],
]);
