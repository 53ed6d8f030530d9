/** A Markdown table, numbers to the right: all columns but the first. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  const rule = line(head.map((_, i) => (i === 0 ? ':--' : '--:')))
  return [line(head), rule, ...rows.map(line)].join('\n')
}
