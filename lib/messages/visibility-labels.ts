// Apart from the texts about failures, which the first screen does without.

/** For whom an annotation is, where no group is named. */
export const VISIBILITY_LABELS = { group: 'The group', moderators: 'Moderators', private: 'Only me' } as const
