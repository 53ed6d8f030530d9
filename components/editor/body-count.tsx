import { VisuallyHidden } from '@/components/ui/visually-hidden'
import { BODY_TEXT_LIMIT } from '@/lib/documents/validate'
import { withSeparators } from '@/lib/messages/counts'
import styles from './body-count.module.css'

/** From here on somebody may have to think of it, in UTF-16 units. */
const NEAR = BODY_TEXT_LIMIT - 500

/** How much may still be written, near the limit; nothing before. Said aloud only when the limit is passed. */
export function BodyCount({ id, length }: { id: string; length: number }) {
  const over = length - BODY_TEXT_LIMIT
  return (
    <>
      <p id={id} className={styles.count} data-over={over > 0 || undefined} hidden={length < NEAR}>
        {length >= NEAR &&
          (over > 0 ? `${withSeparators(over)} characters too many` : `${-over} characters left`)}
      </p>
      <VisuallyHidden>
        <output>{over > 0 ? `Longer than ${withSeparators(BODY_TEXT_LIMIT)} characters` : ''}</output>
      </VisuallyHidden>
    </>
  )
}
