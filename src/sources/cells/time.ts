import { type CellContext, type CellReading, narrow, nothingIsEmpty, pattern, trimmed, unwrapped } from './cell.js'

/** `2026-01-31 20:15:00`, as nearly every file writes it: one pattern, one conversion. */
const usual = /^(19[7-9][1-9]|20\d\d|210[0-5])-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])[ T]([01]\d|2[0-3]):[0-5]\d:[0-5]\d$/
const usualDay = /^(19\d\d|20\d\d|210[0-5])-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/

/** Year first, in any of the usual signs; hour, minute, second and zone may follow. */
const general =
  /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})[日号]?(?:[T ]+(\d{1,2})[:时点](\d{1,2})(?:[:分](\d{1,2})(?:[.,]\d+)?秒?|分)?|[T ]+(\d{1,2})[时点])? ?(Z|UTC|[+-]\d{2}:?\d{2})?$/
const compact = /^(\d{4})(\d{2})(\d{2})(?:(\d{2})(\d{2})(\d{2}))?$/
const dayFirst = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})/
const dayAndMonthUnclear = /^\d{1,2}[-/.]\d{1,2}[-/.](\d{2}|\d{4})([ T].*)?$/

/**
 * A moment. ISO 8601 and its relatives, year first; with a zone offset it is that moment, without one it is read in the workspace's zone.
 * A day that does not exist is wrong, never moved to the next month.
 */
export function timeCell(context: CellContext): CellReading {
  const { names, raw, timeZone, values, time } = context
  const zone = values.name('zone', timeZone, 'String')
  const text = nothingIsEmpty(unwrapped(narrow(trimmed(raw))))
  if (time === 'unix_seconds' || time === 'unix_millis') {
    const at = `${names.value}_at`
    return {
      text,
      parts: [
        {
          name: at,
          sql: time === 'unix_seconds' ? `toInt64OrNull(${names.text})` : `intDiv(toInt64OrNull(${names.text}), 1000)`,
        },
      ],
      value: `if(${at} BETWEEN 0 AND 4294967295, toDateTime(toUInt32(${at}), ${zone}), NULL)`,
      wrong: missed(names),
      reason: `if(isNull(${at}), 'bad_time', 'out_of_range')`,
    }
  }
  const parts = partsOf(names)
  const quick = `${names.value}_q`
  const seconds = `${names.value}_s`
  const local = `toUnixTimestamp64Second(${madeIn(parts, zone)})`
  const absolute = `toUnixTimestamp64Second(${madeIn(parts, `'UTC'`)}) - ${offset(parts.zone)}`
  return {
    text,
    parts: [
      { name: quick, sql: `if(match(${names.text}, ${pattern(usual)}), toDateTimeOrNull(${names.text}, ${zone}), NULL)` },
      { name: parts.groups, sql: groupsOf(names, time, usual) },
    ],
    value: `multiIf(isNotNull(${quick}) AND toDayOfMonth(${quick}) = toUInt8OrZero(substring(${names.text}, 9, 2)), ${quick}, ${exists(parts)} AND ${parts.year} BETWEEN 1970 AND 2105, (if(${parts.zone} = '', ${local}, ${absolute}) AS ${seconds}, if(${seconds} BETWEEN 0 AND 4294967295, toDateTime(toUInt32(${seconds}), ${zone}), NULL)).2, NULL)`,
    wrong: missed(names),
    reason: dayReason(names, parts),
  }
}

/** A calendar day, 1900–2105; a time of day behind it is left off. */
export function dateCell(context: CellContext): CellReading {
  const { names, raw, time } = context
  const parts = partsOf(names)
  const quick = `${names.value}_q`
  return {
    text: nothingIsEmpty(unwrapped(narrow(trimmed(raw)))),
    parts: [
      { name: quick, sql: `if(match(${names.text}, ${pattern(usualDay)}), toDate32OrNull(${names.text}), NULL)` },
      { name: parts.groups, sql: groupsOf(names, time, usualDay) },
    ],
    value: `multiIf(isNotNull(${quick}) AND toDayOfMonth(${quick}) = toUInt8OrZero(substring(${names.text}, 9, 2)), ${quick}, ${exists(parts)} AND ${parts.year} BETWEEN 1900 AND 2105, makeDate32(${parts.year}, ${parts.month}, ${parts.day}), NULL)`,
    wrong: missed(names),
    reason: dayReason(names, parts),
  }
}

