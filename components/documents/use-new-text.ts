import { useCallback, useEffect, useRef, useState } from 'react'
import { useFormAction } from '@/components/shell/use-form-action'
import type { FormAction } from '@/components/shell/use-form-action'
import type { TextPreview } from '@/lib/interchange/text-preview'
import type { DetailsValues } from './details-fields'
import { emptyText, sentText, withField, withOffers, withTyped } from './new-text-value'
import type { NewTextValue } from './new-text-value'
import type { SourceValue } from './source-field'
import { sourceProblem } from './source-problem'
import { useKeptText } from './use-kept-text'
import { useTextPreview } from './use-text-preview'

type Given = { action: FormAction; userId: string; language: string }

/**
 * A new text while it is made: what was pasted and said, what is offered, its preview, and its form. What was typed
 * before the scripts came, sent without them, or left unsaved on this device is taken over.
 */
export function useNewText({ action, userId, language }: Given) {
  const [value, setValue] = useState(() => emptyText(language))
  const [isBroughtBack, setBroughtBack] = useState(false)
  const area = useRef<HTMLTextAreaElement>(null)

  const onRecall = useCallback((kept: NewTextValue) => {
    setValue((now) => (now.source.text === '' ? kept : now))
    setBroughtBack(true)
  }, [])
  const forget = useKeptText(userId, value, onRecall)
  const { state, form, pending } = useFormAction(action, {
    // The preview says why.
    before: () => Promise.resolve(sourceProblem(value.source.text) === null),
    onSent: forget,
    isControlled: true,
  })

  const sent = value.source.text === '' ? sentText(state.values, language) : null
  const drawn = useRef(sent ?? value)
  useEffect(() => {
    const field = area.current
    if (!field?.form) return
    const typed = { ...Object.fromEntries(new FormData(field.form)), text: field.value }
    setValue((now) => withTyped(now, drawn.current, typed))
  }, [])

  const shown = sent ?? value
  const answer = (state.answer ?? null) as TextPreview | null
  const title = shown.own.includes('title') ? shown.details.title : ''
  const preview = useTextPreview(shown.source, title, answer)
  const details = withOffers(shown, preview.preview)

  return {
    area,
    source: shown.source,
    details,
    preview,
    state,
    form,
    pending,
    isBroughtBack,
    changeSource: (source: SourceValue) => setValue({ ...shown, source }),
    changeField: (field: keyof DetailsValues, changed: string) =>
      setValue(withField({ ...shown, details }, field, changed)),
    beginAnew: () => {
      forget()
      setBroughtBack(false)
      setValue(emptyText(language))
    },
  }
}
