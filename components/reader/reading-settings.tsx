'use client'

import { Keyboard, RotateCcw } from 'lucide-react'
import { useId, useMemo } from 'react'
import type { CSSProperties, MouseEvent, ReactNode } from 'react'
import { FACES, DEFAULT_READING, MEASURE_BOUNDS, MEASURES } from '@/lib/auth/reading-settings'
import type { Measure } from '@/lib/auth/reading-settings'
import { THEMES } from '@/lib/auth/theme'
import { applyLook } from '@/lib/client/apply-look'
import type { PreferencesChange } from '@/lib/client/preferring'
import { useRoom, useRoomState } from '@/lib/client/room'
import { placeKeeper } from '@/lib/client/surface/keep-place'
import { messageFor } from '@/lib/messages/format'
import { FACE_LABELS, MEASURE_LABELS, THEME_LABELS } from '@/lib/messages/reading-labels'
import { Button } from '@/components/ui/button'
import styles from './reading-settings.module.css'

/** How the text is set: changed in place, while the words under the eye stay where they are. */
export function ReadingSettings() {
  const { store, preferring, navigating } = useRoom()
  const { theme, reading, showsPresence } = useRoomState(({ preferences }) => preferences)
  const problem = useRoomState((state) => state.preferenceProblem)
  const isKept = useRoomState(({ viewer }) => viewer.userId !== null)
  const keep = useMemo(() => placeKeeper(document.getElementById('article') ?? document.body), [])

  async function change(part: PreferencesChange) {
    await preferring.change(part)
    keep(() => applyLook(store.getState().preferences))
    // Cards and highlights stand by what the words did.
    window.dispatchEvent(new Event('resize'))
  }

  function showKeys(event: MouseEvent<HTMLElement>) {
    // Closed first, so that the focus comes back to what opened this and not to what is hidden by then.
    event.currentTarget.closest<HTMLElement>('[popover]')?.hidePopover()
    void navigating.showKeys(true)
  }

  return (
    <div className={styles.settings}>
      <Choice
        legend="Theme"
        value={theme}
        options={THEMES}
        labelOf={(one) => THEME_LABELS[one]}
        onChange={(one) => void change({ theme: one })}
      />
      <Choice
        legend="Face"
        value={reading.face}
        options={FACES}
        labelOf={(one) => <span data-sample={one}>{FACE_LABELS[one]}</span>}
        onChange={(face) => void change({ reading: { face } })}
      />
      {MEASURES.map((name) => (
        <Slider
          key={name}
          name={name}
          value={reading[name]}
          onChange={(value) => void change({ reading: { [name]: value } })}
        />
      ))}
      {isKept && (
        <label className={styles.presence}>
          <input
            type="checkbox"
            role="switch"
            checked={showsPresence}
            aria-checked={showsPresence}
            onChange={({ target }) => void preferring.change({ showsPresence: target.checked })}
          />
          Show others that I am reading
        </label>
      )}
      <div className={styles.end}>
        <Button look="line" onClick={() => void change({ theme: 'system', reading: DEFAULT_READING })}>
          <RotateCcw size={16} aria-hidden="true" />
          Reset all
        </Button>
        <output className={styles.kept}>
          {problem
            ? `Not kept. ${messageFor(problem)}`
            : isKept
              ? 'Kept with your account.'
              : 'Kept on this device.'}
        </output>
      </div>
      <Button onClick={showKeys}>
        <Keyboard size={16} aria-hidden="true" />
        Keyboard shortcuts
      </Button>
    </div>
  )
}

type ChoiceProps<T extends string> = {
  legend: string
  value: T
  options: readonly T[]
  labelOf: (option: T) => ReactNode
  onChange: (option: T) => void
}

function Choice<T extends string>({ legend, value, options, labelOf, onChange }: ChoiceProps<T>) {
  const name = useId()
  return (
    <fieldset className={styles.choice}>
      <legend>{legend}</legend>
      <div className={styles.options}>
        {options.map((option) => (
          <label key={option} className={styles.option}>
            <input
              type="radio"
              name={name}
              value={option}
              checked={option === value}
              onChange={() => onChange(option)}
            />
            <span>{labelOf(option)}</span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}

function Slider({
  name,
  value,
  onChange,
}: {
  name: Measure
  value: number
  onChange: (value: number) => void
}) {
  const id = useId()
  const { label, say } = MEASURE_LABELS[name]
  const { least, most, step } = MEASURE_BOUNDS[name]
  return (
    <div className={styles.measure}>
      <label htmlFor={id}>{label}</label>
      <output htmlFor={id}>{say(value)}</output>
      <input
        id={id}
        type="range"
        min={least}
        max={most}
        step={step}
        value={value}
        aria-valuetext={say(value)}
        style={{ '--at': (value - least) / (most - least) } as CSSProperties}
        onChange={(event) => onChange(Number(event.currentTarget.value))}
      />
    </div>
  )
}
