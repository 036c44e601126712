import { type ReactNode, useState } from 'react';
import type { Token } from '../../api/types.ts';
import { AuthorizationCodeDialog } from './authorization-code-dialog.tsx';
import { PushHistory } from './push-history.tsx';
import { QrDialog } from './qr-dialog.tsx';
import { TokenEditDialog } from './token-edit-dialog.tsx';
import { VerifyDialog } from './verify-dialog.tsx';

export type TokenDialog = 'qr' | 'history' | 'code' | 'edit' | 'verify';

/** The dialogs that a token's menu opens: `element` goes on the page, `open` to the menu. */
export function useTokenDialogs(): { open(dialog: TokenDialog, token: Token): void; element: ReactNode } {
  const [shown, setShown] = useState<{ dialog: TokenDialog; token: Token } | null>(null);
  const close = () => setShown(null);
  const tokenOf = (dialog: TokenDialog) => (shown?.dialog === dialog ? shown.token : null);
  return {
    open: (dialog, token) => setShown({ dialog, token }),
    element: (
      <>
        <QrDialog token={tokenOf('qr')} onClose={close} />
        <PushHistory token={tokenOf('history')} onClose={close} />
        <AuthorizationCodeDialog token={tokenOf('code')} onClose={close} />
        <VerifyDialog token={tokenOf('verify')} onClose={close} />
        <TokenEditDialog token={tokenOf('edit')} onClose={close} />
      </>
    ),
  };
}
