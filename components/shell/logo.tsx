import styles from './logo.module.css'

/** The name with its rubric bar, as a rubricator would have ruled it. */
export function Logo({ large = false }: { large?: boolean }) {
  return <span className={`${styles.logo} ${large ? styles.large : ''}`}>Postil</span>
}
