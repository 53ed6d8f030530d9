/** The lenses as they are called where they are chosen. */
export const LENS_LABELS = {
  all: 'All',
  unread: 'Unread',
  recent: 'Since your last visit',
  mine: 'Mine',
  none: 'None',
} as const
