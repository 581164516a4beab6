import type { CreateTableBuilder, Kysely } from 'kysely'
import { serialType } from './serial.js'

/** What the bot needs: everything heard and everything to be said, studies and whom they ask, interviews, roles. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const serial = serialType(db)
  const create = (name: string, columns: string) => withColumns(db.schema.createTable(name), columns, serial).execute()
  for (const column of ['state', 'interview', 'pending'])
    await db.schema.alterTable('conversations').addColumn(column, 'text').execute()
  await db.schema.alterTable('survey_sessions').addColumn('study', 'text').execute()
  await db.schema
    .alterTable('survey_sessions')
    .addColumn('step', 'integer', (column) => column.notNull().defaultTo(0))
    .execute()
  await db.schema.createIndex('survey_sessions_study').on('survey_sessions').columns(['study', 'state']).execute()

  await create('inbox', 'id:serial conversation:text delivery:text body:text at:text received_at:text handled_at:text?')
  await db.schema.createIndex('inbox_delivery').on('inbox').column('delivery').unique().execute()
  await db.schema.createIndex('inbox_waiting').on('inbox').columns(['handled_at', 'conversation', 'id']).execute()
  await create(
    'outbox',
    'id:serial conversation:text platform:text address:text message:text key:text slot:text? quiet:integer state:text attempts:integer due_at:text sent_as:text? failure:text? purpose:text? created_at:text sent_at:text?',
  )
  await db.schema.createIndex('outbox_key').on('outbox').column('key').unique().execute()
  await db.schema.createIndex('outbox_due').on('outbox').columns(['state', 'due_at', 'id']).execute()
  await db.schema.createIndex('outbox_of').on('outbox').columns(['conversation', 'id']).execute()

  await create(
    'studies',
    'id:key kind:text instrument:text version:text definition:text title:text privacy:text settings:text segment:text? population:text? state:text created_by:text created_at:text updated_at:text closes_at:text?',
  )
  await create(
    'invitations',
    'id:key study:text person:text customer_id:text? wave:integer state:text platform:text? address:text? token_hash:text session:text? reminders:integer why:text? next_at:text? sent_at:text? created_at:text updated_at:text',
  )
  await db.schema.createIndex('invitations_person').on('invitations').columns(['study', 'person']).unique().execute()
  await db.schema.createIndex('invitations_token').on('invitations').column('token_hash').unique().execute()
  await db.schema.createIndex('invitations_due').on('invitations').columns(['state', 'next_at']).execute()
  await create('consents', 'id:serial subject:text purpose:text study:text? given:integer wording:text platform:text at:text')
  await db.schema.createIndex('consents_of').on('consents').columns(['subject', 'purpose', 'study']).execute()
  await create(
    'contacts',
    'platform:text workspace:text user:text customer_id:text verified_by:text language:text? closed_at:text? opted_out_at:text? created_at:text',
  )
  await db.schema.createIndex('contacts_place').on('contacts').columns(['platform', 'workspace', 'user']).unique().execute()
  await db.schema.createIndex('contacts_customer').on('contacts').column('customer_id').execute()
  await create('quota_counts', 'study:text cell:text completes:integer most:integer')
  await db.schema.createIndex('quota_cell').on('quota_counts').columns(['study', 'cell']).unique().execute()
  await create('incentive_codes', 'study:text code:text given_to:text? given_at:text?')
  await db.schema.createIndex('incentive_code').on('incentive_codes').columns(['study', 'code']).unique().execute()
  await create(
    'quality',
    'session:key score:integer doubtful:integer reasons:text judged_at:text overruled:text? overruled_by:text? overruled_at:text? overruled_why:text?',
  )

  await create(
    'interviews',
    'id:key script:text version:text definition:text study:text? respondent:text customer_id:text? language:text status:text state:text step:integer started_at:text updated_at:text completed_at:text?',
  )
  await db.schema.createIndex('interviews_of').on('interviews').columns(['script', 'respondent', 'status']).execute()
  await create('utterances', 'id:serial interview:text speaker:text kind:text topic:text? question:text? text:text at:text')
  await db.schema.createIndex('utterances_of').on('utterances').columns(['interview', 'id']).execute()
  await create('memos', 'id:serial interview:text utterance:integer? by:text text:text at:text')

  await create('roles', 'platform:text workspace:text kind:text subject:text role:text granted_by:text at:text')
  await db.schema.createIndex('roles_of').on('roles').columns(['platform', 'workspace', 'kind', 'subject']).unique().execute()
  await create('leases', 'name:key holder:text until:text')
}

/** Columns as `name:type`, `?` where null is allowed; `key` is a text primary key, `serial` one that counts. */
function withColumns(table: CreateTableBuilder<string>, columns: string, serial: 'serial' | 'integer') {
  return columns.split(' ').reduce(
    (made, column) => {
      const [name = '', type = ''] = column.split(':')
      if (type === 'serial') return made.addColumn(name, serial, (built) => built.primaryKey())
      if (type === 'key') return made.addColumn(name, 'text', (built) => built.primaryKey())
      const nullable = type.endsWith('?')
      const plain = type.replace('?', '') === 'integer' ? 'integer' : 'text'
      return made.addColumn(name, plain, (built) => (nullable ? built : built.notNull()))
    },
    table as CreateTableBuilder<string, string>,
  )
}
