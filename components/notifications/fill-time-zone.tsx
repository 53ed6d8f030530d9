'use client'

import { useEffect, useRef } from 'react'

/** Chooses the device's own time zone in the form around it, for somebody who has not chosen one. */
export function FillTimeZone() {
  const mark = useRef<HTMLSpanElement>(null)
  useEffect(() => {
    const field = mark.current?.closest('form')?.elements.namedItem('timeZone')
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone
    if (!(field instanceof HTMLSelectElement)) return
    if ([...field.options].some(({ value }) => value === zone)) field.value = zone
  }, [])
  return <span ref={mark} hidden />
}
