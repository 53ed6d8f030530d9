'use client'

import { X } from 'lucide-react'
import { useEffect, useId, useRef, useState } from 'react'
import type { Annotation } from '@/lib/annotations/annotation'
import type { EarlierBody } from '@/lib/annotations/earlier-body'
import { useRoom, useRoomState } from '@/lib/client/room'
import type { Problem } from '@/lib/errors/problem'
import { messageFor } from '@/lib/messages/format'
import { absoluteTime } from '@/lib/messages/time'
import { can } from '@/lib/permissions/can'
import { Button } from '@/components/ui/button'
import { AnnotationBody } from './annotation-body'
import styles from './edit-history.module.css'

type Props = { annotation: Annotation; onClose: () => void }
type Fetched = { items: EarlierBody[] | null; problem: Problem | null }

/** What an annotation said before, in a dialog of the platform, which keeps the focus and gives it back. */
export function EditHistory({ annotation, onClose }: Props) {
  const { loading } = useRoom()
  const dialog = useRef<HTMLDialogElement>(null)
  const titleId = useId()
  const [{ items, problem }, setFetched] = useState<Fetched>({ items: null, problem: null })
  const { id } = annotation

  useEffect(() => {
    if (!dialog.current?.open) dialog.current?.showModal()
    let isGone = false
    void loading.edits(id).then((result) => {
      if (isGone) return
      setFetched(
        result.ok ? { items: result.data.items, problem: null } : { items: null, problem: result.problem },
      )
    })
    return () => {
      isGone = true
    }
  }, [loading, id])

  function replace(edit: EarlierBody) {
    setFetched({ items: items?.map((one) => (one.edit === edit.edit ? edit : one)) ?? null, problem: null })
  }

  return (
    <dialog
      ref={dialog}
      className={styles.dialog}
      aria-labelledby={titleId}
      onClose={onClose}
      // The room's own keys must not act behind it.
      onKeyDown={(event) => event.stopPropagation()}
    >
      <div className={styles.head}>
        <h2 id={titleId} className={styles.title}>
          Earlier versions
        </h2>
        <Button icon aria-label="Close" onClick={() => dialog.current?.close()}>
          <X size={18} aria-hidden="true" />
        </Button>
      </div>
      {problem && <p role="alert">{messageFor(problem)}</p>}
      {items?.length === 0 && <p className={styles.quiet}>No earlier version is open to you.</p>}
      <ol className={styles.list} aria-busy={items === null && problem === null}>
        {items?.map((edit) => (
          <li key={edit.edit}>
            <Version annotation={annotation} edit={edit} onChange={replace} />
          </li>
        ))}
      </ol>
    </dialog>
  )
}

type VersionProps = { annotation: Annotation; edit: EarlierBody; onChange: (edit: EarlierBody) => void }

function Version({ annotation, edit, onChange }: VersionProps) {
  const { changing } = useRoom()
  const [isAsked, setAsked] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const mayEmpty = useRoomState(({ viewer, facts }) => {
    const { visibility, status } = edit
    const then = { ...annotation.facts.annotation, visibility, status }
    return can(viewer, 'edit:empty', { ...facts, ...annotation.facts, annotation: then })
  })

  async function empty() {
    const result = await changing.emptyEdit(annotation.id, edit.edit)
    setAsked(false)
    if (result.ok) onChange(result.data.edit)
    setProblem(result.ok ? null : result.problem)
  }

  return (
    <>
      <p className={styles.quiet}>
        Until <time dateTime={edit.replacedAt}>{absoluteTime(edit.replacedAt)}</time>
      </p>
      {edit.emptied ? (
        <p className={styles.removed} tabIndex={-1} ref={focusAfterEmptying}>
          {edit.emptied.by === 'author' ? 'Removed by its author' : 'Removed by a moderator'},{' '}
          {absoluteTime(edit.emptied.at)}
        </p>
      ) : edit.body ? (
        <AnnotationBody body={edit.body} />
      ) : (
        <p className={styles.removed}>A highlight without words</p>
      )}
      {problem && <p role="alert">{messageFor(problem)}</p>}
      {mayEmpty && edit.body && !isAsked && (
        <Button look="line" onClick={() => setAsked(true)}>
          Remove this version
        </Button>
      )}
      {mayEmpty && edit.body && isAsked && (
        <div className={styles.bar}>
          <span className={styles.quiet}>Its words are gone for good then.</span>
          <Button look="line" onClick={() => setAsked(false)}>
            Keep it
          </Button>
          <Button look="line" onClick={() => void empty()}>
            Remove for good
          </Button>
        </div>
      )}
    </>
  )
}

/** The button that was pressed is gone, and the focus must not fall out of the dialog. */
function focusAfterEmptying(place: HTMLElement | null): void {
  if (document.activeElement === document.body) place?.focus()
}
