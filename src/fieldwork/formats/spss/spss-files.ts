import type { Dataset } from '../dataset-form.js'
import { literal } from './literal.js'
import { type SpssVariable, spssVariables } from './variables.js'

/**
 * A dataset for SPSS (and PSPP): a syntax file that reads the data file beside it and names variables, values, missing values and
 * multiple-response sets. The data file is comma-separated UTF-8; it is not named .csv, because its texts are not made safe for spreadsheets.
 *
 * @param dataFile the data file's name, as the syntax shall call it
 */
export function spssFiles(dataset: Dataset, dataFile: string): { readonly syntax: string; readonly data: string } {
  const variables = spssVariables(dataset)
  const syntax = [
    '* Encoding: UTF-8.',
    '* Run this file from the folder that holds the data file, or put the folder before its name in /FILE.',
    'PRESERVE.',
    'SET DECIMAL=DOT.',
    [
      'GET DATA',
      '  /TYPE=TXT',
      `  /FILE=${literal(dataFile, 250)}`,
      "  /ENCODING='UTF8'",
      '  /DELCASE=LINE',
      '  /DELIMITERS=","',
      `  /QUALIFIER='"'`,
      '  /ARRANGEMENT=DELIMITED',
      '  /FIRSTCASE=2',
      '  /VARIABLES=',
      `${variables.map(({ name, format }) => `    ${name} ${format}`).join('\n')}.`,
    ].join('\n'),
    'EXECUTE.',
    'RESTORE.',
    command(
      'VARIABLE LABELS',
      variables.map(({ name, label }) => `${name}\n    ${literal(label, 255)}`),
    ),
    command('VALUE LABELS', variables.filter(({ valueLabels }) => valueLabels.length > 0).map(valueLabels)),
    command(
      'MISSING VALUES',
      variables
        .filter(({ missing }) => missing.length > 0)
        .map(({ name, missing }) => `${name} (${missing.slice(0, 3).join(', ')})`),
    ),
    command(
      'VARIABLE LEVEL',
      variables.map(({ name, level }) => `${name} (${level})`),
    ),
    ...responseSets(dataset, variables),
  ]
  return { syntax: `${syntax.filter(Boolean).join('\n')}\n`, data: dataOf(dataset, variables) }
}

/** Parts of a command are separated by slashes, each on its own line. */
function command(name: string, parts: readonly string[]): string {
  return parts.length === 0 ? '' : `${name}\n  ${parts.join('\n  /')}.`
}

function valueLabels({ name, valueLabels: labels }: SpssVariable): string {
  return `${name}\n${labels.map(({ code, label }) => `    ${code} ${literal(label || String(code), 120, '      ')}`).join('\n')}`
}

/** A multiple choice as one set, so that its flags are tabulated together. */
function responseSets(dataset: Dataset, variables: readonly SpssVariable[]): string[] {
  const sets = dataset.columns.filter(({ name, type }) => type === 'multiple' && variables.some(({ partOf }) => partOf === name))
  return sets.map(({ name, title }, index) => {
    const own = variables.filter(({ partOf }) => partOf === name)
    return [
      'MRSETS',
      `  /MDGROUP NAME=$set${index + 1} LABEL=${literal(title, 255)}`,
      '    CATEGORYLABELS=VARLABELS VARIABLES=',
      ...own.map((variable) => `    ${variable.name}`),
      '    VALUE=1.',
    ].join('\n')
  })
}

function dataOf({ rows }: Dataset, variables: readonly SpssVariable[]): string {
  const lines = rows.map((row) =>
    variables
      .map(({ read }) => {
        const cell = read(row)
        return cell === null ? '' : typeof cell === 'number' ? String(cell) : `"${cell.replaceAll('"', '""')}"`
      })
      .join(','),
  )
  return `${[variables.map(({ name }) => name).join(','), ...lines].join('\n')}\n`
}
