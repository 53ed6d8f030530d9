/** Said first, so that spreadsheets read UTF-8. */
export const CSV_BEGINNING = '\ufeff'

/**
 * A line of CSV (RFC 4180). A cell that a spreadsheet would take for a formula gets an apostrophe before it: what people
 * wrote must not run on the machine of who opens it.
 */
export function csvLine(cells: readonly string[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`
}

function csvCell(cell: string): string {
  const safe = /^[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/.test(cell) ? `'${cell}` : cell
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
