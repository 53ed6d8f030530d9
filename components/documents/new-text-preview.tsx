import { ProblemNotice } from '@/components/shell/problem-notice'
import type { DetailsValues } from './details-fields'
import styles from './documents.module.css'
import { TextPreviewBox } from './text-preview-box'
import type { PreviewState } from './use-text-preview'

/** Beside a new text: how it will look, why it cannot be stored, or what will stand here. */
export function NewTextPreview({ state, details }: { state: PreviewState; details: DetailsValues }) {
  const { preview, problem, pending } = state
  return (
    <section className={styles.preview} aria-labelledby="preview" aria-busy={pending}>
      <h2 id="preview">Preview</h2>
      {problem !== null && <ProblemNotice problem={problem} />}
      {preview !== null && <TextPreviewBox preview={preview} {...details} />}
      {preview === null && problem === null && (
        <p className={styles.hint}>
          {pending
            ? 'Reading the text.'
            : 'Here you see the text as it will be stored, before anything is saved.'}
        </p>
      )}
    </section>
  )
}
