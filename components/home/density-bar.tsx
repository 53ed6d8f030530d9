import styles from './density-bar.module.css'

/** Where in a text its threads are, part by part; a picture beside their number, without words of its own. */
export function DensityBar({ counts }: { counts: readonly number[] }) {
  if (counts.length === 0) return null
  return (
    <span className={styles.bar} aria-hidden="true">
      {counts.map((count, part) => (
        <i key={part} data-n={Math.min(count, 2)} />
      ))}
    </span>
  )
}
