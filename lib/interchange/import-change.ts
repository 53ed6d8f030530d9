/** What reading a text from elsewhere left out or changed, in the order in which it is told. */
export const IMPORT_CHANGES = [
  'title_heading',
  'headings',
  'images',
  'formulas',
  'embedded',
  'tables',
  'links',
  'formatting',
  'scripts',
  'controls',
  'files',
] as const
export type ImportChangeKind = (typeof IMPORT_CHANGES)[number]

/** One line of the report: what, and how many times (1 or more). */
export type ImportChange = { kind: ImportChangeKind; count: number }

/** Counts changes while a text is read. */
export class ChangeCount {
  private readonly counts = new Map<ImportChangeKind, number>()

  add(kind: ImportChangeKind, count = 1): void {
    this.counts.set(kind, (this.counts.get(kind) ?? 0) + count)
  }

  /** The report, without what did not happen. */
  report(): ImportChange[] {
    return IMPORT_CHANGES.flatMap((kind) => {
      const count = this.counts.get(kind) ?? 0
      return count === 0 ? [] : [{ kind, count }]
    })
  }
}
