'use client'

import type { MouseEvent, ReactNode } from 'react'

export type HashLinkProps = {
  /** The address for a place in the page: what comes after the path that it is given. */
  href: string
  /** The query parameter that holds a path to come back to, which then gets the place; null: the address itself does. */
  within?: string | null
  className?: string
  children: ReactNode
}

/** A link that takes along the place which the page's own address names (`#p7`); without scripts it does without. */
export function HashLink({ href, within = null, className, children }: HashLinkProps) {
  function takeHash(event: MouseEvent<HTMLAnchorElement>) {
    const { hash } = window.location
    if (hash === '') return
    const url = new URL(href, window.location.origin)
    if (within === null) url.hash = hash
    else url.searchParams.set(within, (url.searchParams.get(within) ?? '') + hash)
    event.currentTarget.href = url.href
  }

  return (
    <a href={href} className={className} onClick={takeHash}>
      {children}
    </a>
  )
}
