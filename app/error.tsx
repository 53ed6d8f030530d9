'use client'

import { Notice } from '@/components/shell/notice'
import { Button } from '@/components/ui/button'

/** A page that could not be shown. The digest is the trace under which the server logged it; nothing else is told. */
export default function ErrorPage({
  error,
  reset,
}: {
  error: Error & { digest?: string }
  reset: () => void
}) {
  return (
    <Notice
      title="This page could not be shown"
      text="Try again; drafts of annotations are kept in this browser. If it happens again, tell whoever runs this installation."
      {...(error.digest === undefined ? {} : { trace: error.digest })}
    >
      <Button look="main" onClick={reset}>
        Try again
      </Button>
    </Notice>
  )
}
