import styles from './sign-in-links.module.css'

export type SignInLinksProps = {
  /** Null on the page itself. */
  signIn?: string
  /** Null where accounts are made by invitation. */
  signUp?: string | null
  forgot?: string
  /** Null where no mails are sent. */
  byMail?: string | null
}

/** The ways from one page around signing in to the others. Whole loads, so that nothing typed lives on. */
export function SignInLinks({ signIn, signUp = null, forgot, byMail = null }: SignInLinksProps) {
  return (
    <p className={styles.links}>
      {forgot !== undefined && <a href={forgot}>Forgotten your password?</a>}
      {byMail !== null && <a href={byMail}>Sign in by e-mail</a>}
      {signUp !== null && <a href={signUp}>Create an account</a>}
      {signIn !== undefined && <a href={signIn}>Sign in instead</a>}
    </p>
  )
}
