import { Button } from './button'
import styles from './search-form.module.css'
import { TextField } from './text-field'

export type SearchFormProps = {
  /** The page that is asked, with what was typed as `words`. */
  path: string
  label: string
  /** What was looked for; empty for everything. */
  words: string
  /** UTF-16 units. */
  limit: number
}

/** Looks through a list by words; a form of the platform, so it needs no scripts and has an address. */
export function SearchForm({ path, label, words, limit }: SearchFormProps) {
  return (
    <search>
      <form action={path} className={styles.search}>
        <TextField label={label} name="words" type="search" maxLength={limit} defaultValue={words} />
        <Button type="submit" look="line">
          Find
        </Button>
      </form>
    </search>
  )
}
