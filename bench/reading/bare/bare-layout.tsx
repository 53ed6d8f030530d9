import { connection } from 'next/server'
import type { ReactNode } from 'react'
import '@/app/fonts'
import '@/app/styles/fonts.css'
import '@/app/styles/tokens.css'
import '@/app/styles/base.css'
import '@/app/styles/article.css'
import '@/app/styles/print.css'

/** The shell of the bare page: the sheets and the nonce of every page, and nothing asked of anybody. */
export async function BareLayout({ children }: { children: ReactNode }) {
  await connection()
  return (
    <html lang="en">
      <body>{children}</body>
    </html>
  )
}
