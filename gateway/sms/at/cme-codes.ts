import { codeTable, REMEDY, span } from './code-tables.ts';

const MISTAKEN = 'The modem did not understand the command.';
const NOT_ADMITTED = 'The network does not admit this SIM or modem.';
const OF_DATA = 'The modem reported a failure of its data connection.';

/**
 * +CME ERROR: why a command failed (3GPP TS 27.007, 9.2): 0–63 and 100 of the modem itself, 103–195 of registration and
 * data connections. 256 and up are the maker's; 256, 258 and 515 are "busy" with most of them.
 */
export const CME_CODES = codeTable([
  [[0], 'local', 'The modem failed.', REMEDY.restart],
  [[1], 'local', 'The modem has no connection to its phone.', REMEDY.restart],
  [[2], 'local', 'The link between modem and phone is reserved.', 'Close other programs that use this modem.'],
  [
    [3],
    'local',
    'The modem does not allow this now.',
    'Check that the SIM is ready and the radio is on; then restart the modem.',
  ],
  [[4], 'local', 'The modem does not support this.', REMEDY.profile],
  [[5, 6, 7], 'local', 'The modem is locked to another SIM.', REMEDY.unlock],
  [[10], 'local', 'No SIM is inserted.', REMEDY.sim],
  [[11], 'local', 'The SIM wants its PIN.', REMEDY.pin],
  [[12], 'local', 'The SIM is blocked and wants its PUK.', REMEDY.puk],
  [[13], 'local', 'The SIM failed.', REMEDY.sim],
  [[14], 'temporary', 'The SIM is busy.', REMEDY.wait],
  [[15], 'local', 'This is the wrong SIM.', REMEDY.sim],
  [[16], 'local', 'The SIM refused the PIN.', REMEDY.pin],
  [[17, 18], 'local', 'The SIM wants its PIN2 or PUK2.', REMEDY.pin2],
  [[20], 'local', 'The message store of the modem is full.', REMEDY.full],
  [[21, 22], 'temporary', 'The modem has nothing at this place.', REMEDY.wait],
  [[23], 'local', 'The memory of the modem failed.', REMEDY.restart],
  [span(24, 27), 'local', MISTAKEN, REMEDY.profile],
  [[30], 'local', 'The modem is in no network.', REMEDY.coverage],
  [[31], 'temporary', 'The network did not answer in time.', REMEDY.coverage],
  [
    [32],
    'local',
    'The network allows emergency calls only.',
    'Check that the SIM is activated, paid for, and may roam here.',
  ],
  [span(40, 48), 'local', 'The modem is locked to an operator or seller.', REMEDY.unlock],
  [[49, 50, 51, 58, 59, 61], 'local', MISTAKEN, REMEDY.profile],
  [[52], 'temporary', 'The command was broken off.', REMEDY.wait],
  [[53, 54, 55], 'local', 'The modem is restricted, as in flight mode.', REMEDY.restart],
  [
    [56],
    'local',
    'The SIM sends to numbers of its fixed-dialling list only (FDN), and this one is not in it.',
    'Switch FDN off in a phone, or enter recipient and service centre there.',
  ],
  [[57, 60], 'local', 'The modem is out of service for the moment.', REMEDY.restart],
  [[62], 'local', 'The operator or the SIM bars this.', REMEDY.operator],
  [[63], 'temporary', 'The network does not notify of waiting messages.', REMEDY.wait],
  [
    [100],
    'uncertain',
    'The modem reported an unknown error.',
    'Check SIM, registration and signal; restart the modem if this goes on.',
  ],
  [[103, 106], 'local', NOT_ADMITTED, 'Check that the SIM is activated and that the modem is not reported as stolen.'],
  [[107, 108, 114], 'local', 'This SIM may not use packet service here.', REMEDY.operator],
  [
    [111, 112, 113, 115],
    'local',
    NOT_ADMITTED,
    'Check that the SIM may be used in this area, and whether it may roam.',
  ],
  [[122, 126], 'temporary', 'The network is congested.', REMEDY.wait],
  [[125], 'local', NOT_ADMITTED, REMEDY.operator],
  [[148], 'temporary', OF_DATA, REMEDY.data],
  [[...span(127, 147), ...span(149, 195)], 'local', OF_DATA, REMEDY.data],
  [[256], 'temporary', 'The modem is busy.', REMEDY.wait],
  [[257], 'local', 'The network rejected this.', REMEDY.operator],
  [[258], 'temporary', 'The modem is busy and asks to try again.', REMEDY.wait],
  [[262], 'local', 'The SIM is blocked.', REMEDY.puk],
  [[515], 'temporary', 'The modem is busy.', REMEDY.wait],
]);
