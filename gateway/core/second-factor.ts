/** Whether whoever signs in needs a second factor. */
export type SecondFactorRule = 'optional' | 'required';

/** What is kept of administrators' second factors besides their seeds. */
export interface SecondFactorStore {
  /** Uses a time step up. @returns false when it, or a later one, was used before */
  takeStep(adminId: string, step: number): Promise<boolean>;
  /** Replaces all recovery codes. @param hashes SHA-256 of each */
  putRecoveryCodes(adminId: string, hashes: Buffer[]): Promise<void>;
  /** @returns false when there is no such code, or no longer */
  takeRecoveryCode(adminId: string, hash: Buffer): Promise<boolean>;
  recoveryCodesLeft(adminId: string): Promise<number>;
  rule(): Promise<SecondFactorRule>;
  putRule(rule: SecondFactorRule, now: number): Promise<void>;
}
