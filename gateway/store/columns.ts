/** Columns that hold true or false, in whatever table: databases without booleans read them back as 0 and 1. */
export const BOOLEAN_COLUMNS = [
  'enabled',
  'complete',
  'mustChangePassword',
  'doubtful',
  'sourceDisabled',
  'suspended',
] as const;
