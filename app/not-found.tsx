import type { Metadata } from 'next'
import { Notice } from '@/components/shell/notice'

export const metadata: Metadata = { title: 'Not here' }

/** One page for what is absent and for what is not the viewer's to know of; it says nothing that would tell them apart. */
export default function NotFound() {
  return (
    <Notice
      title="There is no such page"
      text="The address may be mistyped, or what it led to is not open to you."
      link={{ href: '/', label: 'Go to your readings' }}
    />
  )
}
