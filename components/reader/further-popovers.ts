/** The popover of the contents; `lib/client/wire-contents.ts` marks the current heading in it. */
export const CONTENTS = 'contents'

/** The popover of the reading settings. */
export const READING_SETTINGS = 'reading-settings'

/** The popover that holds, on a phone, what neither the bar nor the line of tools has room for. */
export const FURTHER_TOOLS = 'further-tools'
