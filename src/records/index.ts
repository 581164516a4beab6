export type { Field, FieldType, RecordKind, RecordKindName } from './field.js'
export { importOrder, recordKinds } from './kinds.js'
