/** Where the operating system keeps what we ask it; folders of their own in tests. */
export interface SystemRoots {
  /** Device nodes. */
  dev: string;
  /** sysfs. */
  sys: string;
  /** Processes. */
  proc: string;
}

export const SYSTEM_ROOTS: SystemRoots = { dev: '/dev', sys: '/sys', proc: '/proc' };
