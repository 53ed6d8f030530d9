/** Names the account that a change is made as. Where another is signed in, the change is refused as if nobody were. */
export const ACCOUNT_HEADER = 'x-postil-account'
