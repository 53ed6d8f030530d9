import { useEffect, useState, useSyncExternalStore } from 'react'
import { bodyExtensions } from '@/lib/documents/body-extensions'
import { bodyEditing } from './body-editing'
import { mathEditing } from './math-editing'
import { createSuggestions } from './body-suggestions'
import type { Suggests } from './body-suggestions'

/** The extensions of one editor, made once (others would be taken for other options), and what is offered in it now. */
export function useSuggestions(suggests: Suggests | undefined) {
  const [suggestions] = useState(createSuggestions)
  const [extensions] = useState(() => [...bodyExtensions, bodyEditing, mathEditing, suggestions.extension])
  useEffect(() => suggestions.ask(suggests ?? null), [suggestions, suggests])
  const offer = useSyncExternalStore(suggestions.subscribe, suggestions.current, () => null)
  return { extensions, suggestions, offer }
}
