import { discardDraft } from '@/lib/server/annotations/discard-draft'
import { saveDraft } from '@/lib/server/annotations/save-draft'
import { toRoute } from '@/lib/server/route'

export const PUT = toRoute(saveDraft)
export const DELETE = toRoute(discardDraft)
