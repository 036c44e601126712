import type { ReactNode } from 'react';
import type { TemplatePlace } from '../../api/push-room.ts';
import type { TemplateVersion } from '../../api/types.ts';

/** Where an editor's template is kept: the general one with its versions, or one of a kind, domain and language. */
export interface TemplateHome<D> {
  kind: TemplatePlace['kind'];
  save(draft: D): Promise<D & { version: number }>;
  /** null = earlier versions cannot be looked at here. */
  history: { list(): Promise<TemplateVersion[]>; version(version: number): Promise<D> } | null;
  /** Beside Save and Discard. */
  more?: ReactNode;
  onDirty?(dirty: boolean): void;
}
