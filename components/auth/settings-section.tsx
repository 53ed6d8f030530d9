import type { ReactNode } from 'react'
import styles from './settings-section.module.css'

export type SettingsSectionProps = {
  /** Its place in the page's address. */
  id: string
  title: string
  /** What was just done here, announced; null when nothing was. */
  done?: string | null
  children: ReactNode
}

/** One subject of the settings, under a heading that can be linked to. */
export function SettingsSection({ id, title, done = null, children }: SettingsSectionProps) {
  return (
    <section id={id} className={styles.section} aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{title}</h2>
      <div className={styles.content}>
        {done !== null && <output className={styles.done}>{done}</output>}
        {children}
      </div>
    </section>
  )
}
