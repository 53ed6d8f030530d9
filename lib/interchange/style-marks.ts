/**
 * The marks that an inline style stands for: word processors on the web write bold and italic as styles of spans.
 * `plain` names the marks that a style takes back (`<b style="font-weight: normal">` around a whole document).
 */
export function styleMarks(style: string): { marks: string[]; plain: string[] } {
  const marks: string[] = []
  const plain: string[] = []
  for (const declaration of style.toLowerCase().split(';')) {
    const [name = '', value = ''] = declaration.split(':').map((part) => part.trim())
    const mark = markOf(name, value)
    if (mark !== null) marks.push(mark)
    else if (name === 'font-weight' && value !== '') plain.push('bold')
    else if (name === 'font-style' && value !== '') plain.push('italic')
  }
  return { marks, plain }
}

function markOf(name: string, value: string): string | null {
  if (name === 'font-weight' && (/^bold(er)?$/.test(value) || Number.parseInt(value, 10) >= 600))
    return 'bold'
  if (name === 'font-style' && /^(italic|oblique)/.test(value)) return 'italic'
  if (name.startsWith('text-decoration') && value.includes('line-through')) return 'strike'
  if (name === 'vertical-align' && value === 'super') return 'superscript'
  if (name === 'vertical-align' && value === 'sub') return 'subscript'
  return null
}
