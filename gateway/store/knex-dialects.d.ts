/* Knex ships its dialects without types; we extend two of them (sqlite.ts, postgres.ts). */
declare module 'knex/lib/dialects/sqlite3/index.js' {
  import { Knex } from 'knex';
  export default class extends Knex.Client {}
}
declare module 'knex/lib/dialects/postgres/index.js' {
  import { Knex } from 'knex';
  export default class extends Knex.Client {}
}
