import { LINE_KINDS, SOURCE_FORMATS } from '@/lib/interchange/input'
import type { TextPreview } from '@/lib/interchange/text-preview'
import type { DetailsValues } from './details-fields'
import type { SourceValue } from './source-field'

/** A new text with all that was said about it. `own` are the fields that somebody has filled in: nothing is offered over them. */
export type NewTextValue = { source: SourceValue; details: DetailsValues; own: (keyof DetailsValues)[] }

const FIELDS = ['title', 'author', 'source', 'language', 'direction'] as const

/** Nothing yet, in the language that the browser suggests. */
export function emptyText(language: string): NewTextValue {
  return {
    source: { format: 'text', text: '', lines: 'keep', plain: null },
    details: { title: '', author: '', source: '', language, direction: 'auto' },
    own: [],
  }
}

/** The same with one field as somebody has filled it in; an emptied title is open to offers again. */
export function withField(now: NewTextValue, field: keyof DetailsValues, value: string): NewTextValue {
  const others = now.own.filter((one) => one !== field)
  const isOpen = field === 'title' && value === ''
  return { ...now, details: { ...now.details, [field]: value }, own: isOpen ? others : [...others, field] }
}

/** The details with what a preview offers in the fields that nobody has filled in. */
export function withOffers({ details, own }: NewTextValue, preview: TextPreview | null): DetailsValues {
  return {
    ...details,
    title: own.includes('title') ? details.title : (preview?.title ?? details.title),
    language: own.includes('language') ? details.language : (preview?.language ?? details.language),
  }
}

/** The value that a form sent without scripts brought back; null where it was not sent. */
export function sentText(values: Record<string, string>, language: string): NewTextValue | null {
  if (values['text'] === undefined) return null
  const { details } = emptyText(language)
  for (const field of FIELDS) details[field] = values[field] ?? details[field]
  return readText({ source: values, details, own: FIELDS.filter((field) => values[field]) })
}

/**
 * The same with what a form holds beyond what was drawn in it: a browser without scripts yet, or one that restores a page,
 * has fields that nobody was told of.
 */
export function withTyped(
  now: NewTextValue,
  drawn: NewTextValue,
  values: Record<string, unknown>,
): NewTextValue {
  const typed = (name: string, before: string) => {
    const value = values[name]
    return typeof value === 'string' && value !== before ? value : null
  }
  const source = {
    ...now.source,
    text: typed('text', drawn.source.text) ?? now.source.text,
    format: typed('format', drawn.source.format) ?? now.source.format,
    lines: typed('lines', drawn.source.lines) ?? now.source.lines,
  }
  const read = readText({ ...now, source }) ?? now
  return FIELDS.reduce((value, field) => {
    const found = typed(field, drawn.details[field])
    return found === null ? value : withField(value, field, found)
  }, read)
}

/** What was kept on a device, or null when it has another shape. */
export function readText(value: unknown): NewTextValue | null {
  if (typeof value !== 'object' || value === null) return null
  const { source, details, own } = value as Partial<NewTextValue>
  if (!source || !details || typeof source.text !== 'string') return null
  return {
    source: {
      text: source.text,
      format: SOURCE_FORMATS.find((one) => one === source.format) ?? 'text',
      lines: LINE_KINDS.find((one) => one === source.lines) ?? 'keep',
      plain: typeof source.plain === 'string' ? source.plain : null,
    },
    details: {
      title: String(details.title ?? ''),
      author: String(details.author ?? ''),
      source: String(details.source ?? ''),
      language: String(details.language ?? 'en'),
      direction: String(details.direction ?? 'auto'),
    },
    own: FIELDS.filter((field) => Array.isArray(own) && own.includes(field)),
  }
}
