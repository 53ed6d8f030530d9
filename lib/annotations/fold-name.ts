/** A name as it is looked for: without case and accents, so that "zoe" finds "Zoë". */
export function foldName(name: string): string {
  return name
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
}
