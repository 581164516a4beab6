import { type CellContext, type CellReading, type NamedSql, narrowed, nothingIsEmpty, pattern } from './cell.js'

/** The one spelling that the engine converts; every other is brought to it first. Its ranges refuse hour 25 and month 13. */
const usual = /^(19[7-9]\d|20\d\d|210[0-5])-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])[ T]([01]\d|2[0-3]):[0-5]\d:[0-5]\d$/
const usualDay = /^(19\d\d|20\d\d|210[0-5])-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/

/** Year first, in any of the usual signs; hour, minute, second and zone may follow. Groups: y m d h min s, h alone, zone. */
const general =
  /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})[日号]?(?:[T ]*(\d{1,2})[:时点](\d{1,2})(?:[:分](\d{1,2})(?:[.,]\d+)?秒?|分)?|[T ]*(\d{1,2})[时点])? ?(Z|UTC|[+-]\d{2}:?\d{2})?$/
const compact = /^(\d{4})(\d{2})(\d{2})(?:(\d{2})(\d{2})(\d{2}))?$/
const dayFirst = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})/
const dayAndMonthUnclear = /^\d{1,2}[-/.]\d{1,2}[-/.](\d{2}|\d{4})([ T].*)?$/

/**
 * A moment. ISO 8601 and its relatives, year first; with a zone offset it is that moment, without one it is read in the workspace's zone.
 * A day that does not exist is wrong, never moved to the next month.
 */
export function timeCell(context: CellContext): CellReading {
  const { names, cell, timeZone, values, time } = context
  const zone = values.name('zone', timeZone, 'String')
  const shared = {
    bare: narrowed(cell),
    text: nothingIsEmpty(names.bare),
    wrong: `${names.text} != '' AND isNull(${names.value})`,
  }
  if (time === 'unix_seconds' || time === 'unix_millis') {
    const at = `${names.value}_at`
    const seconds = time === 'unix_seconds' ? `toInt64OrNull(${names.text})` : `intDiv(toInt64OrNull(${names.text}), 1000)`
    return {
      ...shared,
      parts: [[{ name: at, sql: seconds }]],
      value: `if(${at} BETWEEN 1 AND 4294967295, toDateTime(toUInt32(${at}), ${zone}), NULL)`,
      reason: `if(isNull(${at}), 'bad_time', 'out_of_range')`,
    }
  }
  const { groups, spelt, quick } = namesOf(names)
  if (context.lean) {
    const made = `toDateTimeOrNull(${names.text}, ${zone})`
    return {
      ...shared,
      parts: [[{ name: quick, sql: `if(match(${names.text}, ${pattern(usual)}), ${made}, NULL)` }]],
      value: `if(${sameDay(quick, names.text)} AND toUnixTimestamp(${quick}) > 0, ${quick}, NULL)`,
      reason: `''`,
    }
  }
  const away = `toInt64(toUnixTimestamp(toDateTimeOrNull(${spelt}, 'UTC'))) - ${offset(`${groups}[8]`)}`
  const seconds = `${names.value}_u`
  return {
    ...shared,
    parts: [
      ...spellings(names, time, usual, hourOf(groups)),
      [{ name: quick, sql: `if(match(${spelt}, ${pattern(usual)}), toDateTimeOrNull(${spelt}, ${zone}), NULL)` }],
      [{ name: seconds, sql: `if(isNull(${quick}) OR empty(${groups}) OR ${groups}[8] = '', NULL, ${away})` }],
    ],
    value: `multiIf(isNull(${quick}) OR NOT ${sameDay(quick, spelt)}, NULL, isNotNull(${seconds}), if(${seconds} BETWEEN 1 AND 4294967295, toDateTime(toUInt32(${seconds}), ${zone}), NULL), toUnixTimestamp(${quick}) = 0, NULL, ${quick})`,
    reason: dayReason(names, `1970 AND 2105`),
  }
}

/** A calendar day, 1900–2105; a time of day behind it is left off. */
export function dateCell({ names, cell, time, lean }: CellContext): CellReading {
  const { quick, ...full } = namesOf(names)
  const spelt = lean ? names.text : full.spelt
  return {
    bare: narrowed(cell),
    text: nothingIsEmpty(names.bare),
    parts: [
      ...(lean ? [] : spellings(names, time, usualDay, undefined)),
      [{ name: quick, sql: `if(match(${spelt}, ${pattern(usualDay)}), toDate32OrNull(${spelt}), NULL)` }],
    ],
    value: `if(${sameDay(quick, spelt)}, ${quick}, NULL)`,
    wrong: `${names.text} != '' AND isNull(${names.value})`,
    reason: lean ? `''` : dayReason(names, `1900 AND 2105`),
  }
}

