import { SOURCE_BYTES } from '@/lib/interchange/input'
import { previewDocument } from '@/lib/server/documents/preview-document'
import { toRoute } from '@/lib/server/route'

export const POST = toRoute(previewDocument, 200, SOURCE_BYTES)
