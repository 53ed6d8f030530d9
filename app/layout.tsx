import type { Metadata, Viewport } from 'next'
import { connection } from 'next/server'
import type { ReactNode } from 'react'
import { SkipLink } from '@/components/shell/skip-link'
import { ToastHost } from '@/components/ui/toast'
import { pageContext } from '@/lib/server/page-context'
import './fonts'
import './styles/fonts.css'
import './styles/tokens.css'
import './styles/base.css'
import './styles/article.css'
import './styles/print.css'

export const metadata: Metadata = {
  title: { default: 'Postil', template: '%s · Postil' },
  description: 'Read a text together, with your annotations in its margin.',
}

export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  // The composer stays above the keyboard of a phone.
  interactiveWidget: 'resizes-content',
  colorScheme: 'light dark',
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#fcfaf5' },
    { media: '(prefers-color-scheme: dark)', color: '#14110e' },
  ],
}

/** The document shell of every page. */
export default async function RootLayout({ children }: { children: ReactNode }) {
  // A page built ahead of its request would carry no nonce, and the policy of proxy.ts would stop its scripts.
  await connection()
  // Whose words are kept on this device. Where it cannot be asked, the page itself says why.
  const account = await pageContext().then(
    ({ viewer }) => viewer.userId,
    () => null,
  )
  return (
    <html lang="en">
      <body data-account={account ?? undefined}>
        <SkipLink />
        {children}
        <ToastHost />
      </body>
    </html>
  )
}
