/** ClickHouse settings by name. */
export type Settings = Readonly<Record<string, string | number>>

/** What holds for every statement on either engine, so that both answer the same. */
export function baseSettings(timeZone: string): Settings {
  return {
    session_timezone: timeZone,
    // A UInt64 does not fit into a JavaScript number: as text it keeps its digits.
    output_format_json_quote_64bit_integers: 1,
    output_format_json_quote_decimals: 0,
    output_format_json_quote_denormals: 0,
    input_format_skip_unknown_fields: 0,
    date_time_output_format: 'simple',
    // ALTER … UPDATE and DROP are done when they return.
    mutations_sync: 1,
    // A customer's new person is looked up while facts are rewritten; replicated servers want to be told that this is meant.
    allow_nondeterministic_mutations: 1,
    // A bound list of ten thousands of ids is still one statement.
    max_query_size: 268_435_456,
    // Large groupings and sorts go to disk before they take the machine's memory.
    max_bytes_ratio_before_external_group_by: 0.3,
    max_bytes_ratio_before_external_sort: 0.3,
  }
}
