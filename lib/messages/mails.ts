/** What each mail is called where an administrator sees it, by the name of its template. */
const MAIL_LABELS: Readonly<Record<string, string>> = {
  notification: 'Notification',
  digest: 'Digest',
  password: 'Link for a new password',
  'password-changed': 'News of a changed password',
  'sign-in': 'Link to sign in',
  'confirm-address': 'Link for a new account',
  'account-exists': 'News of an account that is there already',
  'new-address': 'Link to a new address',
  'address-changed': 'News of a changed address',
}

/** A mail's name; of one whose template is no more, that it is one. */
export function mailLabel(kind: string): string {
  return MAIL_LABELS[kind] ?? 'Mail'
}

/** Of a mail about which the mail server gave no answer. */
export const UNCLEAR_MAIL =
  'May not have arrived: Postil or the mail server was stopped while it was sent. It is not sent again, so that nobody gets it twice.'