/** A calendar year, 1900–2100. */
export function yearCell({ names, raw }: CellContext): CellReading {
  const year = `${names.value}_y`
  return {
    text: nothingIsEmpty(unwrapped(narrow(trimmed(raw)))),
    parts: [
      {
        name: year,
        sql: `if(match(${names.text}, ${pattern(/^\d{4}(\.0+)?年?$/)}), toUInt16OrNull(substring(${names.text}, 1, 4)), NULL)`,
      },
    ],
    value: `if(${year} BETWEEN 1900 AND 2100, ${year}, NULL)`,
    wrong: missed(names),
    reason: `'bad_year'`,
  }
}

interface Parts {
  readonly groups: string
  readonly year: string
  readonly month: string
  readonly day: string
  readonly hour: string
  readonly minute: string
  readonly second: string
  readonly zone: string
}

function partsOf(names: CellContext['names']): Parts {
  const groups = `${names.value}_g`
  return {
    groups,
    year: `toUInt16OrZero(${groups}[1])`,
    month: `toUInt8OrZero(${groups}[2])`,
    day: `toUInt8OrZero(${groups}[3])`,
    hour: `toUInt8OrZero(if(${groups}[7] = '', ${groups}[4], ${groups}[7]))`,
    minute: `toUInt8OrZero(${groups}[5])`,
    second: `toUInt8OrZero(${groups}[6])`,
    zone: `${groups}[8]`,
  }
}

/** Year, month, day … as texts, of what is written in another than the usual way; an empty list where nothing can be made of it. */
function groupsOf(names: CellContext['names'], time: CellContext['time'], known: RegExp): string {
  const text = names.text
  const order = time === 'dmy' ? `'\\\\3-\\\\2-\\\\1'` : `'\\\\3-\\\\1-\\\\2'`
  const yearFirst = time === 'dmy' || time === 'mdy' ? `replaceRegexpOne(${text}, ${pattern(dayFirst)}, ${order})` : text
  const spaced = (length: number, form: string) => [
    `length(${text}) = ${length} AND match(${text}, ${pattern(compact)})`,
    `replaceRegexpOne(${text}, ${pattern(compact)}, '${form}')`,
  ]
  const ymd = '\\\\1-\\\\2-\\\\3'
  const said = `multiIf(${[...spaced(8, ymd), ...spaced(14, `${ymd} \\\\4:\\\\5:\\\\6`), yearFirst].join(', ')})`
  return `if(${text} = '' OR match(${text}, ${pattern(known)}), [], extractGroups(${said}, ${pattern(general)}))`
}

function exists(parts: Parts): string {
  const { groups, year, month, day, hour, minute, second } = parts
  return `notEmpty(${groups}) AND ${month} BETWEEN 1 AND 12 AND ${day} BETWEEN 1 AND toDayOfMonth(toLastDayOfMonth(makeDate32(greatest(${year}, 1900), greatest(1, least(12, ${month})), 1))) AND ${hour} < 24 AND ${minute} < 60 AND ${second} < 60`
}

function madeIn({ year, month, day, hour, minute, second }: Parts, zone: string): string {
  return `makeDateTime64(${year}, ${month}, ${day}, ${hour}, ${minute}, ${second}, 0, 0, ${zone})`
}

/** Seconds east of Greenwich of `+08:00`, `-0500`, `Z`. */
function offset(zone: string): string {
  return `if(${zone} IN ('Z', 'UTC'), 0, if(startsWith(${zone}, '-'), -1, 1) * (toInt32OrZero(substring(${zone}, 2, 2)) * 3600 + toInt32OrZero(right(${zone}, 2)) * 60))`
}

function missed(names: CellContext['names']): string {
  return `${names.text} != '' AND isNull(${names.value})`
}

function dayReason(names: CellContext['names'], parts: Parts): string {
  return `multiIf(isNotNull(${names.value}_q), 'no_such_day', empty(${parts.groups}) AND match(${names.text}, ${pattern(dayAndMonthUnclear)}), 'ambiguous_day', empty(${parts.groups}), 'bad_time', ${exists(parts)}, 'out_of_range', 'no_such_day')`
}
