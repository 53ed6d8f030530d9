import styles from './data-links.module.css'

const FORMS = [
  { format: 'jsonld', label: 'JSON-LD', hint: 'W3C Web Annotations, for other programs' },
  { format: 'html', label: 'HTML', hint: 'a page to read and print' },
  { format: 'csv', label: 'CSV', hint: 'a table for a spreadsheet' },
  {
    format: 'json',
    label: 'everything',
    hint: 'also your drafts, settings, groups, devices and what you valued, as JSON',
  },
]

/** Downloads of everything one wrote, in three forms, and of all that is kept about one. */
export function DataLinks() {
  return (
    <ul className={styles.list}>
      {FORMS.map(({ format, label, hint }) => (
        <li key={format}>
          <a href={`/api/account/data?format=${format}`} download>
            Download {label}
          </a>{' '}
          <span>{hint}</span>
        </li>
      ))}
    </ul>
  )
}
