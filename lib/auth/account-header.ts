/**
 * Names the account that a change is made as: where another is signed in, it is refused as if nobody were. In an answer, the account
 * that it was made for.
 */
export const ACCOUNT_HEADER = 'x-postil-account'
