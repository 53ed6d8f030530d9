import { Button } from '@/components/ui/button'
import { KIND_LABELS } from '@/lib/messages/notifications'
import type { Kind } from '@/lib/notifications/kinds'

type Props = {
  /** Which mails the link ends, and whether they still come; null for a link that is not good. */
  found: { of: Kind | 'digest'; isMailed: boolean } | null
  /** Where the form goes. */
  path: string
}

const SETTINGS = '/settings#notifications'

/** Asks before it ends the mails that a link names. */
export function UnsubscribePanel({ found, path }: Props) {
  if (found === null) {
    return (
      <p>
        This link does not work. In your <a href={SETTINGS}>settings</a> you choose which mails you get.
      </p>
    )
  }
  const name = found.of === 'digest' ? 'The daily digest' : `Mails for “${KIND_LABELS[found.of]}”`
  if (!found.isMailed) {
    return (
      <p>
        {name} will not come any more. In your <a href={SETTINGS}>settings</a> you can have it again.
      </p>
    )
  }
  return (
    <form method="post" action={path}>
      <p>{name}: do you want no more of them? The list of notifications stays as it is.</p>
      <input type="hidden" name="List-Unsubscribe" value="One-Click" />
      <input type="hidden" name="page" value="1" />
      <Button type="submit" look="main">
        Stop these mails
      </Button>
    </form>
  )
}
