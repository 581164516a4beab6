import { type Kysely, PostgresAdapter } from 'kysely'

/** A number that the engine counts up: the one construct that the two engines spell differently. */
export function serialType(db: Kysely<unknown>): 'serial' | 'integer' {
  return db.getExecutor().adapter instanceof PostgresAdapter ? 'serial' : 'integer'
}
