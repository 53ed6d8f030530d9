'use client'

import { Suspense, useSyncExternalStore } from 'react'
import { lazyPart } from '@/components/ui/lazy-part'
import type { ArticleEditorProps } from '@/components/editor/article-editor'
import type { FormAction } from '@/components/shell/use-form-action'
import type { Editing } from '@/lib/documents/editing'
import type { WorkingCopy } from '@/lib/documents/working-copy'
import { CopyConflict } from './copy-conflict'
import { CopyStatus } from './copy-status'
import styles from './documents.module.css'
import { PublishForm } from './publish-form'
import { useCopySaving } from './use-copy-saving'

type Props = {
  editing: Pick<Editing, 'id' | 'language' | 'direction'>
  copy: WorkingCopy
  userId: string
  /** The slug of the group it is meant for; empty for none. */
  group: string
  publish: FormAction
}

const Editor = lazyPart<ArticleEditorProps>(
  () => import('@/components/editor/article-editor').then((module) => module.ArticleEditor),
  () => <p className={styles.soft}>The editor could not be fetched. Reload the page to write.</p>,
)

/** The unpublished text: shown by the server, written once the editor has come, saved as it is written, and published. */
export function WorkingCopyEditor({ editing, copy, userId, group, publish }: Props) {
  const { id, language, direction } = editing
  const isLive = useSyncExternalStore(never, yes, no)
  const saving = useCopySaving({ id, userId, copy })
  const { state } = saving

  const shown = (
    <div
      className={`article ProseMirror ${styles.standing}`}
      lang={language}
      dir={direction}
      dangerouslySetInnerHTML={{ __html: copy.html }}
    />
  )

  return (
    <>
      <section className={styles.part} aria-labelledby="text">
        <h2 id="text">Text</h2>
        {isLive ? (
          <Suspense fallback={shown}>
            <Editor
              initial={copy.json}
              language={language}
              direction={direction}
              onReady={saving.onReady}
              onChange={saving.onChange}
            />
          </Suspense>
        ) : (
          shown
        )}
        {isLive && <CopyStatus state={state} />}
        {state.kind === 'conflict' && (
          <CopyConflict
            current={state.current}
            language={language}
            direction={direction}
            onKeepMine={() => saving.keepMine(state.current.number)}
            onTakeTheirs={() => saving.takeTheirs(state.current)}
          />
        )}
        <noscript>
          <p className={styles.hint}>Writing in the text needs scripts. It can be published as it is.</p>
        </noscript>
      </section>
      <PublishForm
        action={publish}
        documentId={id}
        number={copy.number}
        group={group}
        prepare={async () => ((await saving.flush()) ? saving.number() : null)}
      />
    </>
  )
}

/** False for the first HTML, and true from then on. */
const never = () => () => undefined
const yes = () => true
const no = () => false
