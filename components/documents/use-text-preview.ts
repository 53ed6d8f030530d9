import { useEffect, useState } from 'react'
import { createApi } from '@/lib/client/api'
import { documentsApi } from '@/lib/client/documents-api'
import type { Problem } from '@/lib/errors/problem'
import type { TextPreview } from '@/lib/interchange/text-preview'
import type { SourceValue } from './source-field'
import { sourceProblem } from './source-problem'

/** Ms without a change before the server is asked. */
const REST = 500

const api = documentsApi(createApi())

/** What is known of a text: its preview, why there is none, and whether an answer is on its way. */
export type PreviewState = { preview: TextPreview | null; problem: Problem | null; pending: boolean }

type Asked = Pick<SourceValue, 'format' | 'text' | 'lines'> & { title: string }
type Answered = { asked: Asked | null; preview: TextPreview | null; problem: Problem | null }

/**
 * The preview of what stands in a form, asked for whenever writing rests. The last one stays until the next has come.
 * `first` is what a form sent without scripts was answered.
 */
export function useTextPreview(source: SourceValue, title: string, first: TextPreview | null): PreviewState {
  const [answered, setAnswered] = useState<Answered>({ asked: null, preview: first, problem: null })
  const { format, text, lines } = source
  const isEmpty = text.trim() === ''

  useEffect(() => {
    if (isEmpty) return
    const asked = { format, text, lines, title }
    const abort = new AbortController()
    const timer = setTimeout(() => {
      const problem = sourceProblem(text)
      if (problem) return setAnswered({ asked, preview: null, problem })
      void api.preview(asked, abort.signal).then((result) => {
        if (abort.signal.aborted) return
        if (result.ok) setAnswered({ asked, preview: result.data, problem: null })
        else setAnswered({ asked, preview: null, problem: result.problem })
      })
    }, REST)
    return () => {
      clearTimeout(timer)
      abort.abort()
    }
  }, [isEmpty, format, text, lines, title])

  if (isEmpty) return { preview: null, problem: null, pending: false }
  return { ...answered, pending: !isSame(answered.asked, { format, text, lines, title }) }
}

function isSame(a: Asked | null, b: Asked): boolean {
  return (
    a !== null && a.format === b.format && a.lines === b.lines && a.title === b.title && a.text === b.text
  )
}
