import { exportWritten } from '@/lib/server/interchange/export-written'
import { toFile } from '@/lib/server/to-file'

export const GET = toFile(exportWritten)
