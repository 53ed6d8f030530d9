import { describe, expect, test } from 'vitest'
import { csvLine } from '@/lib/interchange/to-csv'

describe('a line of CSV', () => {
  test.each([
    ['plain cells', ['a', 'b c'], 'a,b c\r\n'],
    ['what needs quotes', ['a,b', 'say "so"', 'two\nlines'], '"a,b","say ""so""","two\nlines"\r\n'],
    ['what would be a formula', ['=1+1', '+1', '-1', '@a', '\t=1'], "'=1+1,'+1,'-1,'@a,'\t=1\r\n"],
    ['wide signs that a spreadsheet reads alike', ['\uff1d1'], "'\uff1d1\r\n"],
    ['nothing', ['', ''], ',\r\n'],
  ])('%s', (_, cells, line) => {
    expect(csvLine(cells)).toBe(line)
  })
})
