/** Cells as one line of comma-separated text that every reader takes the same way: each quoted, quotes doubled. */
export function csvLine(cells: readonly string[], delimiter = ','): string {
  let line = ''
  for (let i = 0; i < cells.length; i += 1) {
    const cell = cells[i] ?? ''
    if (i > 0) line += delimiter
    line += cell.includes('"') ? `"${cell.replaceAll('"', '""')}"` : `"${cell}"`
  }
  return line
}

/** The same for a file that a person opens in a spreadsheet: a cell that would be run as a formula is made text. */
export function spreadsheetLine(cells: readonly string[]): string {
  return csvLine(cells.map((cell) => (/^[=+\-@\t\r]/.test(cell) && !/^[+-]?[\d.,]+$/.test(cell) ? `'${cell}` : cell)))
}
