'use client'

import { useId } from 'react'
import { useRoom, useRoomState } from '@/lib/client/room'
import { messageFor } from '@/lib/messages/format'
import { SHORTCUT_LABELS } from '@/lib/messages/shortcut-labels'
import { Dialog } from '@/components/ui/dialog'
import styles from './shortcuts-dialog.module.css'

/** The keys of the room, and whether single letters are among them. */
export function ShortcutsDialog() {
  const { navigating } = useRoom()
  return (
    <Dialog title="Keyboard shortcuts" onClose={() => navigating.showKeys(false)}>
      <LetterKeys />
      {SHORTCUT_LABELS.map(({ title, rows }) => (
        <table key={title} className={styles.keys}>
          <caption>{title}</caption>
          <tbody>
            {rows.map(({ keys, does }) => (
              <tr key={does}>
                <th scope="row">{does}</th>
                <td>
                  {keys.map((key) => (
                    <kbd key={key}>{key}</kbd>
                  ))}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      ))}
      <p className={styles.note}>On a Mac, Cmd stands for Ctrl.</p>
    </Dialog>
  )
}

function LetterKeys() {
  const { preferring } = useRoom()
  const hintId = useId()
  const areOn = useRoomState(({ preferences }) => preferences.letterKeys)
  const problem = useRoomState(({ preferenceProblem }) => preferenceProblem)
  return (
    <div className={styles.switch}>
      <label>
        <input
          type="checkbox"
          role="switch"
          checked={areOn}
          aria-checked={areOn}
          aria-describedby={hintId}
          onChange={({ target }) => void preferring.change({ letterKeys: target.checked })}
        />
        Single-letter keys
      </label>
      <p id={hintId} className={styles.note}>
        Off, keys that type something do nothing in the room: for speech input, or when they are in the way.
      </p>
      {problem && <p role="alert">{messageFor(problem)}</p>}
    </div>
  )
}
