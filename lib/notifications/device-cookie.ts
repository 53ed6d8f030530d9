/** The cookie in which a device keeps the theme and the reading settings of a reader who is not signed in, as JSON. */
export const DEVICE_COOKIE = 'postil_reading'
