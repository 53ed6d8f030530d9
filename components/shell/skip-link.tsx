import styles from './skip-link.module.css'

/** The first stop of the keyboard: past the header to `<main id="main">`, which every page has. */
export function SkipLink() {
  return (
    <a className={styles.link} data-shell="" href="#main">
      Skip to the content
    </a>
  )
}
