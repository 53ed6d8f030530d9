'use client'

import { ArrowRight } from 'lucide-react'
import { ProblemNotice } from '@/components/shell/problem-notice'
import { useFormAction } from '@/components/shell/use-form-action'
import type { FormAction } from '@/components/shell/use-form-action'
import { Avatar } from '@/components/ui/avatar'
import styles from './sample-people.module.css'

export type SamplePerson = { id: string; name: string; label: string }

export type SamplePeopleProps = {
  people: readonly SamplePerson[]
  /** Reads `userId` and `next`, and signs in as that person. */
  action: FormAction
  /** Where to go afterwards: a path of this site. */
  next: string
}

/** One press to look around as a sample person; each is a form, so that it works before scripts. */
export function SamplePeople({ people, action, next }: SamplePeopleProps) {
  const { state, form } = useFormAction(action)
  return (
    <section aria-labelledby="sample-people">
      <h2 id="sample-people" className={styles.or}>
        or try it as{' '}
        {people.length === 1 ? 'a sample person' : `one of ${spelled(people.length)} sample people`}
      </h2>
      {state.problem !== null && <ProblemNotice problem={state.problem} />}
      <ul className={styles.list}>
        {people.map(({ id, name, label }) => (
          <li key={id}>
            <form {...form}>
              <input type="hidden" name="userId" value={id} />
              <input type="hidden" name="next" value={next} />
              <button type="submit" className={styles.person}>
                <Avatar name={name} />
                <span className={styles.words}>
                  <b>{name}</b> <span className={styles.label}>{label}</span>
                </span>
                <ArrowRight size={18} strokeWidth={1.75} className={styles.arrow} aria-hidden="true" />
              </button>
            </form>
          </li>
        ))}
      </ul>
      <p className={styles.why}>
        These accounts need no password. They are shown only where this installation offers them.
      </p>
    </section>
  )
}

function spelled(count: number): string {
  return ['', 'one', 'two', 'three', 'four', 'five', 'six'][count] ?? String(count)
}
