import { access, constants, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Clock } from '../../core/clock.ts';
import { GatewayError } from '../../core/errors.ts';
import type { UsbDevice } from './usb-device.ts';

const OFF_MS = 1_000;

/**
 * Takes a device off the USB and lets it on again, which for most sticks is as good as plugging them anew.
 * @throws GatewayError USB_RESET_FORBIDDEN, USB_RESET_FAILED
 */
export async function resetUsb(device: UsbDevice, clock: Clock): Promise<void> {
  const file = join(device.folder, 'authorized');
  try {
    await access(file, constants.W_OK);
  } catch (error) {
    throw new GatewayError('USB_RESET_FORBIDDEN', 'The gateway may not reset this USB device.', {
      disposition: 'local',
      remedy: `Give its account the right to write ${file}, by a udev rule for ${device.vid}:${device.pid}.`,
      cause: error,
    });
  }
  try {
    await writeFile(file, '0');
    await new Promise<void>((resolve) => void clock.after(OFF_MS, resolve));
    await writeFile(file, '1');
  } catch (error) {
    throw new GatewayError('USB_RESET_FAILED', 'The reset of the USB device failed.', {
      disposition: 'local',
      remedy: 'Plug the modem anew.',
      cause: error,
    });
  }
}
