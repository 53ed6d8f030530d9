'use client'

import { Notice } from '@/components/shell/notice'
import './styles/tokens.css'
import './styles/base.css'

/** Stands in for the whole document when even its shell failed. */
export default function GlobalError({ error }: { error: Error & { digest?: string } }) {
  return (
    <html lang="en">
      <body>
        <title>Not shown · Postil</title>
        <Notice
          title="Postil could not start this page"
          text="Load it again in a moment; if it happens again, tell whoever runs this installation."
          link={{ href: '/', label: 'Go to your readings' }}
          {...(error.digest === undefined ? {} : { trace: error.digest })}
        />
      </body>
    </html>
  )
}
