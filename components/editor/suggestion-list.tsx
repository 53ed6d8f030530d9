'use client'

import type { Editor } from '@tiptap/react'
import { useEffect, useId, useMemo } from 'react'
import { OptionList, optionId } from '@/components/ui/option-list'
import { VisuallyHidden } from '@/components/ui/visually-hidden'
import type { Offer } from './body-suggestions'

type Props = { editor: Editor; offer: Offer | null }

/** What is offered at the cursor. The words keep the focus, and say by `aria-activedescendant` what Enter takes. */
export function SuggestionList({ editor, offer }: Props) {
  const id = useId()
  const active = offer === null ? null : optionId(id, offer.active)
  const rect = offer?.rect
  const anchor = useMemo(
    () =>
      rect ? { contextElement: editor.view.dom, getBoundingClientRect: () => rect() ?? new DOMRect() } : null,
    [editor, rect],
  )

  useEffect(() => {
    const field = editor.view.dom
    if (active === null) return
    field.setAttribute('aria-controls', id)
    field.setAttribute('aria-activedescendant', active)
    return () => {
      field.removeAttribute('aria-controls')
      field.removeAttribute('aria-activedescendant')
    }
  }, [editor, id, active])

  const chosen = offer?.options[offer.active]
  return (
    <>
      {offer && (
        <OptionList
          id={id}
          label={offer.sign === '@' ? 'People' : 'Tags'}
          options={offer.options}
          active={offer.active}
          anchor={anchor}
          onPick={offer.pick}
        />
      )}
      <VisuallyHidden>
        <output>
          {chosen
            ? `${chosen.label}, ${(offer?.active ?? 0) + 1} of ${offer?.options.length}, Enter takes it`
            : ''}
        </output>
      </VisuallyHidden>
    </>
  )
}
