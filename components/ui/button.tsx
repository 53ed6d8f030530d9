import type { ComponentProps } from 'react'
import styles from './button.module.css'

/** `plain` among text, `line` beside a primary button, `main` once per form. */
export type ButtonLook = 'plain' | 'line' | 'main'

export type ButtonProps = ComponentProps<'button'> & {
  look?: ButtonLook
  /** A square around one icon; such a button needs an `aria-label`. */
  icon?: boolean
  /** As wide as what holds it. */
  wide?: boolean
}

/** A button that submits nothing unless told to. */
export function Button({ look = 'plain', icon, wide, className, type = 'button', ...rest }: ButtonProps) {
  const classes = [styles.button, styles[look], icon && styles.icon, wide && styles.wide, className]
  return <button {...rest} type={type} className={classes.filter(Boolean).join(' ')} />
}
