import { type RecordKindName, recordKinds } from '../../records/index.js'
import { type Column, contentColumns } from './schema.js'

/**
 * What names a row for good: 128 bits of SipHash over the kind's key. Two files that speak of one order have one key for it.
 * An identity is named by its customer too, because two customers with one value *is* the evidence that joins them.
 * Where all key cells may be empty and are, the whole row is its own name: two unlike 64-bit hashes of it, because SipHash over a dozen
 * columns takes ten times as long.
 */
export function rowKeySql(kind: RecordKindName, timeZone: string): string {
  const named = `reinterpretAsUInt128(sipHash128(${keyColumns(kind).join(', ')}))`
  if (!recordKinds[kind].wholeRowKey) return named
  const values = contentValues(kind, timeZone)
  const nameless = keyColumns(kind)
    .map((column) => `${column} = ''`)
    .join(' AND ')
  return `if(${nameless}, reinterpretAsUInt128(sipHash128(cityHash64(${values}), metroHash64(${values}))), ${named})`
}

/** What tells two versions of a row apart: 64 bits of CityHash over all its content, unlisted columns included. */
export function rowHashSql(kind: RecordKindName, timeZone: string): string {
  return `cityHash64(${contentValues(kind, timeZone)})`
}

/** The columns that hold the kind's key. */
export function keyColumns(kind: RecordKindName): readonly string[] {
  return kind === 'identities' ? ['kind', 'value_hash', 'customer_id'] : recordKinds[kind].key
}

function contentValues(kind: RecordKindName, timeZone: string): string {
  return [...contentColumns(kind, timeZone).map(hashable), 'mapSort(attributes)'].join(', ')
}

/** NULL would make the whole hash NULL; and unknown must differ from zero. */
function hashable({ name, type }: Column): string {
  return type.startsWith('Nullable(')
    ? `isNull(${name}), ifNull(${name}, defaultValueOfArgumentType(assumeNotNull(${name})))`
    : name
}