/** A calendar year, 1900–2100. */
export function yearCell({ names, cell }: CellContext): CellReading {
  const year = `${names.value}_y`
  const digits = `if(match(${names.text}, ${pattern(/^\d{4}(\.0+)?年?$/)}), toUInt16OrNull(substring(${names.text}, 1, 4)), NULL)`
  return {
    bare: narrowed(cell),
    text: nothingIsEmpty(names.bare),
    parts: [[{ name: year, sql: digits }]],
    value: `if(${year} BETWEEN 1900 AND 2100, ${year}, NULL)`,
    wrong: `${names.text} != '' AND isNull(${names.value})`,
    reason: `'bad_year'`,
  }
}

function namesOf({ value }: CellContext['names']) {
  return { groups: `${value}_g`, spelt: `${value}_c`, quick: `${value}_q` }
}

/** Layers that bring a text to the usual spelling: its groups where it has another one, then the spelling ('' where nothing fits). */
function spellings(
  names: CellContext['names'],
  time: CellContext['time'],
  known: RegExp,
  hours: string | undefined,
): NamedSql[][] {
  const { text } = names
  const { groups, spelt } = namesOf(names)
  const order = time === 'dmy' ? `'\\\\3-\\\\2-\\\\1'` : `'\\\\3-\\\\1-\\\\2'`
  const yearFirst = time === 'dmy' || time === 'mdy' ? `replaceRegexpOne(${text}, ${pattern(dayFirst)}, ${order})` : text
  const date = '\\\\1-\\\\2-\\\\3'
  const respelt = (form: string) => `replaceRegexpOne(${text}, ${pattern(compact)}, '${form}')`
  const digits = `if(length(${text}) = 8, ${respelt(date)}, ${respelt(`${date} \\\\4:\\\\5:\\\\6`)})`
  const said = `if(length(${text}) IN (8, 14) AND match(${text}, '^[0-9]+$'), ${digits}, ${yearFirst})`
  const two = (index: number) => `leftPad(${groups}[${index}], 2, '0')`
  const day = `${groups}[1], '-', ${two(2)}, '-', ${two(3)}`
  return [
    [
      {
        name: groups,
        sql: `if(${text} = '' OR match(${text}, ${pattern(known)}), [], extractGroups(${said}, ${pattern(general)}))`,
      },
    ],
    [{ name: spelt, sql: `multiIf(notEmpty(${groups}), concat(${day}${hours === undefined ? '' : `, ${hours}`}), ${text})` }],
  ]
}

function hourOf(groups: string): string {
  const two = (sql: string) => `leftPad(${sql}, 2, '0')`
  return `' ', ${two(`concat(${groups}[4], ${groups}[7])`)}, ':', ${two(`${groups}[5]`)}, ':', ${two(`${groups}[6]`)}`
}

/** The engine takes 30 February for the 2nd of March: the day it made must be the day that was written. */
function sameDay(made: string, spelt: string): string {
  return `toDayOfMonth(${made}) = toUInt8OrZero(substring(${spelt}, 9, 2))`
}

/** Seconds east of Greenwich of `+08:00`, `-0500`, `Z`. */
function offset(zone: string): string {
  return `if(${zone} IN ('Z', 'UTC'), 0, if(startsWith(${zone}, '-'), -1, 1) * (toInt32OrZero(substring(${zone}, 2, 2)) * 3600 + toInt32OrZero(right(${zone}, 2)) * 60))`
}

function dayReason(names: CellContext['names'], years: string): string {
  const { groups, spelt } = namesOf(names)
  const unread = `(empty(${groups}) AND NOT match(${spelt}, '^\\\\d{4}-\\\\d\\\\d-\\\\d\\\\d'))`
  return `multiIf(${unread} AND match(${names.text}, ${pattern(dayAndMonthUnclear)}), 'ambiguous_day', ${unread}, 'bad_time', NOT (toUInt16OrZero(substring(${spelt}, 1, 4)) BETWEEN ${years}), 'out_of_range', 'no_such_day')`
}
