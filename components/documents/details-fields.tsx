import type { FormErrors } from '@/components/auth/form-errors'
import { SelectField } from '@/components/ui/select-field'
import { TextField } from '@/components/ui/text-field'
import { LANGUAGES } from '@/lib/documents/languages'
import styles from './documents.module.css'

export type DetailsValues = {
  title: string
  author: string
  source: string
  language: string
  direction: string
}

type Props = {
  values: DetailsValues
  errors: FormErrors
  /** Where a script follows what is typed: the field that changed and its new value. */
  onChange?: (field: keyof DetailsValues, value: string) => void
}

const DIRECTIONS = [
  ['auto', 'As the text begins'],
  ['ltr', 'Left to right'],
  ['rtl', 'Right to left'],
] as const

/** The fields in which a form says what a text is; the same for a new one and for one that is there. */
export function DetailsFields({ values, errors, onChange }: Props) {
  const field = (name: keyof DetailsValues) => ({
    name,
    error: errors.of(name),
    ...(onChange
      ? {
          value: values[name],
          onChange: (event: { target: { value: string } }) => onChange(name, event.target.value),
        }
      : { defaultValue: values[name] }),
  })
  return (
    <>
      <TextField label="Title" required dir="auto" autoComplete="off" {...field('title')} />
      <div className={styles.pair}>
        <TextField label="Author" dir="auto" autoComplete="off" {...field('author')} />
        <TextField
          label="Source"
          dir="auto"
          autoComplete="off"
          hint="Where the text comes from, as readers are told."
          {...field('source')}
        />
        <SelectField label="Language" options={languages(values.language)} {...field('language')} />
        <SelectField label="Direction of writing" options={DIRECTIONS} {...field('direction')} />
      </div>
    </>
  )
}

/** The languages by name, and the one that is set if it is none of them. */
function languages(current: string): readonly (readonly [string, string])[] {
  const isKnown = LANGUAGES.some(([code]) => code === current)
  return isKnown ? LANGUAGES : [[current, current], ...LANGUAGES]
}
