import type { ReactNode } from 'react';
import { useMay } from '../api/session.ts';
import type { Operation } from '../api/types.ts';

export interface MayProps {
  /** What the button or the menu's item calls; of several, any will do. */
  needs: Operation | readonly Operation[];
  children: ReactNode;
  /** Shown to who may not. */
  otherwise?: ReactNode;
}

/** Only for roles that the API lets do it: `<May needs="createUser"><Button …/></May>`. */
export function May({ needs, children, otherwise = null }: MayProps) {
  return allows(useMay(), needs) ? children : otherwise;
}

export function allows(may: ReturnType<typeof useMay>, needs: MayProps['needs']): boolean {
  return [needs].flat().some((one) => may(one as Operation));
}
