import 'server-only'
import type { Visibility } from '@/lib/annotations/visibility'
import { narrowest } from '@/lib/annotations/visibility'
import type { Skeleton } from '@/lib/server/annotations/rows'
import type { LoadedReading } from '@/lib/server/documents/load-reading'

type Plan = { authorId: string; root: Skeleton | null; reading: LoadedReading; visibility: Visibility }

/** Nobody's id: what is only planned has none. */
const PLANNED = '00000000-0000-7000-8000-000000000000'

/** What a viewer is writing, as the law would see it once it is posted; under `root`, or as a root of its own. */
export function plannedSkeleton({ authorId, root, reading, visibility }: Plan): Skeleton {
  return {
    id: PLANNED,
    rootId: root?.id ?? PLANNED,
    parentId: root?.id ?? null,
    authorId,
    authorRole: reading.row.role,
    status: 'approved',
    visibility: root ? narrowest(visibility, root.visibility) : visibility,
    deletedAt: null,
    lockedAt: null,
  }
}
