import 'server-only'
import type { ExportFormat } from '@/lib/auth/export-input'
import { CSV_BEGINNING, csvLine } from '@/lib/interchange/to-csv'
import { collectionParts, JSON_LD_TYPE, toJsonLd } from '@/lib/interchange/to-json-ld'
import type { Written } from '@/lib/interchange/written'
import { htmlParts, toHtml } from '@/lib/interchange/written-html'
import { VISIBILITY_LABELS } from '@/lib/messages/visibility-labels'

/** What a file of a person's own is made of besides their words. */
export type ExportAbout = { id: string; name: string; total: number; at: Date }

/** A form of export: how the file begins and ends, and each annotation in it; `i` counts from 0. */
export type ExportForm = {
  type: string
  parts: (about: ExportAbout) => [beginning: string, end: string]
  item: (written: Written, i: number) => string
}

const COLUMNS = [
  'Link',
  'Text',
  'Group',
  'Kind',
  'Seen by',
  'Written',
  'Edited',
  'Passage',
  'Words',
  'Tags',
  'Answers',
]

/** The three forms in which people take along what they wrote. */
export const EXPORT_FORMS: Readonly<Record<ExportFormat, ExportForm>> = {
  jsonld: {
    type: JSON_LD_TYPE,
    parts: ({ id, name, total }) => collectionParts({ id, label: `Annotations by ${name}`, total }),
    item: (written, i) => `${i === 0 ? '' : ',\n'}${JSON.stringify(toJsonLd(written))}`,
  },
  html: {
    type: 'text/html; charset=utf-8',
    parts: ({ name, total, at }) =>
      htmlParts({
        title: `Annotations by ${name}`,
        about: `${total} in all, as of ${at.toISOString().slice(0, 10)}.`,
      }),
    item: toHtml,
  },
  csv: {
    type: 'text/csv; charset=utf-8',
    parts: () => [`${CSV_BEGINNING}${csvLine(COLUMNS)}`, ''],
    item: (one) =>
      csvLine([
        one.id,
        one.title,
        one.group,
        one.motivation,
        VISIBILITY_LABELS[one.visibility],
        one.createdAt,
        one.modifiedAt ?? '',
        one.targets.flatMap(({ selectors }) => (selectors === null ? [] : [selectors.exact])).join('\n'),
        one.text,
        one.tags.join(' '),
        one.inReplyTo ?? '',
      ]),
  },
}
