'use client'

import { Notice } from '@/components/shell/notice'
import { Button } from '@/components/ui/button'

/**
 * A page that could not be shown. The digest is the trace under which the server logged it; nothing else is told. Trying
 * again loads the page whole: an article comes no other way.
 */
export default function ErrorPage({ error }: { error: Error & { digest?: string } }) {
  return (
    <>
      {/* The page's own title may be part of what failed. */}
      <title>Not shown · Postil</title>
      <Notice
        title="This page could not be shown"
        text="Try again; drafts of annotations are kept in this browser. If it happens again, tell whoever runs this installation."
        {...(error.digest === undefined ? {} : { trace: error.digest })}
      >
        <Button look="main" onClick={() => window.location.reload()}>
          Try again
        </Button>
      </Notice>
    </>
  )
}
