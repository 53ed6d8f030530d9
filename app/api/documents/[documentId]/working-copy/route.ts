import { SOURCE_BYTES } from '@/lib/interchange/input'
import { saveWorkingCopy } from '@/lib/server/documents/save-working-copy'
import { toRoute } from '@/lib/server/route'

export const PATCH = toRoute(saveWorkingCopy, 200, SOURCE_BYTES)
