import { useEffect, useRef } from 'react'
import { Button } from '@/components/ui/button'
import { showToast } from '@/components/ui/show-toast'
import styles from './api-tokens.module.css'

/** A secret that is shown this once, ready to be copied; it takes the focus, so that nobody misses it. */
export function NewSecret({ secret }: { secret: string }) {
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => {
    field.current?.focus()
    field.current?.select()
  }, [secret])

  async function handleCopy() {
    try {
      await navigator.clipboard.writeText(secret)
      showToast({ text: 'Copied' })
    } catch {
      // No clipboard without https: the words stay selected, and the keyboard copies them.
      field.current?.select()
      showToast({ text: 'Press Ctrl+C to copy' })
    }
  }

  return (
    <section className={styles.secret} aria-labelledby="new-secret">
      <h2 id="new-secret">Your new token</h2>
      <p id="new-secret-why">
        Copy it now. It is shown this once; what is stored cannot be turned back into it.
      </p>
      <div className={styles.copy}>
        <input
          ref={field}
          readOnly
          value={secret}
          aria-labelledby="new-secret"
          aria-describedby="new-secret-why"
          spellCheck={false}
        />
        <Button look="line" onClick={() => void handleCopy()}>
          Copy
        </Button>
      </div>
    </section>
  )
}
