import styles from './page-tabs.module.css'

export type PageTab = { href: string; label: string }

/** The pages of one thing, as links beside each other; that of `current` says that one is on it. */
export function PageTabs({
  label,
  tabs,
  current,
}: {
  label: string
  tabs: readonly PageTab[]
  current: string
}) {
  return (
    <nav aria-label={label} className={styles.tabs}>
      {tabs.map(({ href, label: words }) => (
        <a key={href} href={href} aria-current={href === current ? 'page' : undefined}>
          {words}
        </a>
      ))}
    </nav>
  )
}
