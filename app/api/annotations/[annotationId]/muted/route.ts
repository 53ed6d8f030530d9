import { muteAuthor } from '@/lib/server/annotations/mute-author'
import { toRoute } from '@/lib/server/route'

export const PUT = toRoute(muteAuthor)
