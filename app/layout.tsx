import type { Metadata, Viewport } from 'next'
import { connection } from 'next/server'
import type { CSSProperties, ReactNode } from 'react'
import { KeptPages } from '@/components/shell/kept-pages'
import { SkipLink } from '@/components/shell/skip-link'
import { BellProvider } from '@/components/notifications/bell-context'
import { ToastHost } from '@/components/ui/toast'
import { pageContext } from '@/lib/server/page-context'
import { readingLook } from '@/lib/auth/reading-look'
import { pageBell } from './page-bell'
import { pagePreferences } from './page-preferences'
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

/** Colours of the browser's own frame, as the tokens' paper. */
const FRAME = { light: '#fcfaf5', white: '#ffffff', dark: '#14110e' } as const

/** The frame has the colours of the reader's theme. */
export async function generateViewport(): Promise<Viewport> {
  const { theme } = await pagePreferences()
  return {
    width: 'device-width',
    initialScale: 1,
    // The composer stays above the keyboard of a phone.
    interactiveWidget: 'resizes-content',
    ...(theme === 'system'
      ? {
          colorScheme: 'light dark',
          themeColor: [
            { media: '(prefers-color-scheme: light)', color: FRAME.light },
            { media: '(prefers-color-scheme: dark)', color: FRAME.dark },
          ],
        }
      : { colorScheme: theme === 'dark' ? 'dark' : 'light', themeColor: FRAME[theme] }),
  }
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
  const [{ theme, reading }, bell] = await Promise.all([pagePreferences(), pageBell()])
  const { data, properties } = readingLook(theme, reading)
  return (
    // A reader changes the look in place; what stands there is no mistake of the server's.
    <html
      lang="en"
      data-theme={data['theme']}
      data-face={data['face']}
      style={properties as CSSProperties}
      suppressHydrationWarning
    >
      <body data-account={account ?? undefined}>
        <SkipLink />
        <BellProvider bell={bell}>{children}</BellProvider>
        <ToastHost />
        <KeptPages />
      </body>
    </html>
  )
}
